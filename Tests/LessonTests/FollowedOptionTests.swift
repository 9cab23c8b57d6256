import Foundation
import ModelFiles
import TestSupport
import Testing

/// What is not typed beside `--load` is as when the model was saved: which examples are for testing, which column is the
/// label, how strong the penalty is. What the programs say about it is in `Tests/Messages/models.txt`.
@Suite struct FollowedOptionTests {
  private static let programs = SavedModelProgramTests.programs.indices

  /// Labels that no feature explains, so that a network is better on what it has learnt from.
  private static let noise =
    "a,b,y\n" + (0..<60).map { "\($0 * 37 % 61),\($0 * $0 * 13 % 59),\($0 * $0 * 7 % 31 % 2)\n" }.joined()

  private static let tests =
    "a,b,y\n" + (0..<20).map { "\($0 * 11 % 61),\($0 * $0 * 5 % 59),\($0 * $0 * 3 % 29 % 2)\n" }.joined()

  /// In a folder with two tables of noise, and a runner of the program of this index.
  private func withNoise(
    _ index: Int, _ body: (_ run: (String) throws -> ProgramResult, _ folder: URL) throws -> Void
  ) throws {
    let (name, all) = SavedModelProgramTests.programs[index]
    let arguments = all.filter { $0 != "--dataset" && $0 != "breast-cancer" && $0 != "--standardize" }
    try withTemporaryFolder { folder in
      for (file, text) in ["n.csv": Self.noise, "t.csv": Self.tests] {
        try text.write(to: folder.appending(path: file), atomically: false, encoding: .utf8)
      }
      func run(_ words: String) throws -> ProgramResult {
        let words = words.split(separator: " ").map(String.init) + ["--no-plot", "--dataset", "n.csv"]
        let own = words.contains("--load") ? [] : arguments + ["--standardize", "--iterations", "60"]
        let result = try runProgram(name, words + own, in: folder)
        #expect(result.status == 0, "\(name) \(words): \(result)")
        return result
      }
      try body(run, folder)
    }
  }

  /// The last cost and the accuracies.
  private func numbers(_ result: ProgramResult) -> [Substring] {
    result.stdout.split(separator: "\n").filter { $0.contains("accuracy: ") }
  }

  @Test(arguments: programs) func theTestExamplesAreThoseOfTheModel(_ index: Int) throws {
    try withNoise(index) { run, _ in
      for option in ["--split-seed 7", "--test t.csv"] {
        let first = try run("\(option) --learning-rate 0.5 --save m")
        let loaded = try run("--load m")
        #expect(numbers(loaded) == numbers(first) && numbers(first).count == 2, "\(option)")
        #expect(try run("--load m \(option)").stdout == loaded.stdout)
      }
    }
  }

  /// Saved again, a model still knows what it was trained with.
  @Test func theyAreInEveryFurtherModel() throws {
    try withNoise(1) { run, folder in
      for option in ["--split-seed 7", "--test t.csv"] {
        _ = try run("\(option) --save m")
        let second = try run("--load m --iterations 3 --save m")
        #expect(try numbers(run("--load m")) == numbers(second), "\(option)")
        let bytes = try Data(contentsOf: folder.appending(path: "m"))
        let settings = try ModelFile(bytes: Array(bytes)).metadata["settings"] ?? ""
        #expect(settings.hasSuffix(option), "\(settings)")
      }
    }
  }

  /// Tables without names and with, and the options that say what their columns are. The second one's first row looks
  /// like a header that counts the columns.
  @Test(arguments: [
    ("0,1,5\n1,2,3\n0,3,4\n1,5,4\n", "--label 1"),
    ("0,1,2\n1,5,3\n0,4,4\n1,7,5\n0,3,6\n", "--label 1 --no-header"),
    ("9,0,1\n8,1,0\n7,0,0\n6,1,1\n", "--label 2 --ignore 1"),
    ("y,a,z\n0,5,1\n1,3,0\n0,4,0\n1,4,1\n", "--label y --ignore z"),
    ("y,a,z\n0,5,1\n1,3,0\n0,4,0\n1,4,1\n", "--label 1 --ignore z"),
    ("y,a,z\n0,5,1\n1,3,0\n0,4,0\n1,4,1\n?,3,0\n", "--label 1 --ignore z --drop-missing"),
  ])
  func columnsAreThoseOfTheModel(_ text: String, _ options: String) throws {
    let name = "deep_neural_network_v2"
    try withTemporaryFolder { folder in
      try text.write(to: folder.appending(path: "t.csv"), atomically: false, encoding: .utf8)
      let words = options.split(separator: " ").map(String.init)
      let training = ["--hidden", "none", "--iterations", "9", "--standardize", "--save", "m", "--no-plot"]
      let first = try runProgram(name, ["--dataset", "t.csv"] + training + words, in: folder)
      let loaded = try runProgram(name, ["--load", "m", "--dataset", "t.csv", "--no-plot"], in: folder)
      #expect(first.status == 0 && loaded.status == 0, "\(first) \(loaded)")
      #expect(numbers(loaded) == numbers(first) && numbers(first).count == 2, "\(first) \(loaded)")
    }
  }

  /// Columns with names may have moved in a file of the same name, and one that was ignored may be missing.
  @Test(arguments: ["id", "1"], ["y,a,b,ok", "a,b,y", "b,id,y,a"])
  func columnsWithNamesAreFoundByThem(_ ignored: String, _ header: String) throws {
    let names = header.split(separator: ",")
    let rows = (0..<20).map { row in
      ["id": row, "a": row * 37 % 61, "b": row * row % 59, "y": row * 7 % 31 % 2, "ok": row % 2]
    }
    func table(_ names: [Substring]) -> String {
      ([names.joined(separator: ",")]
        + rows.map { row in names.map { "\(row[String($0)]!)" }.joined(separator: ",") })
        .joined(separator: "\n")
    }
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "moved"), withIntermediateDirectories: false)
      for (path, names) in [("t.csv", ["id", "a", "b", "y"]), ("moved/t.csv", names)] {
        try table(names).write(to: folder.appending(path: path), atomically: false, encoding: .utf8)
      }
      let training = ["--hidden", "none", "--iterations", "9", "--standardize", "--save", "m", "--no-plot"]
      func run(_ words: [String]) throws -> ProgramResult {
        try runProgram("deep_neural_network_v2", words, in: folder)
      }
      let first = try run(["--dataset", "t.csv", "--ignore", ignored] + training)
      let loaded = try run(["--load", "m", "--dataset", "moved/t.csv", "--no-plot"])
      #expect(first.status == 0 && loaded.status == 0, "\(first) \(loaded)")
      #expect(numbers(loaded) == numbers(first) && numbers(first).count == 2, "\(first) \(loaded)")
    }
  }

  @Test(arguments: [
    ("deep_neural_network_with_L2", "--lambda 0.3"), ("deep_neural_network_with_L2", ""),
    ("softmax_regression", "--dataset iris --lambda 1"),
    ("softmax_regression", "--dataset iris --hidden 4 --lambda 2 --batch-size 16"),
  ])
  func theCostHasTheModelsPenalty(_ name: String, _ options: String) throws {
    try withTemporaryFolder { folder in
      let words = options.split(separator: " ").map(String.init)
      let data = words.contains("iris") ? ["--dataset", "iris"] : []
      let first = try runProgram(name, words + ["--iterations", "9", "--save", "m", "--no-plot"], in: folder)
      let loaded = try runProgram(name, data + ["--load", "m", "--no-plot"], in: folder)
      let costs = [first, loaded].map {
        $0.stdout.split(separator: "\n").filter { $0.hasPrefix("Final cost") }
      }
      #expect(costs[0] == costs[1] && costs[0].count == 1, "\(first) \(loaded)")
    }
  }
}
