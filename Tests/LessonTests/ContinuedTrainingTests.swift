import Foundation
import ModelFiles
import TestSupport
import Testing

/// k iterations, and n - k more of the saved model, equal n iterations to the last digit, where the pages say so.
@Suite struct ContinuedTrainingTests {
  /// Programs with options; and whether mini-batches have to begin k seeds later.
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

  /// Those whose state is not saved: a note says what is missing.
  static let different: [(name: String, options: String, note: String)] = [
    ("deep_neural_network_with_dropout", "--corrected", "--mask-seed"),
    ("deep_neural_network_with_optimizers", "--optimizer adam", "state is not saved"),
    ("deep_neural_network_with_optimizers", "--optimizer momentum", "state is not saved"),
    ("deep_neural_network_with_gd", "--method mini-batch", "--batch-seed"),
    ("batch_normalization", "", "--batch-seed"),
    ("softmax_regression", "--dataset iris --optimizer adam", "state is not saved"),
    ("softmax_regression", "--dataset iris --batch-size 16", "--batch-seed"),
  ]

  /// The tensors of n iterations at once, and of k and n - k; and what stderr says of the latter.
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
    // First weights are those of the model.
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
    let (name, options, note) = Self.different[index]
    let result = try tensors(name, options, movesBatches: false)
    #expect(result.once != result.inTwo, "\(name) \(options)")
    #expect(result.notes.contains(note), "\(name) \(options): \(result.notes)")
  }

  @Test func rnnBeginsWithTheFirstNameAgain() throws {
    try withTemporaryFolder { folder in
      _ = try runProgram(
        "rnn", ["--iterations", "3", "--save", "k", "--no-plot", "--hidden", "5"], in: folder)
      let result = try runProgram("rnn", ["--load", "k", "--iterations", "3", "--no-plot"], in: folder)
      #expect(result.status == 0 && result.stderr.contains("the first name"), "\(result)")
    }
  }
}
