import Foundation
import TestSupport
import Testing

/// In every lesson that classifies, a saved model finds features and classes by their names, whatever their order in
/// a file; a typed option that contradicts it is refused.
@Suite struct SavedModelNameTests {
  private static let programs = SavedModelProgramTests.programs.indices

  private static let settings = ["--iterations", "30", "--learning-rate", "0.1", "--no-plot"]

  /// Trains on `m_ab.csv`, whose columns are a, b and y, and calls `body` in a folder that holds the model `m` and
  /// `files`.
  private func withModel(
    _ index: Int, _ files: [String: String] = [:],
    _ body: (_ program: String, _ run: ([String]) throws -> ProgramResult, _ first: ProgramResult) throws ->
      Void
  ) throws {
    let (name, all) = SavedModelProgramTests.programs[index]
    let arguments = all.filter { $0 != "--dataset" && $0 != "breast-cancer" && $0 != "--standardize" }
    try withTemporaryFolder { folder in
      for file in ["m_ab.csv", "m_ba.csv", "m_new.csv"] {
        try FileManager.default.copyItem(
          at: Fixture.folder.appending(path: "field/\(file)"), to: folder.appending(path: file))
      }
      for (file, text) in files {
        try text.write(to: folder.appending(path: file), atomically: false, encoding: .utf8)
      }
      let first = try runProgram(
        name,
        arguments + Self.settings + [
          "--standardize", "--hidden", "4", "--dataset", "m_ab.csv", "--save", "m", "--predict", "m_new.csv",
        ], in: folder)
      #expect(first.status == 0, "\(name): \(first)")
      try body(name, { try runProgram(name, $0, in: folder) }, first)
    }
  }

  private func accuracies(_ result: ProgramResult) -> [Substring] {
    result.stdout.split(separator: "\n").filter { $0.contains("accuracy: ") }
  }

  private func answers(_ result: ProgramResult) -> Substring {
    result.stdout[(result.stdout.range(of: "prediction,")?.lowerBound ?? result.stdout.endIndex)...]
  }

  @Test(arguments: programs) func columnsAreBroughtIntoTheModelsOrder(_ index: Int) throws {
    try withModel(index) { name, run, first in
      let other = try run([
        "--load", "m", "--dataset", "m_ba.csv", "--predict", "m_new.csv", "--no-plot",
      ])
      #expect(other.status == 0 && accuracies(other).count == 2, "\(name): \(other)")
      #expect(accuracies(other) == accuracies(first), "\(name)")
      #expect(answers(other) == answers(first) && answers(first).contains("\n"), "\(name)")
    }
  }

  /// Training continues with the columns in the model's order: the results and the predictions are the same.
  @Test(arguments: programs) func trainingGoesOnInTheModelsOrder(_ index: Int) throws {
    try withModel(index) { name, run, _ in
      let results = try ["m_ab.csv", "m_ba.csv"].map { file in
        try run(
          [
            "--load", "m", "--dataset", file, "--iterations", "5", "--report-every", "1", "--no-plot",
            "--predict", "m_new.csv",
          ] + (name.hasSuffix("_gd") ? ["--method", "batch"] : []))
      }
      #expect(
        results.map(\.status) == [0, 0] && results[0].stdout == results[1].stdout, "\(name): \(results)")
    }
  }

  @Test func theSickAreSickAndTheHealthyHealthy() throws {
    try withTemporaryFolder { folder in
      for file in ["m_ab.csv", "m_ba.csv", "m_new.csv"] {
        try FileManager.default.copyItem(
          at: Fixture.folder.appending(path: "field/\(file)"), to: folder.appending(path: file))
      }
      let name = "deep_neural_network_v2"
      let training = [
        "--standardize", "--hidden", "5", "--initialization", "he", "--learning-rate", "0.5", "--iterations",
        "500",
      ]
      let first = try runProgram(
        name, training + ["--dataset", "m_ab.csv", "--save", "m", "--no-plot"], in: folder)
      let second = try runProgram(name, ["--load", "m", "--dataset", "m_ba.csv", "--no-plot"], in: folder)
      #expect(
        accuracies(first) == accuracies(second) && accuracies(first).contains("Train accuracy: 1.0"),
        "\(first)")
      let answers = try runProgram(name, ["--load", "m", "--predict", "m_new.csv"], in: folder)
      let words = answers.stdout.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
      #expect(words == ["sick", "healthy"], "\(answers)")
    }
  }

  /// Options that disagree are refused: `Tests/Messages/models.txt`.
  @Test func typedOptionsMayAgree() throws {
    let accepted: [(index: Int, options: String)] = [
      (1, "--hidden 4"), (1, "--positive sick"), (1, "--standardize"), (5, "--scaling prediction"),
      (5, "--keep-probability 0.5"), (4, "--scaling inverted"), (4, "--keep-probability 0.4"),
      (8, "--epsilon 1e-12"),
    ]
    for (index, options) in accepted {
      try withModel(index) { name, run, _ in
        for length in ["0", "2"] {
          let typed = options.split(separator: " ").map(String.init) + ["--iterations", length]
          let result = try run(["--load", "m", "--dataset", "m_ba.csv", "--no-plot"] + typed)
          #expect(result.status == 0, "\(name) \(typed): \(result)")
        }
      }
    }
  }
}
