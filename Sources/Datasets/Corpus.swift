import Foundation
import TextAndFiles

/// Names to learn from, one on each line of a text.
public struct Corpus: Equatable, Sendable {
  /// The names in the order of the text, as ``uniform(_:)`` writes them, without white space at either end.
  public let names: [String]

  /// How many lines were blank, and so passed over.
  public let blankLines: Int

  /// The most letters (Unicode scalars) that a name may have: longer lines are not names, and every letter's hidden
  /// state takes memory.
  public static let longestName = 1_000

  /// The names in the UTF-8 file at `path`.
  ///
  /// - Throws: `DataError` of the kind `file` if it cannot be read, `data` if it is not a list of names.
  /// - Complexity: Linear in the size of the file.
  public init(path: String) throws(DataError) {
    try self.init(bytes: Datasets.bytes(ofFile: path), path: path)
  }

  /// The names in these bytes.
  ///
  /// - Parameters:
  ///   - bytes: The text, in UTF-8.
  ///   - path: Its name in messages.
  /// - Throws: `DataError` of the kind `data`, with the line, if the bytes are not text, or hold no name or one that is
  ///   too long.
  public init(bytes: [UInt8], path: String) throws(DataError) {
    try requireText(bytes, ofFile: path)
    let path = visible(path)
    var names: [String] = []
    let lines = Corpus.lines(of: bytes.dropFirst(byteOrderMarkLength(bytes)))
    for (index, line) in lines.enumerated() {
      let name = Corpus.trimmed(Corpus.uniform(String(decoding: line, as: UTF8.self)))
      try Corpus.requireLength(of: name, at: "\(path), line \(index + 1)")
      if !name.isEmpty { names.append(name) }
    }
    if names.isEmpty {
      throw .data(
        lines.isEmpty ? "\(path) is empty" : "\(path) has only blank lines",
        hint: "A corpus has a name on each line.")
    }
    self.names = names
    blankLines = lines.count - names.count
  }

  /// The text in lower case and in Unicode's composed form (NFC), so that what looks alike is made of the same
  /// letters.
  public static func uniform(_ text: String) -> String {
    let lowercase = text.lowercased()
    return lowercase.utf8.allSatisfy { $0 < 0x80 }
      ? lowercase : lowercase.precomposedStringWithCanonicalMapping
  }

  /// A line ends with LF, CR LF or CR; the last one need not.
  private static func lines(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    for (index, byte) in zip(bytes.indices, bytes) where byte == lineFeed || byte == carriageReturn {
      let isFirstOfTwo = byte == carriageReturn && bytes[(index + 1)...].first == lineFeed
      if isFirstOfTwo { continue }
      lines.append(bytes[start..<index])
      start = index + 1
    }
    if start < bytes.endIndex { lines.append(bytes[start...]) }
    return lines
  }

  /// The text without white space at either end.
  private static func trimmed(_ text: String) -> String {
    var letters = text.unicodeScalars[...]
    while letters.first?.properties.isWhitespace == true { letters.removeFirst() }
    while letters.last?.properties.isWhitespace == true { letters.removeLast() }
    return String(letters)
  }

  private static func requireLength(of name: String, at place: String) throws(DataError) {
    let count = name.unicodeScalars.count
    guard count > longestName else { return }
    throw .data(
      "\(place): a name of \(count) letters; at most \(longestName) are allowed",
      hint: "A corpus has a name on each line.")
  }
}
