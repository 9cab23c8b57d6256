/// Reads the JSON of headers: objects, lists, strings and whole numbers (RFC 8259, 2017), and nothing that the format's
/// own library refuses, such as a byte-order mark, a repeated name, or half of a surrogate pair.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads `{"name": …}`; `member` reads the value of each name.
  mutating func object(
    _ member: (String, inout JSONReader) throws(ModelFileError) -> Void
  ) throws(ModelFileError) {
    var names: Set<[UInt8]> = []
    try elements(from: "{", to: "}") { (reader) throws(ModelFileError) in
      let name = try reader.string()
      guard names.insert(Array(name.utf8)).inserted else {
        throw ModelFileError("its header has the name \(shown(name)) twice")
      }
      try reader.expect(":")
      try member(name, &reader)
    }
  }

  /// Reads `[…]`.
  mutating func list<Value>(
    _ element: (inout JSONReader) throws(ModelFileError) -> Value
  ) throws(ModelFileError) -> [Value] {
    var values: [Value] = []
    try elements(from: "[", to: "]") { (reader) throws(ModelFileError) in
      values.append(try element(&reader))
    }
    return values
  }

  private mutating func elements(
    from start: Unicode.Scalar, to end: Unicode.Scalar,
    _ element: (inout JSONReader) throws(ModelFileError) -> Void
  ) throws(ModelFileError) {
    try expect(start)
    if take(end) { return }
    repeat { try element(&self) } while take(",")
    try expect(end)
  }

  /// Reads a whole number that is not negative.
  mutating func count() throws(ModelFileError) -> Int {
    skipSpace()
    let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0") else { throw malformed }
    var value = 0
    for digit in digits {
      let (tens, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      if overflows || overflowsToo { throw malformed }
      value = sum
    }
    position += digits.count
    return value
  }

  /// Reads the word `null` if it is next. Returns whether it was.
  mutating func takeNull() -> Bool {
    skipSpace()
    guard bytes[position...].starts(with: "null".utf8) else { return false }
    position += 4
    return true
  }

  /// - Throws: `ModelFileError` unless nothing but white space is left.
  mutating func requireEnd() throws(ModelFileError) {
    skipSpace()
    if position < bytes.count { throw malformed }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(ModelFileError) {
    if !take(mark) { throw malformed }
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  private var malformed: ModelFileError {
    ModelFileError("its header is not the JSON text that describes tensors, at byte \(position)")
  }
}

// MARK: - Strings

extension JSONReader {
  /// Reads `"…"`.
  mutating func string() throws(ModelFileError) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while true {
      let byte = try next()
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else { throw malformed }
        return string
      case UInt8(ascii: "\\"): try appendEscaped(to: &text)
      case ..<0x20: throw malformed
      default: text.append(byte)
      }
    }
  }

  private mutating func next() throws(ModelFileError) -> UInt8 {
    if position == bytes.count { throw malformed }
    defer { position += 1 }
    return bytes[position]
  }

  /// Reads what follows a backslash.
  private mutating func appendEscaped(to text: inout [UInt8]) throws(ModelFileError) {
    switch try next() {
    case UInt8(ascii: "\""): text.append(0x22)
    case UInt8(ascii: "\\"): text.append(0x5C)
    case UInt8(ascii: "/"): text.append(0x2F)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text += Array(String(try escapedScalar()).utf8)
    default: throw malformed
    }
  }

  /// The scalar that `\u0061`, or a surrogate pair such as `\ud83c\udf38`, stands for.
  private mutating func escapedScalar() throws(ModelFileError) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, try next() == UInt8(ascii: "\\"), try next() == UInt8(ascii: "u") else {
      throw malformed
    }
    let second = try hexadecimal()
    guard 0xDC00...0xDFFF ~= second,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw malformed }
    return scalar
  }

  private mutating func hexadecimal() throws(ModelFileError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let digit = try next()
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 + UInt32(digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 + UInt32(digit - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 + UInt32(digit - UInt8(ascii: "A") + 10)
      default: throw malformed
      }
    }
    return value
  }
}
