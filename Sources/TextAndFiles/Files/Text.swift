/// The reason why bytes cannot be read as text.
package struct TextFault: Error, Equatable {
  /// The line of the fault, if it is in a particular line.
  package var line: Int?
  package var reason: String
  package var hint: String?

  /// `names.txt, line 3: not UTF-8 text`
  package func message(in path: String) -> String {
    if let line { "\(path), line \(line): \(reason)" } else { "\(path) \(reason)" }
  }
}

/// 3 if the bytes begin with UTF-8's byte order mark, otherwise 0.
package func byteOrderMarkLength(_ bytes: some Sequence<UInt8>) -> Int {
  bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

/// Checks that the bytes are UTF-8 text.
///
/// - Throws: `TextFault` if they are not.
package func requireText(_ bytes: [UInt8]) throws(TextFault) {
  if let fault = knownFormat(bytes) { throw fault }
  if bytes.contains(0) { throw TextFault(reason: "is not a text file") }
  do {
    _ = try UTF8Span(validating: bytes.span)
  } catch {
    let line = lineBreaks(in: bytes[..<error.byteOffsets.lowerBound]) + 1
    throw TextFault(
      line: line, reason: "not UTF-8 text", hint: "save it as UTF-8, which Excel calls CSV UTF-8")
  }
}

/// The fault of a file in another format, recognized by its first bytes.
private func knownFormat(_ bytes: [UInt8]) -> TextFault? {
  let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  // Latin letters in UTF-16, without a byte order mark.
  let zeros = bytes.prefix(4).map { $0 == 0 }
  let hasHalves = zeros == [true, false, true, false] || zeros == [false, true, false, true]
  if isUTF16 || hasHalves {
    return TextFault(reason: "is UTF-16 text", hint: "save it as UTF-8, which Excel calls CSV UTF-8")
  }
  if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
    return TextFault(
      reason: "is a zip archive, as the workbooks of spreadsheets are", hint: "save the sheet as CSV")
  }
  if bytes.starts(with: [0x1F, 0x8B]) {
    return TextFault(reason: "is compressed", hint: "unpack it with gunzip")
  }
  return nil
}

/// The number of line breaks: LF, CRLF or CR.
private func lineBreaks(in bytes: ArraySlice<UInt8>) -> Int {
  var (count, last) = (0, UInt8(0))
  for byte in bytes {
    if byte == UInt8(ascii: "\r") || (byte == UInt8(ascii: "\n") && last != UInt8(ascii: "\r")) { count += 1 }
    last = byte
  }
  return count
}
