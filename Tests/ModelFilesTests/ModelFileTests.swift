import Foundation
import Testing

@testable import ModelFiles

/// A file with this header and these data.
func safetensors(_ header: String, data: [UInt8] = []) -> [UInt8] {
  withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian, Array.init) + Array(header.utf8) + data
}

/// The first difference between two files that should be the same: a key of the metadata, the names or the order of
/// the tensors, a shape, or a value.
func difference(_ file: ModelFile, _ expected: ModelFile) -> String? {
  for key in Set(file.metadata.keys).union(expected.metadata.keys).sorted()
  where file.metadata[key] != expected.metadata[key] {
    return
      "metadata \(key): \(file.metadata[key].debugDescription), expected \(expected.metadata[key].debugDescription)"
  }
  let names = [file, expected].map { $0.tensors.map(\.name) }
  guard names[0] == names[1] else { return "tensors \(names[0]), expected \(names[1])" }
  for (tensor, other) in zip(file.tensors, expected.tensors) {
    guard tensor.shape == other.shape, tensor.values.count == other.values.count else {
      return
        "\(tensor.name): shape \(tensor.shape) of \(tensor.values.count), expected \(other.shape) of \(other.values.count)"
    }
    let place = tensor.values.indices.first { tensor.values[$0].bitPattern != other.values[$0].bitPattern }
    if let place {
      return "\(tensor.name)[\(place)]: \(tensor.values[place]), expected \(other.values[place])"
    }
  }
  return nil
}

/// What differs between the bytes of two files: the length of the header, the header, or the first byte of the data.
func difference(ofBytes bytes: [UInt8], _ expected: [UInt8]) -> String? {
  guard bytes != expected else { return nil }
  func header(_ bytes: [UInt8]) -> (length: Int, text: String) {
    let length = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    return (length, String(decoding: bytes.dropFirst(8).prefix(length), as: UTF8.self))
  }
  let (one, other) = (header(bytes), header(expected))
  guard one.length == other.length else {
    return "a header of \(one.length) bytes, expected \(other.length): \(one.text)"
  }
  guard one.text == other.text else { return "the header \(one.text), expected \(other.text)" }
  let data = [bytes, expected].map { $0.dropFirst(8 + one.length).map(\.self) }
  let place = data[0].indices.first { $0 >= data[1].count || data[0][$0] != data[1][$0] } ?? data[0].count
  func value(_ bytes: [UInt8]) -> String { place < bytes.count ? String(bytes[place], radix: 16) : "nothing" }
  return "byte \(place) of the data: \(value(data[0])), expected \(value(data[1]))"
}

@Suite struct ModelFileTests {
  private let small = ModelFile(
    tensors: [
      ModelFile.Tensor("W1", shape: [2, 3], values: [1, -2, 0.1, .pi, 1e-300, -0.0]),
      ModelFile.Tensor("b1", shape: [2, 1], values: [0, .leastNonzeroMagnitude]),
    ], metadata: ["program": "a \"quoted\" one: with a colon", "alphabet": "\nabcé花"])

  @Test func whatIsWrittenIsReadBack() throws {
    #expect(difference(try ModelFile(bytes: small.bytes()), small) == nil)
  }

  /// A failure of these tests says which key, tensor, place or byte differs.
  @Test func differencesAreNamed() throws {
    var other = small
    other.tensors[0] = ModelFile.Tensor("W1", shape: [2, 3], values: [1, -2, 0.1, .pi, 2, -0.0])
    #expect(difference(other, small) == "W1[4]: 2.0, expected 1e-300")
    other = ModelFile(tensors: small.tensors.reversed(), metadata: small.metadata)
    #expect(difference(other, small) == "tensors [\"b1\", \"W1\"], expected [\"W1\", \"b1\"]")
    other = ModelFile(tensors: small.tensors, metadata: ["alphabet": "x", "program": "y"])
    #expect(difference(other, small)?.hasPrefix("metadata alphabet: Optional(\"x\"), expected") == true)
    var bytes = try small.bytes()
    bytes[bytes.count - 64 + 8] ^= 1
    #expect(difference(ofBytes: bytes, try small.bytes()) == "byte 8 of the data: 1, expected 0")
    bytes[8 + 2] = UInt8(ascii: "V")
    #expect(difference(ofBytes: bytes, try small.bytes())?.hasPrefix("the header {\"V") == true)
    #expect(difference(small, small) == nil && difference(ofBytes: bytes, bytes) == nil)
  }

  /// Byte for byte as the format's documentation has it.
  @Test func writesTheFormat() throws {
    let file = ModelFile(tensors: [ModelFile.Tensor("b1", shape: [1, 1], values: [1.5])])
    let header = #"{"b1":{"dtype":"F64","shape":[1,1],"data_offsets":[0,8]}}       "#
    #expect(header.utf8.count % 8 == 0)
    let expected = safetensors(header, data: [0, 0, 0, 0, 0, 0, 0xF8, 0x3F])
    #expect(difference(ofBytes: try file.bytes(), expected) == nil)
  }

  @Test func readsSinglePrecision() throws {
    let header = #"{"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#
    let file = try ModelFile(bytes: safetensors(header, data: [0, 0, 0xC0, 0x3F, 0, 0, 0x20, 0xC1]))
    #expect(file.tensors == [ModelFile.Tensor("b", shape: [2], values: [1.5, -10])])
  }

  /// The numbers are those that NumPy gives for the same bits, including the smallest and the largest of each kind.
  @Test func readsHalfPrecision() throws {
    let halves: [(UInt16, Double)] = [
      (0x0000, 0), (0x8000, -0.0), (0x0001, 0x1p-24), (0x03FF, 0x1.FF8p-15), (0x0400, 0x1p-14), (0x3C00, 1),
      (0x3555, 0.333251953125), (0xC100, -2.5), (0x7BFF, 65504), (0x7C00, .infinity), (0xFC00, -.infinity),
    ]
    let brains: [(UInt16, Double)] = [
      (0x0000, 0), (0x3F80, 1), (0xC020, -2.5), (0x3EAB, 0.333984375), (0x7F7F, 0x1.FEp127),
      (0x0001, 0x1p-133),
      (0xFF80, -.infinity),
    ]
    for (dtype, cases) in [("F16", halves), ("BF16", brains)] {
      let header =
        #"{"b":{"dtype":"\#(dtype)","shape":[\#(cases.count)],"data_offsets":[0,\#(2 * cases.count)]}}"#
      let data = cases.flatMap { [UInt8(truncatingIfNeeded: $0.0), UInt8($0.0 >> 8)] }
      let values = try ModelFile(bytes: safetensors(header, data: data)).tensors[0].values
      #expect(values.map(\.bitPattern) == cases.map(\.1.bitPattern), "\(dtype): \(values)")
    }
    let header = #"{"b":{"dtype":"F16","shape":[],"data_offsets":[0,2]}}"#
    #expect(try ModelFile(bytes: safetensors(header, data: [0x01, 0x7C])).tensors[0].values[0].isNaN)
  }

  @Test func writesSinglePrecision() throws {
    let file = ModelFile(
      tensors: [ModelFile.Tensor("b", shape: [2], values: [0.1, -1e-300])], metadata: ["a": "b"])
    let bytes = try file.bytes(.single)
    #expect(try ModelFile(bytes: bytes).tensors[0].values == [Double(Float(0.1)), 0])
    #expect(
      bytes.count == 8 + Int(bytes[0]) + 8 && String(decoding: bytes[8...], as: UTF8.self).contains("F32"))
    let large = ModelFile(tensors: [ModelFile.Tensor("b", shape: [1], values: [1e39])])
    #expect(throws: ModelFileError.self) { try large.bytes(.single) }
    #expect(difference(try ModelFile(bytes: large.bytes()), large) == nil)
  }

  @Test func nullIsNoMetadata() throws {
    #expect(try ModelFile(bytes: safetensors(#"{"__metadata__":null}"#)) == ModelFile(tensors: []))
    #expect(try ModelFile(bytes: safetensors("{ \"__metadata__\" : { } }  \n")) == ModelFile(tensors: []))
  }

  @Test func escapesAreRead() throws {
    let header = #"{"__metadata__":{"\u0061\"\\\/\b\f\n\r\t":"\ud83c\udf38 \u00e9é"}}"#
    #expect(try ModelFile(bytes: safetensors(header)).metadata == ["a\"\\/\u{8}\u{C}\n\r\t": "🌸 éé"])
  }

  @Test func listsAreKeptInTheMetadata() throws {
    var file = ModelFile(tensors: [])
    let lists: [[String]] = [[], [""], ["a", "b\"c\\", "\u{0}\u{1F}\n", "é花🌸", "a\r\nb"]]
    for list in lists {
      file.setList("features", to: list)
      #expect(try ModelFile(bytes: file.bytes()).list("features") == list)
    }
    #expect(try file.list("classes") == nil)
    for text in ["", "[", "[1]", "{}", "[\"a\"]x", "[\"a\",]", "null"] {
      file.metadata["features"] = text
      #expect(throws: ModelFileError.self, "\(text)") { try file.list("features") }
    }
  }

  @Test func tensorsComeInTheOrderOfTheirData() throws {
    let header = #"""
      {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}
      """#
    let file = try ModelFile(bytes: safetensors(header, data: [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]))
    #expect(file.tensors.map(\.name) == ["b", "a"] && file.tensors.map(\.values) == [[1], [2]])
  }

  private static let noBrace =
    "its header is not the JSON text that describes tensors: it must begin with {"
  private static func notJSON(_ byte: Int) -> String {
    "its header is not the JSON text that describes tensors, at byte \(byte)"
  }
  private static func twice(_ name: String) -> String { "its header has the name \"\(name)\" twice" }
  private static func gap(_ name: String, _ byte: Int) -> String {
    "its data have a gap or an overlap at byte \(byte), before \"\(name)\""
  }
  private static func misfit(_ offsets: String) -> String {
    "\"a\": data_offsets \(offsets) do not fit its shape"
  }
  private static func cutOff(_ length: UInt64, of count: Int) -> String {
    """
    it is not a safetensors file, or it is cut off: its header should have \(length) bytes, but \(count) follow, and \
    100000000 is the limit
    """
  }

  /// Bytes that are not a file or end too early, and the reason that is given.
  static let beginnings: [(bytes: [UInt8], reason: String)] = [
    ([], "it is too short to be a safetensors file"),
    ([1, 2, 3], "it is too short to be a safetensors file"),
    ([UInt8](repeating: 0xFF, count: 16), cutOff(18446744073709551615, of: 8)),
    (safetensors("{}").dropLast(), cutOff(2, of: 1)),
    (header(length: 100_000_001, []), cutOff(100000001, of: 0)),
    (header(length: 3, [0x7B, 0xFF, 0x7D]), notJSON(1)),
    (header(length: 25, Array(#"{"__metadata__":{"a":""#.utf8) + [0xC3] + Array(#""}"#.utf8)), notJSON(24)),
  ]

  /// Wrong headers with no data after them, and the reason that is given.
  static let headers: [(header: String, reason: String)] = [
    ("", noBrace), ("[]", noBrace), (#"{"a":1}"#, notJSON(5)),
    (String(repeating: "[", count: 100_000), noBrace),
    (
      String(repeating: #"{"a":"#, count: 100_000),
      "\"a\" has the field \"a\" besides dtype, shape, data_offsets"
    ), ("\u{FEFF}{}", noBrace),
    (" {}", noBrace), ("{}x", notJSON(2)), ("{},", notJSON(2)), ("{}\u{0}", notJSON(2)),
    (#"{"__metadata__":{"a":"1","a":"2"}}"#, twice("a")), (#"{"__metadata__":{"a":1}}"#, notJSON(21)),
    (#"{"__metadata__":nul}"#, notJSON(16)),
    (#"{"__metadata__":null,"__metadata__":null}"#, twice("__metadata__")),
    ("{\"__metadata__\":{\"a\":\"\u{1}\"}}", notJSON(23)), (#"{"__metadata__":{"a":"\x"}}"#, notJSON(24)),
    (#"{"__metadata__":{"a":"\ud83c"}}"#, notJSON(29)), (#"{"__metadata__":{"a":"\udf38"}}"#, notJSON(28)),
    (#"{"__metadata__":{"a":"\ud83c\u0041"}}"#, notJSON(34)),
    (#"{"__metadata__":{"a":"\u00"}}"#, notJSON(27)),
    (tensor("F64", "[1]", "[0,8]"), "its header describes 8 bytes of data, but 0 follow"),
  ]

  /// Wrong headers before eight bytes of data, and the reason that is given.
  static let tensors: [(header: String, reason: String)] = [
    (tensor("I64", "[1]", "[0,8]"), "\"a\" is of \"I64\" numbers; F64, F32, F16 and BF16 are read"),
    (tensor("F64", "[2]", "[0,8]"), misfit("0 to 8")), (tensor("F16", "[1]", "[0,8]"), misfit("0 to 8")),
    (tensor("F64", "[4294967296,4294967296]", "[0,8]"), misfit("0 to 8")),
    (tensor("F64", "[9223372036854775807]", "[0,8]"), misfit("0 to 8")),
    (tensor("F64", "[92233720368547758080]", "[0,8]"), notJSON(29)),
    (tensor("F64", "[-1]", "[0,8]"), notJSON(29)),
    (tensor("F64", "[1.5]", "[0,8]"), notJSON(30)), (tensor("F64", "[01]", "[0,8]"), notJSON(29)),
    (tensor("F64", "[1,]", "[0,8]"), notJSON(31)), (tensor("F64", "[+1]", "[0,8]"), notJSON(29)),
    (tensor("F64", "[1e0]", "[0,8]"), notJSON(30)), (tensor("F64", "[1]", "null"), notJSON(47)),
    (tensor("F64", "[1]", "[-8,0]"), notJSON(48)), (tensor("F64", "[1]", "[8,0]"), misfit("8 to 0")),
    (tensor("F64", "[1]", "[0]"), misfit("0")), (tensor("F64", "[1]", "[0,8,16]"), misfit("0 to 8")),
    (tensor("F64", "[1]", "[0,9223372036854775807]"), misfit("0 to 9223372036854775807")),
    (tensor("F64", "[1]", "[8,16]"), gap("a", 0)),
    (tensor("F32", "[1]", "[0,4]"), "its header describes 4 bytes of data, but 8 follow"),
    (
      tensor("F64", "[1]", #"[0,8],"more":1"#),
      "\"a\" has the field \"more\" besides dtype, shape, data_offsets"
    ),
    (tensor("F64", "[1]", #"[0,8],"shape":[1]"#), twice("shape")),
    (#"{"a":{"dtype":"F64","shape":[1]}}"#, "\"a\" lacks one of dtype, shape and data_offsets"),
    ("{\(entry("a", 0)),\(entry("b", 0))}", gap("b", 8)),
    ("{\(entry("a", 0)),\(entry("b", 16))}", gap("b", 8)),
    ("{\(entry("a", 0)),\(entry("a", 0))}", twice("a")),
    ("{\(entry("a", 0)),\(entry("\\u0061", 0))}", twice("a")),
  ]

  static let malformed: [(bytes: [UInt8], reason: String)] =
    beginnings + headers.map { (safetensors($0.header), $0.reason) }
    + tensors.map { (safetensors($0.header, data: eight), $0.reason) }

  @Test(arguments: malformed.indices) func sayWhatIsWrong(_ index: Int) throws {
    let (bytes, reason) = Self.malformed[index]
    let error = try #require(throws: ModelFileError.self) { try ModelFile(bytes: bytes) }
    #expect(error.reason == reason)
  }

  private static func header(length: UInt64, _ bytes: [UInt8]) -> [UInt8] {
    withUnsafeBytes(of: length.littleEndian, Array.init) + bytes
  }

  private static let eight = [UInt8](repeating: 0, count: 8)

  private static func tensor(_ dtype: String, _ shape: String, _ offsets: String) -> String {
    #"{"a":{"dtype":"\#(dtype)","shape":\#(shape),"data_offsets":\#(offsets)}}"#
  }

  private static func entry(_ name: String, _ begin: Int) -> String {
    #""\#(name)":{"dtype":"F64","shape":[1],"data_offsets":[\#(begin),\#(begin + 8)]}"#
  }
}
