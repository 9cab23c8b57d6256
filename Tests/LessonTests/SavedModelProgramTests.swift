import Foundation
import TestSupport
import Testing

/// `--save`, `--load`, `--predict` and `--predictions` as their users meet them.
@Suite struct SavedModelProgramTests {
  /// The lessons that train a classifier, each with options that make it train one, on the breast-cancer data.
  static let programs: [(name: String, arguments: [String])] = [
    ("deep_neural_network_v1", []), ("deep_neural_network_v2", []),
    (
      "deep_neural_network_ng", ["--dataset", "breast-cancer", "--standardize", "--initialization", "xavier"]
    ),
    ("deep_neural_network_with_L2", []), ("deep_neural_network_with_dropout", []),
    ("deep_neural_network_with_dropout", ["--scaling", "prediction"]),
    ("deep_neural_network_with_gd", ["--method", "mini-batch"]),
    ("deep_neural_network_with_optimizers", []), ("batch_normalization", []),
    ("batch_normalization", ["--corrected", "--standardize"]),
    ("deep_neural_network_release", []),
    ("softmax_regression", ["--dataset", "breast-cancer", "--standardize"]),
  ]

  private let examples = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Data/breast-cancer.csv").path

  private func run(_ name: String, _ arguments: String..., in folder: URL) throws -> ProgramResult {
    try runProgram(name, arguments + ["--no-plot"], in: folder)
  }

  /// Trains, saves, and lets the saved model answer: the accuracies and the probabilities are the same.
  @Test(arguments: programs) func aSavedModelGivesTheSameAnswers(name: String, arguments: [String]) throws {
    try withTemporaryFolder { folder in
      let keeping = [
        "--save", "m.safetensors", "--predict", examples, "--predictions", "first.csv", "--no-plot",
      ]
      let first = try runProgram(name, arguments + ["--iterations", "5"] + keeping, in: folder)
      #expect(first.status == 0, "\(first.stderr)")
      let data = arguments.contains("--dataset") ? ["--dataset", "breast-cancer"] : []
      let loaded = try runProgram(name, data + ["--load", "m.safetensors", "--no-plot"], in: folder)
      #expect(accuracies(loaded) == accuracies(first) && accuracies(loaded).count == 2, "\(loaded)")
      #expect(!loaded.stdout.contains("Cost"))
      let second = try run(
        name, "--load", "m.safetensors", "--predict", examples, "--predictions", "second.csv", in: folder)
      #expect(second.status == 0 && second.stdout.isEmpty, "\(second)")
      let texts = try ["first.csv", "second.csv"].map { try contents($0, in: folder) }
      #expect(texts[0] == texts[1])
      let columns = name == "softmax_regression" ? "0,1" : "probability"
      #expect(texts[0].hasPrefix("prediction,\(columns)\n") && texts[0].split(separator: "\n").count == 570)
    }
  }

  /// Five iterations and five more equal ten; the model is saved to the file that it came from.
  @Test func trainingGoesOn() throws {
    try withTemporaryFolder { folder in
      let name = "deep_neural_network_v2"
      let all = try run(name, "--iterations", "10", "--report-every", "1", in: folder)
      _ = try run(name, "--iterations", "5", "--save", "m.safetensors", in: folder)
      let rest = try run(
        name, "--load", "m.safetensors", "--iterations", "5", "--report-every", "1", "--save",
        "m.safetensors",
        in: folder)
      let costs = [all, rest].map { $0.stdout.split(separator: "\n").map { $0.split(separator: " ").last } }
      #expect(costs[0].suffix(7) == costs[1].suffix(7))
      let end = try run(name, "--load", "m.safetensors", in: folder)
      #expect(accuracies(end) == accuracies(all))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["m.safetensors"])
    }
  }

  /// Columns are found by the header's names, in any order and among others; without a header, by position.
  @Test func columnsAreFoundByTheirNames() throws {
    try withTemporaryFolder { folder in
      let name = "deep_neural_network_v2"
      _ = try run(name, "--dataset", "circles", "--iterations", "3", "--save", "m.safetensors", in: folder)
      let files = [
        "plain.csv": "0.5,1\n-1,0.25\n", "named.csv": "id,y,x\n7,1,0.5\n8,0.25,-1\n",
        "short.csv": "x,z\n1,2\n", "wide.csv": "1,2,3\n", "empty.csv": "",
      ]
      for (name, text) in files {
        try text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
      }
      let answers = try files.keys.sorted().map { file in
        try run(name, "--load", "m.safetensors", "--predict", file, in: folder)
      }
      #expect(answers.map(\.status) == [65, 0, 0, 65, 65])
      #expect(answers[1].stdout == answers[2].stdout && answers[1].stdout.split(separator: "\n").count == 3)
    }
  }

  /// For a file without a header, the columns that are not features are given by number.
  @Test func columnsThatAreNoFeaturesAreToldByNumber() throws {
    try withTemporaryFolder { folder in
      let rows = (0..<20).map { "\($0 * 7 % 20),\($0 * 3 % 20)" }
      for (name, text) in [
        ("data.csv", rows.enumerated().map { "\($1),\($0 % 2)" }), ("features.csv", rows),
        ("label_first.csv", rows.enumerated().map { "\($0 % 2),\($1)" }),
      ] {
        try text.joined(separator: "\n").write(
          to: folder.appending(path: name), atomically: false, encoding: .utf8)
      }
      let training = ["--dataset", "data.csv", "--label", "3", "--iterations", "0", "--initialization", "he"]
      let trained = try runProgram(
        "deep_neural_network_v2",
        training + ["--no-plot", "--save", "m", "--predict", "features.csv", "--predictions", "p.csv"],
        in: folder)
      #expect(trained.status == 0, "\(trained)")
      let expected = try contents("p.csv", in: folder)
      for (file, arguments) in [
        ("features.csv", []), ("data.csv", ["--label", "3"]), ("label_first.csv", ["--ignore", "1"]),
        ("data.csv", ["--ignore", "3", "--no-header"]),
      ] {
        let result = try runProgram(
          "deep_neural_network_v2", ["--load", "m", "--predict", file] + arguments, in: folder)
        #expect(result.status == 0 && result.stdout == expected, "\(file) \(arguments): \(result)")
      }
    }
  }

  /// Options that disagree are refused: `Tests/Messages/models.txt`.
  @Test func optionsThatAgreeAreTaken() throws {
    try withTemporaryFolder { folder in
      let rows = (0..<20).map { "\($0 * 7 % 20),\($0 * 3 % 20),\($0 % 2)\n" }
      try rows.joined().write(to: folder.appending(path: "data.csv"), atomically: false, encoding: .utf8)
      _ = try run(
        "deep_neural_network_v2", "--dataset", "data.csv", "--iterations", "0", "--save", "m", in: folder)
      let agreeing = ["--hidden", "20,10,5", "--positive", "1", "--label", "3", "--drop-missing", "--quiet"]
      let result = try runProgram(
        "deep_neural_network_v2", ["--load", "m", "--predict", "data.csv"] + agreeing, in: folder)
      #expect(result.status == 0 && result.stdout.hasPrefix("row,prediction,probability\n1,"), "\(result)")
    }
  }

  /// `--load` and `--sample` make names without training.
  @Test func keptNamesAreMadeAgain() throws {
    try withTemporaryFolder { folder in
      try "anna\nbernd\nclara\n".write(
        to: folder.appending(path: "names.txt"), atomically: false, encoding: .utf8)
      let sample = ["--sample", "20", "--no-plot"]
      let learning = ["--corpus", "names.txt", "--iterations", "50", "--save", "n.safetensors"]
      let first = try runProgram("rnn", learning + sample, in: folder)
      try FileManager.default.removeItem(at: folder.appending(path: "names.txt"))
      let second = try runProgram("rnn", ["--load", "n.safetensors"] + sample, in: folder)
      #expect(second.status == 0, "\(second)")
      let names = try #require(first.stdout.range(of: "New names"))
      #expect(second.stdout == first.stdout[names.lowerBound...])
    }
  }

  private func accuracies(_ result: ProgramResult) -> [Substring] {
    result.stdout.split(separator: "\n").filter { $0.contains("accuracy: ") }
  }

  private func contents(_ name: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}
