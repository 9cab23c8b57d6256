import TestSupport
import Testing

/// The files that people have, given to the programs: how they end, and what they say.
@Suite struct FieldProgramTests {
  struct Command: Sendable, CustomTestStringConvertible {
    let program: String
    let arguments: String
    let status: Int32
    /// What stderr must hold.
    let messages: [String]

    init(_ program: String, _ arguments: String, _ status: Int32, _ messages: String...) {
      (self.program, self.arguments, self.status, self.messages) = (program, arguments, status, messages)
    }
    var testDescription: String { "\(program) --dataset \(arguments)" }
  }

  private static let (v2, softmax) = ("deep_neural_network_v2", "softmax_regression")

  static let commands = [
    Command(v2, "s_cells.txt", 65, "line 2, column 1: \"1,234.5\" is not a number"),
    Command(v2, "s_cells2.txt", 65, "line 1, column 1: \"0.12345-100\" is not a number"),
    Command(softmax, "s_labels.txt", 0, "1A = 0, 1B = 1, 2A = 2, 2B = 3"),
    Command(v2, "s_labels.txt", 65, "softmax_regression learns several classes"),
    Command(v2, "s_first_cell.csv", 65, "line 1, column 1: \"5%\"", "--header if the first row holds names"),
    Command(
      v2, "s_number_header.csv", 0, "its first row, of whole numbers, is taken for names", "2 features"),
    Command(softmax, "s_label_first.csv", 0, "the label is column 1 (label): 1 = 0, 2 = 1, 3 = 2"),
    Command(v2, "s_missing.csv", 65, "5 of 9 rows lack a value", "--drop-missing"),
    Command(v2, "s_missing.csv --drop-missing", 0, "5 of 9 rows", "3 training and 1 test examples"),
    Command(v2, "s_words.csv", 65, "(sex)", "(port)", "--one-hot sex,port", "--ignore sex,port"),
    Command(v2, "s_words.csv --one-hot all", 0, "6 features"),
    Command(v2, "s_words.csv --one-hot sex --ignore 2", 0, "3 features"),
    Command(v2, "s_sep.csv", 0, "decimal commas"), Command(v2, "s_arff.arff", 65, "ARFF"),
    Command(v2, "s_libsvm.txt", 65, "LIBSVM"), Command(v2, "s_thousands.tsv", 65, "thousands"),
    Command(v2, "s_thousands.tsv --decimal point", 65, "\"2,770\" is not a number"),
    Command(v2, "category.csv", 65, "color", "--one-hot color", "--ignore color"),
    Command(v2, "category.csv --one-hot color", 0, "5 features"),
    Command(v2, "iris3.csv", 65, "3 different values"),
    Command(softmax, "iris3.csv", 0, "setosa = 0"), Command(v2, "wdbc.csv", 65, "--label 2"),
    Command(v2, "wbc_orig.csv --ignore 1", 65, "1 of 20 rows lacks a value"),
    Command(v2, "wbc_orig.csv --ignore 1 --drop-missing", 0, "2 = 0, 4 = 1"),
    Command(v2, "m_ab.csv --test m_ba.csv", 0, "60 training and 60 test examples"),
    Command(v2, "s_missing.csv --test s_missing.csv --drop-missing", 0, "4 training and 4 test examples"),
    Command(v2, "m_ab.csv --test tabs.csv", 65, "tabs.csv"),
    Command(v2, "m_ab.csv --test m_ba.csv --split-seed 3", 64, "--split-seed"),
    Command(v2, "moons --test m_ba.csv", 64, "--test"),
    Command(v2, "m_ab.csv --test none.csv", 74, "none.csv"),
    Command(v2, "moons --one-hot all", 64, "--one-hot"),
    Command(v2, "moons --decimal point", 64, "--decimal"),
  ]

  @Test(arguments: commands) func ends(_ command: Command) throws {
    let arguments = ["--dataset"] + command.arguments.split(separator: " ").map(String.init)
    let result = try runProgram(
      command.program, arguments + ["--iterations", "0", "--no-plot"],
      in: Fixture.folder.appending(path: "field"))
    #expect(result.status == command.status, "\(result)")
    #expect(result.stdout.isEmpty == (command.status != 0))
    for message in command.messages { #expect(result.stderr.contains(message), "\(result.stderr)") }
  }

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

  /// The training set's means and deviations, and all of its rows in the file's order, whatever the order of columns.
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
