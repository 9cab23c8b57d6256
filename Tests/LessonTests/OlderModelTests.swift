import Foundation
import NNCore
import TestSupport
import Testing

/// Models that version 1.0.0 saved, and its answers: they still load, and answer alike.
///
/// For each, `Tests/Fixtures/models` has the file, its answers to `examples.csv` (the first 24 rows of
/// breast-cancer), and what the program printed.
@Suite struct OlderModelTests {
  static let models = [
    "deep_neural_network_v1", "deep_neural_network_v2", "deep_neural_network_ng",
    "deep_neural_network_with_L2",
    "deep_neural_network_with_dropout", "deep_neural_network_with_dropout-scaled",
    "deep_neural_network_with_gd",
    "deep_neural_network_with_optimizers", "batch_normalization", "batch_normalization-corrected",
    "deep_neural_network_release", "softmax_regression",
  ]

  private static let folder = Fixture.folder.appending(path: "models")

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
  }

  private func run(_ name: String, _ arguments: String...) throws -> ProgramResult {
    let result = try runProgram(name, arguments, in: Self.folder)
    #expect(result.status == 0, "\(name): \(result)")
    return result
  }

  @Test(arguments: models) func theyAnswerAsTheyDid(_ model: String) throws {
    let program = String(model.prefix { $0 != "-" })
    let answers = try run(program, "--load", "\(model).safetensors", "--predict", "examples.csv")
    let (ours, theirs) = (answers.stdout, try text("\(model).csv"))
    // The recorded answers are from a build with fused multiply-add.
    if arithmeticIsFused { return #expect(ours == theirs) }
    let fields = [ours, theirs].map { text in text.split { ",\n".contains($0) }.map(String.init) }
    try #require(fields[0].count == fields[1].count)
    for (place, (our, their)) in zip(fields[0], fields[1]).enumerated() where our != their {
      let (our, their) = (Double(our) ?? .nan, Double(their) ?? .nan)
      #expect(abs(our - their) <= 1e-9, "field \(place): \(our), and was \(their)")
    }
  }

  @Test(arguments: models) func theyAreAsRightAsTheyWere(_ model: String) throws {
    let program = String(model.prefix { $0 != "-" })
    let result = try run(
      program, "--load", "\(model).safetensors", "--dataset", "breast-cancer", "--no-plot")
    let accuracies = [result.stdout, try text("\(model).out")].map { text in
      text.split(separator: "\n").filter { $0.contains("accuracy: ") }
    }
    #expect(accuracies[0] == accuracies[1] && accuracies[0].count == 2)
  }

  @Test func namesAreMadeAsTheyWere() throws {
    let result = try run("rnn", "--load", "rnn.safetensors", "--sample", "10", "--no-plot")
    let names = try text("rnn.out")
    let start = try #require(names.range(of: "New names"))
    #expect(result.stdout == names[start.lowerBound...])
  }
}
