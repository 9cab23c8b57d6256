import Foundation

// Nothing in a file is believed before it is checked: it may be cut off, or made to do harm.

extension Safetensors {
  /// Reads a file of F64 and F32 tensors.
  ///
  /// - Throws: `MalformedSafetensors` unless the header fits into the file, and the data that it speaks of fill
  ///   the rest without a gap or an overlap.
  init(bytes: [UInt8]) throws(MalformedSafetensors) {
    let (header, data) = try parts(of: bytes)
    let entries = try headerEntries(header)
    var described: [Description] = []
    for (name, entry) in entries {
      switch entry {
      case .metadata(let strings): metadata = strings
      case .tensor(let dtype, let shape, let offsets):
        described.append(try Description(name: name, dtype: dtype, shape: shape, offsets: offsets))
      }
    }
    described.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    try requireFilled(described, bytes: data.count)
    tensors = described.map { $0.tensor(in: data) }
  }
}

/// The header's bytes, and the data behind it.
private func parts(
  of bytes: [UInt8]
) throws(MalformedSafetensors) -> (header: ArraySlice<UInt8>, data: ArraySlice<UInt8>) {
  guard bytes.count >= 8 else { throw MalformedSafetensors("it is too short to be a safetensors file") }
  let length = number(UInt64.self, in: bytes[..<8])
  guard length <= Safetensors.longestHeader, length <= bytes.count - 8 else {
    throw MalformedSafetensors(
      """
      it is no safetensors file, or cut off: its header should have \(length) bytes, of \(bytes.count - 8) that \
      follow, and \(Safetensors.longestHeader) at most
      """)
  }
  return (bytes[8..<8 + Int(length)], bytes[(8 + Int(length))...])
}

private func headerEntries(_ header: ArraySlice<UInt8>) throws(MalformedSafetensors) -> [String: HeaderEntry]
{
  guard let entries = try? JSONDecoder().decode([String: HeaderEntry].self, from: Data(header)) else {
    throw MalformedSafetensors("its header is not the JSON text that describes tensors")
  }
  // Decoding keeps one of two equal names; each name stands before a colon.
  guard colons(in: header) == entries.values.reduce(entries.count, { $0 + $1.nameCount }) else {
    throw MalformedSafetensors(
      "its header has a name twice, or a field besides dtype, shape and data_offsets")
  }
  return entries
}

/// How many colons of a JSON text stand outside of its strings.
private func colons(in text: ArraySlice<UInt8>) -> Int {
  var (count, isInString, isEscaped) = (0, false, false)
  for byte in text {
    switch byte {
    case _ where isEscaped: isEscaped = false
    case UInt8(ascii: "\\"): isEscaped = isInString
    case UInt8(ascii: "\""): isInString.toggle()
    case UInt8(ascii: ":") where !isInString: count += 1
    default: break
    }
  }
  return count
}

/// A tensor as the header describes it.
private struct Description {
  let name: String
  let kind: SafetensorsNumber
  let shape: [Int]
  /// Where its data are, counted from the end of the header.
  let range: Range<Int>

  /// - Throws: `MalformedSafetensors` unless the range has the bytes that the shape needs.
  init(name: String, dtype: String, shape: [Int], offsets: [Int]) throws(MalformedSafetensors) {
    guard let kind = SafetensorsNumber(rawValue: dtype) else {
      let known = SafetensorsNumber.allCases.map(\.rawValue).joined(separator: " and ")
      throw MalformedSafetensors("\(shown(name)) is of \(shown(dtype)) numbers; \(known) are read")
    }
    guard offsets.count == 2, 0 <= offsets[0], offsets[0] <= offsets[1],
      byteCount(shape, kind) == offsets[1] - offsets[0]
    else {
      throw MalformedSafetensors("\(shown(name)): data_offsets \(offsets.prefix(3)) do not fit its shape")
    }
    (self.name, self.kind, self.shape, range) = (name, kind, shape, offsets[0]..<offsets[1])
  }

  func tensor(in data: ArraySlice<UInt8>) -> Safetensors.Tensor {
    let start = data.startIndex + range.lowerBound
    let values = stride(from: start, to: data.startIndex + range.upperBound, by: kind.size).map { position in
      let bytes = data[position..<position + kind.size]
      return switch kind {
      case .float64: Double(bitPattern: number(UInt64.self, in: bytes))
      case .float32: Double(Float(bitPattern: number(UInt32.self, in: bytes)))
      }
    }
    return Safetensors.Tensor(name: name, shape: shape, values: values)
  }
}

/// How many bytes a tensor takes; `nil` for a negative size, or more bytes than there are numbers.
private func byteCount(_ shape: [Int], _ kind: SafetensorsNumber) -> Int? {
  var count = kind.size
  for size in shape {
    let (product, overflows) = count.multipliedReportingOverflow(by: size)
    if overflows || size < 0 { return nil }
    count = product
  }
  return count
}

/// - Throws: `MalformedSafetensors` unless the tensors, in the order of their data, fill all bytes.
private func requireFilled(_ tensors: [Description], bytes: Int) throws(MalformedSafetensors) {
  var end = 0
  for tensor in tensors {
    guard tensor.range.lowerBound == end else {
      throw MalformedSafetensors(
        "before \(shown(tensor.name)) its data have a gap or an overlap at byte \(end)")
    }
    end = tensor.range.upperBound
  }
  guard end == bytes else {
    throw MalformedSafetensors("its header speaks of \(end) bytes of data, but \(bytes) follow")
  }
}

/// The number that bytes hold, the lowest first.
private func number<Value: FixedWidthInteger & UnsignedInteger>(
  _: Value.Type, in bytes: ArraySlice<UInt8>
) -> Value {
  bytes.withUnsafeBytes { Value(littleEndian: $0.loadUnaligned(as: Value.self)) }
}

/// A word of the file as a message can show it.
private func shown(_ word: String) -> String { String(word.prefix(40)).debugDescription }
