import Foundation
import ModelFiles
import NNCore
import TestSupport
import Testing

/// Files of other libraries, and files for them.
@Suite struct ForeignModelTests {
  private let name = "deep_neural_network_v2"

  private func predict(_ model: String, _ examples: String) throws -> ProgramResult {
    try withTemporaryFolder { folder in
      try examples.write(to: folder.appending(path: "x.csv"), atomically: false, encoding: .utf8)
      return try runProgram(
        name, ["--load", Fixture.folder.appending(path: "field/\(model)").path, "--predict", "x.csv"],
        in: folder)
    }
  }

  /// PyTorch's 3→4→1 in F32; the probabilities are those of the same formulas in Python.
  @Test func pyTorchsSequenceIsRead() throws {
    let result = try predict("m_sequence.safetensors", "1,2,3\n-1,0.5,2\n")
    #expect(result.status == 0, "\(result)")
    let probabilities = result.stdout.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: ",").last.flatMap { Double($0) }
    }
    let expected = [0.5019796281383108, 0.5631377030997118]
    #expect(probabilities.count == 2 && zip(probabilities, expected).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  /// `"__metadata__": null`, as MLX writes it: W1 = 1, b1 = 0.
  @Test func nullMetadataAreNone() throws {
    let result = try predict("m_nullmeta.safetensors", "0\n1\n")
    #expect(result.status == 0, "\(result)")
    #expect(result.stdout.hasPrefix("prediction,probability\n0,0.5\n1,0.7310585786"), "\(result)")
  }

  @Test func aTransposedWeightIsCalledThat() throws {
    try withTemporaryFolder { folder in
      let file = ModelFile(tensors: [
        ModelFile.Tensor("fc1.weight", shape: [3, 4], values: Array(repeating: 1, count: 12)),
        ModelFile.Tensor("fc1.bias", shape: [4], values: [0, 0, 0, 0]),
        ModelFile.Tensor("fc2.weight", shape: [4, 1], values: [1, 1, 1, 1]),
        ModelFile.Tensor("fc2.bias", shape: [1], values: [0]),
      ])
      try Data(file.bytes()).write(to: folder.appending(path: "m"))
      let result = try runProgram(name, ["--load", "m", "--no-plot"], in: folder)
      let message = "Error: m: fc1.weight is 3×4, where 4×any is needed: it fits only transposed\n"
      #expect(result == ProgramResult(status: 65, stdout: "", stderr: message))
    }
  }

  /// A lesson's output is a sigmoid or a softmax; other outputs are refused instead of being taken for one.
  @Test(arguments: [Output.linear, .sigmoids]) func otherOutputsAreRefused(_ output: Output) throws {
    try withTemporaryFolder { folder in
      var random = RandomState(seed: 1)
      let network = Network(layerSizes: [30, 4, 1], output: output, .he, using: &random)
      try Data(ModelFile(network).bytes()).write(to: folder.appending(path: "m"))
      let result = try runProgram(name, ["--load", "m", "--no-plot"], in: folder)
      let message = "Error: m: its output is \"\(output.rawValue)\"; only sigmoid and softmax are supported\n"
      #expect(result == ProgramResult(status: 65, stdout: "", stderr: message))
    }
  }

  /// Single precision makes the file smaller, and changes the answers by less than a millionth.
  @Test func modelsAreSavedInSinglePrecision() throws {
    try withTemporaryFolder { folder in
      let examples = Fixture.folder.appending(path: "models/examples.csv").path
      var answers: [[Double]] = []
      for precision in ["double", "single"] {
        let training = ["--iterations", "20", "--standardize", "--initialization", "he", "--no-plot"]
        let saved = try runProgram(
          name, training + ["--save", precision, "--precision", precision], in: folder)
        #expect(saved.status == 0, "\(saved)")
        let result = try runProgram(name, ["--load", precision, "--predict", examples], in: folder)
        answers.append(
          result.stdout.split(separator: "\n").dropFirst().compactMap {
            $0.split(separator: ",").last.flatMap { Double($0) }
          })
      }
      let bytes = try ["double", "single"].map { try Data(contentsOf: folder.appending(path: $0)) }
      #expect(String(decoding: bytes[1], as: UTF8.self).contains(#""dtype":"F32""#))
      #expect(!String(decoding: bytes[1], as: UTF8.self).contains("F64") && bytes[1].count < bytes[0].count)
      #expect(answers[0] != answers[1] && answers[0].count == 24)
      #expect(zip(answers[0], answers[1]).allSatisfy { abs($0 - $1) < 1e-6 })
    }
  }
}
