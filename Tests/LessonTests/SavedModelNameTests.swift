import Foundation
import TestSupport
import Testing

/// A saved model finds features and classes by their names, whatever the order of a file, in every lesson that
/// classifies; a typed option that says something else is refused.
@Suite struct SavedModelNameTests {
  private static let programs = SavedModelProgramTests.programs.indices

  private static let settings = ["--iterations", "30", "--learning-rate", "0.1", "--no-plot"]

  /// Trains on `m_ab.csv`, whose columns are a, b and y, and hands over the folder with the model `m` and a file of each name
  /// in `files`.
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

  /// Training goes on with the columns where they belong: the models saved then are the same.
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
      for more in [
        ["--dataset", "m_ba.csv"], ["--predict", "m_new.csv"],
        ["--dataset", "m_ab.csv", "--iterations", "1"],
      ] {
        let refused = try runProgram(
          name, ["--load", "m", "--positive", "healthy", "--no-plot"] + more, in: folder)
        #expect(refused.status == 64 && refused.stderr.contains("class 1 is sick"), "\(refused)")
      }
    }
  }

  /// Files that the model does not fit, with the words of the message; and those that it fits, with the words of the note.
  static let files: [(text: String, status: Int32, words: String)] = [
    ("a,c,y\n1,2,sick\n2,3,healthy\n", 65, "\"b\""), ("a,b,y\n1,2,ill\n2,3,healthy\n", 65, "ill"),
    ("A,B,y\n1,2,sick\n2,3,healthy\n3,4,sick\n", 0, ""),
    ("more,b,a,y\n9,1,2,sick\n8,2,3,healthy\n7,1,1,sick\n", 0, "more"),
    ("1,2,sick\n2,3,healthy\n1,1,sick\n", 0, "order"),
  ]

  @Test(arguments: files.indices) func whatDoesNotFitIsSaid(_ index: Int) throws {
    let (text, status, words) = Self.files[index]
    try withModel(1, ["file.csv": text]) { name, run, _ in
      let label = text.hasPrefix("1") ? ["--label", "3"] : []
      let result = try run(["--load", "m", "--dataset", "file.csv", "--no-plot"] + label)
      #expect(
        result.status == status && (words.isEmpty || result.stderr.contains(words)), "\(name): \(result)")
    }
  }

  @Test func typedOptionsMayOnlyAgree() throws {
    let refused: [(index: Int, options: String)] = [
      (1, "--hidden 5"), (1, "--positive healthy"), (5, "--scaling inverted"), (5, "--keep-probability 0.4"),
      (4, "--scaling prediction"), (8, "--epsilon 0.1"), (8, "--hidden none"), (1, "--seed 3"),
      (1, "--scale 2"),
      (1, "--initialization he"),
    ]
    let accepted: [(index: Int, options: String)] = [
      (1, "--hidden 4"), (1, "--positive sick"), (1, "--standardize"), (5, "--scaling prediction"),
      (5, "--keep-probability 0.5"), (4, "--scaling inverted"), (4, "--keep-probability 0.4"),
      (8, "--epsilon 1e-12"),
    ]
    for (cases, status) in [(refused, 64), (accepted, 0)] as [([(index: Int, options: String)], Int32)] {
      for (index, options) in cases {
        try withModel(index) { name, run, _ in
          for length in ["0", "2"] {
            let typed = options.split(separator: " ").map(String.init) + ["--iterations", length]
            let result = try run(["--load", "m", "--dataset", "m_ba.csv", "--no-plot"] + typed)
            #expect(result.status == status, "\(name) \(typed): \(result)")
            if status == 64 { #expect(result.stderr.contains(typed[0]), "\(result)") }
          }
        }
      }
    }
  }

  @Test func aModelThatIsNotStandardizedStaysSo() throws {
    try withTemporaryFolder { folder in
      let name = "deep_neural_network_v2"
      _ = try runProgram(name, ["--iterations", "1", "--save", "m", "--no-plot"], in: folder)
      let result = try runProgram(name, ["--load", "m", "--standardize", "--no-plot"], in: folder)
      #expect(result.status == 64 && result.stderr.contains("features are not standardized"), "\(result)")
    }
  }
}
