import Foundation
import Testing

@testable import TrainingKit

/// A file with this header and these data.
func safetensors(_ header: String, data: [UInt8] = []) -> [UInt8] {
  withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian, Array.init) + Array(header.utf8) + data
}

@Suite struct SafetensorsTests {
  private let small = Safetensors(
    tensors: [
      Safetensors.Tensor(name: "W1", shape: [2, 3], values: [1, -2, 0.1, .pi, 1e-300, -0.0]),
      Safetensors.Tensor(name: "b1", shape: [2, 1], values: [0, .leastNonzeroMagnitude]),
    ], metadata: ["program": "a \"quoted\" one: with a colon", "alphabet": "\nabcé花"])

  @Test func whatIsWrittenIsReadBack() throws {
    #expect(try Safetensors(bytes: small.bytes()) == small)
  }

  /// Byte for byte as the format's documentation has it.
  @Test func writesTheFormat() throws {
    let file = Safetensors(tensors: [Safetensors.Tensor(name: "b1", shape: [1, 1], values: [1.5])])
    let header = #"{"b1":{"data_offsets":[0,8],"dtype":"F64","shape":[1,1]}}       "#
    #expect(header.utf8.count % 8 == 0)
    #expect(try file.bytes() == safetensors(header, data: [0, 0, 0, 0, 0, 0, 0xF8, 0x3F]))
  }

  @Test func readsSinglePrecision() throws {
    let header = #"{"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#
    let file = try Safetensors(bytes: safetensors(header, data: [0, 0, 0xC0, 0x3F, 0, 0, 0x20, 0xC1]))
    #expect(file.tensors == [Safetensors.Tensor(name: "b", shape: [2], values: [1.5, -10])])
  }

  @Test func tensorsComeInTheOrderOfTheirData() throws {
    let header = #"""
      {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}
      """#
    let file = try Safetensors(bytes: safetensors(header, data: [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]))
    #expect(file.tensors.map(\.name) == ["b", "a"] && file.tensors.map(\.values) == [[1], [2]])
  }

  /// What a header can say wrongly, and a word of the message.
  static let malformed: [(bytes: [UInt8], word: String)] = [
    ([], "too short"), ([1, 2, 3], "too short"),
    ([UInt8](repeating: 0xFF, count: 16), "cut off"),
    (safetensors("{}").dropLast(), "cut off"),
    (withUnsafeBytes(of: UInt64(100_000_001).littleEndian, Array.init) + [0x7B], "cut off"),
    (safetensors(""), "JSON"), (safetensors("[]"), "JSON"), (safetensors(#"{"a":1}"#), "JSON"),
    (safetensors(String(repeating: "[", count: 100_000)), "JSON"),
    (safetensors(String(repeating: #"{"a":"#, count: 100_000)), "JSON"),
    (safetensors(tensor("F16", "[4]", "[0,8]"), data: eight), "F16"),
    (safetensors(tensor("F64", "[2]", "[0,8]"), data: eight), "shape"),
    (safetensors(tensor("F64", "[-1]", "[0,8]"), data: eight), "shape"),
    (safetensors(tensor("F64", "[4294967296,4294967296]", "[0,8]"), data: eight), "shape"),
    (safetensors(tensor("F64", "[9223372036854775807]", "[0,8]"), data: eight), "shape"),
    (safetensors(tensor("F64", "[92233720368547758080]", "[0,8]"), data: eight), "JSON"),
    (safetensors(tensor("F64", "[1.5]", "[0,8]"), data: eight), "JSON"),
    (safetensors(tensor("F64", "[1]", "[8,0]"), data: eight), "data_offsets"),
    (safetensors(tensor("F64", "[1]", "[-8,0]"), data: eight), "data_offsets"),
    (safetensors(tensor("F64", "[1]", "[0]"), data: eight), "data_offsets"),
    (safetensors(tensor("F64", "[1]", "[0,9223372036854775807]"), data: eight), "data_offsets"),
    (safetensors(tensor("F64", "[1]", "[8,16]"), data: eight + eight), "gap"),
    (safetensors(tensor("F64", "[1]", "[0,8]"), data: eight + [0]), "9 follow"),
    (safetensors(tensor("F64", "[1]", "[0,8]")), "0 follow"),
    (safetensors("{\(entry("a", 0)),\(entry("b", 0))}", data: eight), "overlap"),
    (safetensors("{\(entry("a", 0)),\(entry("b", 16))}", data: eight + eight + eight), "gap"),
    (safetensors("{\(entry("a", 0)),\(entry("a", 0))}", data: eight), "twice"),
    (safetensors("{\(entry("a", 0)),\(entry("\\u0061", 0))}", data: eight), "twice"),
    (safetensors(#"{"__metadata__":{"a":"1","a":"2"}}"#), "twice"),
    (safetensors(#"{"__metadata__":{"a":1}}"#), "JSON"),
  ]

  @Test(arguments: malformed.indices) func sayWhatIsWrong(_ index: Int) throws {
    let (bytes, word) = Self.malformed[index]
    let error = try #require(throws: MalformedSafetensors.self) { try Safetensors(bytes: bytes) }
    #expect(error.reason.contains(word), "\(error.reason)")
    #expect(error.reason.count < 250, "\(error.reason)")
  }

  private static let eight = [UInt8](repeating: 0, count: 8)

  private static func tensor(_ dtype: String, _ shape: String, _ offsets: String) -> String {
    #"{"a":{"dtype":"\#(dtype)","shape":\#(shape),"data_offsets":\#(offsets)}}"#
  }

  private static func entry(_ name: String, _ begin: Int) -> String {
    #""\#(name)":{"dtype":"F64","shape":[1],"data_offsets":[\#(begin),\#(begin + 8)]}"#
  }
}
