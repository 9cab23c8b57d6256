/// Why bytes are no text that can be read here.
package struct TextFault: Error, Equatable {
  /// The line of the fault, where it is in one.
  package var line: Int?
  package var reason: String
  package var hint: String?

  /// `names.txt, line 3: not UTF-8 text`
  package func message(in path: String) -> String {
    if let line { "\(path), line \(line): \(reason)" } else { "\(path) \(reason)" }
  }
}

/// 3 if the bytes begin with UTF-8's byte order mark, otherwise 0.
package func byteOrderMarkLength(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

/// - Throws: `TextFault` unless the bytes are UTF-8 text.
package func requireText(_ bytes: [UInt8]) throws(TextFault) {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    throw TextFault(reason: "is UTF-16 text", hint: "save it as UTF-8")
  }
  if bytes.contains(0) { throw TextFault(reason: "is not a text file") }
  if String(validating: bytes, as: UTF8.self) != nil { return }
  // No byte of a longer character equals a newline: line by line is as good as the whole.
  for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .enumerated()
  where String(validating: line, as: UTF8.self) == nil {
    throw TextFault(line: index + 1, reason: "not UTF-8 text", hint: "save it as UTF-8")
  }
}
