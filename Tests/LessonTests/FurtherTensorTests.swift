import Foundation
import ModelFiles
import NNCore
import TestSupport
import Testing

/// A model's file holds the tensors of its layers and those that its lesson has for them, and no others: one that is
/// passed over would be a part of another network.
@Suite struct FurtherTensorTests {
  private static let v2 = "deep_neural_network_v2"

  /// A network 2→3→1 as a lesson saves it.
  private func model(of program: String, in folder: URL) throws -> ModelFile {
    let table = "a,b,y\n" + (0..<20).map { "\($0 * 7 % 20),\($0 * 3 % 20),\($0 % 2)\n" }.joined()
    try table.write(to: folder.appending(path: "t.csv"), atomically: false, encoding: .utf8)
    let training = ["--dataset", "t.csv", "--standardize", "--hidden", "3", "--iterations", "1", "--no-plot"]
    let options = program.hasSuffix("dropout") ? ["--scaling", "prediction"] : []
    let result = try runProgram(program, training + options + ["--save", "m"], in: folder)
    #expect(result.status == 0, "\(result)")
    return try ModelFile(bytes: Array(Data(contentsOf: folder.appending(path: "m"))))
  }

  private func load(_ file: ModelFile, in program: String, _ folder: URL) throws -> ProgramResult {
    try Data(file.bytes()).write(to: folder.appending(path: "m"))
    return try runProgram(program, ["--load", "m", "--dataset", "t.csv", "--no-plot", "--quiet"], in: folder)
  }

  @Test(arguments: [
    (v2, ["b0"], #"it holds "b0", which"#), (v2, ["W"], #"it holds "W", which"#),
    (v2, ["b"], #"it holds "b", which"#), (v2, ["feature_mean2"], #"it holds "feature_mean2", which"#),
    (v2, ["b3"], "it has no tensor called W3"), (v2, ["W3"], "it has no tensor called b3"),
    (v2, ["d", "a", "c", "b"], #"it holds "a", "b", "c", …, which"#),
    (v2, ["W01", "b01"], #"it holds "W01", "b01", which"#),
    ("batch_normalization", ["gamma2"], #"it holds "gamma2", which"#),
    (
      "batch_normalization", ["gamma2", "beta2", "running_mean2", "running_variance2"],
      #"it holds "beta2", "gamma2", "running_mean2", …, which"#
    ),
    ("deep_neural_network_with_dropout", ["keep_probability1"], #"it holds "keep_probability1", which"#),
  ])
  func whatIsLeftOverIsNamed(_ program: String, _ names: [String], _ message: String) throws {
    try withTemporaryFolder { folder in
      var file = try model(of: program, in: folder)
      #expect(try load(file, in: program, folder).status == 0)
      file.tensors += names.map { ModelFile.Tensor($0, .ones(1, 1)) }
      let result = try load(file, in: program, folder)
      #expect(result.status == 65 && result.stdout.isEmpty, "\(result)")
      #expect(result.stderr.hasPrefix("Error: m: \(message)"), "\(result.stderr)")
    }
  }

  @Test(arguments: [
    ("output", "softmax", "its output is called softmax, but the last layer has 1 unit"),
    ("features", #"["a"]"#, "it has 1 name for 2 features"),
    ("classes", #"["a"]"#, "it has 1 name for 2 classes"),
    (
      "settings", "--split-seed x",
      #"its settings: --split-seed takes a whole number from 0 to 4294967295, got "x""#
    ),
  ])
  func metadataThatDoNotFitAreRefused(_ name: String, _ text: String, _ message: String) throws {
    try withTemporaryFolder { folder in
      var file = try model(of: Self.v2, in: folder)
      file.metadata[name] = text
      let result = try load(file, in: Self.v2, folder)
      #expect(result == ProgramResult(status: 65, stdout: "", stderr: "Error: m: \(message)\n"))
    }
  }
}
