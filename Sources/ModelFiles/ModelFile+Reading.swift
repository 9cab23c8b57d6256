// Nothing in a file is trusted before it is checked: the file may be cut off or malicious.

extension ModelFile {
  /// The length of the longest header that is accepted, as in the format's own library.
  static let longestHeader = 100_000_000

  /// Reads a file of F64, F32, F16 and BF16 tensors.
  ///
  /// - Throws: ``ModelFileError`` unless the header fits into the file, and the data that it describes fill the rest
  ///   without gaps or overlaps.
  /// - Complexity: Linear in the number of bytes, apart from putting the tensors in order.
  public init(bytes: [UInt8]) throws(ModelFileError) {
    let start = 8 + (try headerLength(of: bytes))
    var header = Header()
    try header.read(Array(bytes[8..<start]))
    var end = 0
    for tensor in header.tensors {
      guard tensor.range.lowerBound == end else {
        throw ModelFileError("its data have a gap or an overlap at byte \(end), before \(shown(tensor.name))")
      }
      end = tensor.range.upperBound
    }
    guard end == bytes.count - start else {
      throw ModelFileError("its header describes \(end) bytes of data, but \(bytes.count - start) follow")
    }
    let tensors = header.tensors.map { tensor in
      let range = start + tensor.range.lowerBound..<start + tensor.range.upperBound
      return Tensor(tensor.name, shape: tensor.shape, values: tensor.kind.values(in: bytes, range))
    }
    self.init(tensors: tensors, metadata: header.metadata)
  }
}

/// The length of the header, from the first eight bytes.
private func headerLength(of bytes: [UInt8]) throws(ModelFileError) -> Int {
  guard bytes.count >= 8 else { throw ModelFileError("it is too short to be a safetensors file") }
  let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  guard length <= ModelFile.longestHeader, length <= bytes.count - 8 else {
    throw ModelFileError(
      """
      it is not a safetensors file, or it is cut off: its header should have \(length) bytes, but \(bytes.count - 8) \
      follow, and \(ModelFile.longestHeader) is the limit
      """)
  }
  return Int(length)
}

/// What a header says.
private struct Header {
  var metadata: [String: String] = [:]
  /// The tensors in the order of their data.
  var tensors: [Description] = []

  mutating func read(_ bytes: [UInt8]) throws(ModelFileError) {
    var (metadata, tensors) = ([String: String](), [Description]())
    // The format's own library accepts neither white space nor a byte-order mark before the brace.
    guard bytes.first == UInt8(ascii: "{") else {
      throw ModelFileError("its header is not the JSON text that describes tensors: it must begin with {")
    }
    var reader = JSONReader(bytes)
    try reader.object { (name, reader) throws(ModelFileError) in
      if name == "__metadata__" {
        metadata = try reader.takeNull() ? [:] : reader.strings()
      } else {
        tensors.append(try reader.description(of: name))
      }
    }
    try reader.requireEnd()
    tensors.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    (self.metadata, self.tensors) = (metadata, tensors)
  }
}

/// A tensor as the header describes it.
private struct Description {
  let name: String
  let kind: NumberKind
  let shape: [Int]
  /// Where the data are, counted from the end of the header.
  let range: Range<Int>

  /// - Throws: `ModelFileError` unless the range has the bytes that the shape needs.
  init(name: String, dtype: String, shape: [Int], offsets: [Int]) throws(ModelFileError) {
    guard let kind = NumberKind(rawValue: dtype) else {
      throw ModelFileError("\(shown(name)) is of \(shown(dtype)) numbers; F64, F32, F16 and BF16 are read")
    }
    guard offsets.count == 2, offsets[0] <= offsets[1],
      elementCount(shape + [kind.size]) == offsets[1] - offsets[0]
    else {
      let bounds = offsets.prefix(2).map { "\($0)" }.joined(separator: " to ")
      throw ModelFileError("\(shown(name)): data_offsets \(bounds) do not fit its shape")
    }
    (self.name, self.kind, self.shape, range) = (name, kind, shape, offsets[0]..<offsets[1])
  }
}

extension JSONReader {
  fileprivate mutating func strings() throws(ModelFileError) -> [String: String] {
    var strings: [String: String] = [:]
    try object { (name, reader) throws(ModelFileError) in strings[name] = try reader.string() }
    return strings
  }

  fileprivate mutating func description(of name: String) throws(ModelFileError) -> Description {
    var (dtype, shape, offsets): (String?, [Int]?, [Int]?)
    try object { (field, reader) throws(ModelFileError) in
      switch field {
      case "dtype": dtype = try reader.string()
      case "shape": shape = try reader.counts()
      case "data_offsets": offsets = try reader.counts()
      default:
        throw ModelFileError(
          "\(shown(name)) has the field \(shown(field)) besides dtype, shape, data_offsets")
      }
    }
    guard let dtype, let shape, let offsets else {
      throw ModelFileError("\(shown(name)) lacks one of dtype, shape and data_offsets")
    }
    return try Description(name: name, dtype: dtype, shape: shape, offsets: offsets)
  }

  private mutating func counts() throws(ModelFileError) -> [Int] {
    try list { (reader) throws(ModelFileError) in try reader.count() }
  }
}

/// A word from the file, shortened for a message.
func shown(_ word: String) -> String { "\"\(word.prefix(40))\"" }
