import Foundation
import ModelFiles
import NNCore
import TestSupport
import Testing

@testable import LessonKit
@testable import TrainingKit

/// A file with this header and these data.
private func safetensors(_ header: String, data: [UInt8] = []) -> [UInt8] {
  withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian, Array.init) + Array(header.utf8) + data
}

/// Files that are cut off, or changed at random or out of malice: each is read, or refused with a message. A trap
/// would end the whole test.
@Suite struct SavedModelFuzzTests {
  private static let model = ModelFile(
    tensors: [
      ModelFile.Tensor("W1", shape: [2, 3], values: [1, 2, 3, 4, 5, 6]),
      ModelFile.Tensor("b1", shape: [2, 1], values: [7, 8]),
      ModelFile.Tensor("W2", shape: [1, 2], values: [9, 10]),
      ModelFile.Tensor("b2", shape: [1, 1], values: [11]),
      ModelFile.Tensor("feature_mean", shape: [3, 1], values: [0, 1, 2]),
      ModelFile.Tensor("feature_deviation", shape: [3, 1], values: [1, 1, 1]),
    ], metadata: ["features": #"["a","b","c"]"#, "output": "sigmoid", "activation": "relu"])

  /// Reads as a lesson does; what is wrong must be bad data.
  private func outcome(_ bytes: [UInt8]) -> Bool {
    do {
      let model = try SavedModel(bytes: bytes, path: "x.safetensors")
      try model.requireLayers(and: { _ in [] }, for: "a lesson")
      _ = try model.layers(features: 3, outputs: 1)
      _ = try model.standardization()
      _ = (model.featureNames, model.classNames)
      return true
    } catch {
      #expect(error.kind == .data && error.message.hasPrefix("x.safetensors: "), "\(error)")
      return false
    }
  }

  @Test func everyBeginningIsRefused() throws {
    let bytes = try Self.model.bytes()
    #expect(outcome(bytes))
    for count in bytes.indices { #expect(!outcome(Array(bytes[..<count])), "\(count) bytes") }
  }

  @Test(arguments: fuzzSeeds(8)) func changedBytesDoNoHarm(_ seed: UInt32) throws {
    let bytes = try Self.model.bytes()
    var random = RandomState(seed: seed)
    func below(_ bound: Int) -> Int { Int(random.rand(1, 1)[0, 0] * Double(bound)) }
    for _ in 0..<500 {
      var changed = bytes
      for _ in 0...below(3) { changed[below(changed.count)] = UInt8(below(256)) }
      _ = outcome(changed)
    }
  }

  /// Changes that leave the header JSON: numbers, names and punctuation exchanged for others.
  @Test(arguments: fuzzSeeds(8)) func changedHeadersDoNoHarm(_ seed: UInt32) throws {
    let bytes = try Self.model.bytes()
    let length = Int(bytes[0]) + Int(bytes[1]) << 8
    let header = String(decoding: bytes[8..<8 + length], as: UTF8.self)
    let words = [
      "0", "1", "-1", "8", "48", "9223372036854775807", "1e308", "F64", "F32", "shape", "W1", "W2", "b1", "[",
      "]",
      "{", "}", "null", "\"", ":", ",", "__metadata__", "data_offsets", "\\u0000", "feature_mean",
    ]
    var random = RandomState(seed: seed)
    func below(_ bound: Int) -> Int { Int(random.rand(1, 1)[0, 0] * Double(bound)) }
    for _ in 0..<500 {
      let place = words[below(words.count)]
      let occurrences = header.ranges(of: place)
      guard !occurrences.isEmpty else { continue }
      var changed = header
      changed.replaceSubrange(occurrences[below(occurrences.count)], with: words[below(words.count)])
      _ = outcome(safetensors(changed, data: Array(bytes[(8 + length)...])))
    }
  }

  @Test(arguments: [
    ("W1", [2, 3], "W2", [1, 3]), ("W1", [6], "W2", [1, 2]), ("W1", [2, 3, 1], "W2", [1, 2]),
    ("W1", [3, 2], "W2", [1, 3]), ("W2", [2, 3], "W3", [1, 2]), ("V1", [2, 3], "V2", [1, 2]),
  ])
  func wrongShapesAreRefused(_ first: String, _ shape: [Int], _ second: String, _ other: [Int]) throws {
    var file = Self.model
    file.tensors[0] = ModelFile.Tensor(
      first, shape: shape, values: [Double](repeating: 1, count: shape.reduce(1, *)))
    file.tensors[2] = ModelFile.Tensor(
      second, shape: other, values: [Double](repeating: 1, count: other.reduce(1, *)))
    #expect(try !outcome(file.bytes()))
  }

  @Test(arguments: [Double.nan, .infinity, 1e300]) func numbersThatCannotBeUsedAreRefused(_ value: Double)
    throws
  {
    var file = Self.model
    file.tensors[1] = ModelFile.Tensor("b1", shape: [2, 1], values: [0, value])
    let bytes = try file.bytes()
    let error = try #require(throws: LessonError.self) { try SavedModel(bytes: bytes, path: "x").layers() }
    #expect(error == .data("x: b1 holds values that are not finite or too large"))
  }

  @Test func aVectorIsAColumnOfBiases() throws {
    var file = Self.model
    file.tensors[1] = ModelFile.Tensor("b1", shape: [2], values: [7, 8])
    let layers = try SavedModel(bytes: file.bytes(), path: "x").layers()
    expectEqual(layers[0].b, Matrix([[7], [8]]))
    expectEqual(layers[1].W, Matrix([[9, 10]]))
  }
}
