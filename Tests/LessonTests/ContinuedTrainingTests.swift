import Foundation
import ModelFiles
import TestSupport
import Testing

/// k iterations, then n - k more from the saved model, equal n iterations to the last digit, where the pages say so.
@Suite struct ContinuedTrainingTests {
  /// Programs with options, and whether the seeds of the mini-batches have to begin k later.
  static let equal: [(name: String, options: String, usesBatches: Bool)] = [
    ("deep_neural_network_v1", "", false), ("deep_neural_network_v2", "", false),
    ("deep_neural_network_ng", "", false),
    ("deep_neural_network_v2", "--dataset two.csv --standardize --initialization he", false),
    ("deep_neural_network_with_L2", "", false), ("deep_neural_network_with_dropout", "", false),
    ("deep_neural_network_with_dropout", "--scaling prediction", false),
    ("deep_neural_network_with_gd", "--method batch", false),
    ("deep_neural_network_with_gd", "--method stochastic", false),
    ("deep_neural_network_with_gd", "--method mini-batch", true),
    ("deep_neural_network_with_optimizers", "--optimizer gradient-descent", true),
    ("batch_normalization", "", true), ("batch_normalization", "--corrected", true),
    ("deep_neural_network_release", "", false), ("softmax_regression", "--dataset iris", false),
    ("softmax_regression", "--dataset iris --hidden 6 --lambda 0.5", false),
    ("softmax_regression", "--dataset iris --hidden 6 --lambda 0.5 --batch-size 16", true),
  ]

  private static let masks =
    "Note: the masks start again from --mask-seed 1, and not where the saved run stopped."
  private static let batches = """
    Note: the mini-batches start again from --batch-seed 1; add the number of the saved run's epochs to that seed, and \
    training continues as if it had not stopped.
    """
  private static let state =
    "Note: the optimizer's state is not saved: its averages begin at 0, as in a run from the start."

  /// Programs that do not save all their state: notes say what is missing.
  static let different: [(name: String, options: String, notes: [String])] = [
    ("deep_neural_network_with_dropout", "--corrected", [masks]),
    ("deep_neural_network_with_optimizers", "--optimizer adam", [batches, state]),
    ("deep_neural_network_with_optimizers", "--optimizer momentum", [batches, state]),
    ("deep_neural_network_with_gd", "--method mini-batch", [batches]), ("batch_normalization", "", [batches]),
    ("softmax_regression", "--dataset iris --optimizer adam", [batches, state]),
    ("softmax_regression", "--dataset iris --batch-size 16", [batches]),
  ]

  /// The tensors after n iterations at once, and after k and n - k, and what the last run says on stderr.
  private func tensors(
    _ name: String, _ options: String, movesBatches: Bool
  ) throws -> (once: [ModelFile.Tensor], inTwo: [ModelFile.Tensor], notes: String) {
    let (k, n) = (3, 7)
    return try withTemporaryFolder { folder in
      try smallTable.write(to: folder.appending(path: "two.csv"), atomically: false, encoding: .utf8)
      let words = options.split(separator: " ").map(String.init) + ["--no-plot"]
      func train(_ iterations: Int, _ more: [String], to file: String) throws -> ProgramResult {
        let result = try runProgram(
          name, words + ["--iterations", "\(iterations)", "--save", file] + more, in: folder)
        #expect(result.status == 0, "\(name) \(options): \(result)")
        return result
      }
      _ = try train(n, [], to: "n")
      _ = try train(k, [], to: "k")
      let rest = try continued(
        name, words, from: "k", n - k, movesBatches ? ["--batch-seed", "\(1 + k)"] : [], folder)
      let files = try ["n", "rest"].map { file in
        try ModelFile(bytes: Array(Data(contentsOf: folder.appending(path: file)))).tensors
      }
      return (files[0], files[1], rest.stderr)
    }
  }

  private func continued(
    _ name: String, _ words: [String], from file: String, _ iterations: Int, _ more: [String], _ folder: URL
  ) throws -> ProgramResult {
    // The first weights come from the model.
    var words = words
    if let index = words.firstIndex(of: "--initialization") { words.removeSubrange(index...index + 1) }
    let result = try runProgram(
      name, words + ["--load", file, "--iterations", "\(iterations)", "--save", "rest"] + more, in: folder)
    #expect(result.status == 0, "\(name): \(result)")
    return result
  }

  /// Two overlapping classes of two features.
  private let smallTable =
    "x,y,label\n"
    + (0..<50).map { "\($0 * 37 % 50).5,\($0 * 13 % 29),\($0 * 37 % 50 > 20 + $0 % 7 ? "up" : "down")\n" }
    .joined()

  @Test(arguments: equal.indices) func nothingIsLost(_ index: Int) throws {
    let (name, options, usesBatches) = Self.equal[index]
    let result = try tensors(name, options, movesBatches: usesBatches)
    #expect(result.once == result.inTwo, "\(name) \(options)")
    #expect(!result.once.isEmpty && !result.notes.contains("again"), "\(result.notes)")
  }

  @Test(arguments: different.indices) func whatIsNotSavedIsSaid(_ index: Int) throws {
    let (name, options, notes) = Self.different[index]
    let result = try tensors(name, options, movesBatches: false)
    #expect(result.once != result.inTwo, "\(name) \(options)")
    let said = result.notes.split(separator: "\n").map(String.init).filter { $0.hasSuffix(".") }
    #expect(said.prefix(notes.count) == notes[...], "\(name) \(options)")
  }
}
