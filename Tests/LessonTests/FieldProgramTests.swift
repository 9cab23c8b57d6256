import TestSupport
import Testing

/// Files that people have, given to the programs; the messages about them are in `Tests/Messages/field.txt`.
@Suite struct FieldProgramTests {
  private static let v2 = "deep_neural_network_v2"

  /// The same twenty examples: the same costs to the last digit.
  @Test func fourShapesOfOneTable() throws {
    let outputs = try ["wdbc.csv --label 2 --ignore 1", "euro.csv", "tabs.csv", "label_first.csv --label y"]
      .map { file in
        let arguments = ["--dataset"] + file.split(separator: " ").map(String.init)
        let options = ["--iterations", "20", "--report-every", "5", "--no-plot", "--quiet"]
        return try runProgram(Self.v2, arguments + options, in: Fixture.folder.appending(path: "field"))
          .stdout
      }
    #expect(outputs[0].contains("Cost after iteration 15: "))
    #expect(outputs.allSatisfy { $0 == outputs[0] }, "\(outputs)")
  }

  /// Test data are standardized with the training set's means and deviations, and all rows are used in the file's
  /// order, whatever the order of its columns.
  @Test func aTestFileIsTheTrainingFilesOwn() throws {
    let options = ["--standardize", "--iterations", "200", "--report-every", "100", "--no-plot", "--quiet"]
    let results = try ["m_ab.csv", "m_ba.csv"].map {
      try runProgram(
        Self.v2, ["--dataset", "m_ab.csv", "--test", $0] + options,
        in: Fixture.folder.appending(path: "field"))
    }
    #expect(results[0] == results[1])
    let lines = results[0].stdout.split(separator: "\n").suffix(2).map { $0.split(separator: " ").last }
    #expect(lines[0] == lines[1], "train and test accuracy of the same rows: \(results[0].stdout)")
  }
}
