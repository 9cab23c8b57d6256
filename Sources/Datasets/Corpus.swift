import Foundation
import TextAndFiles

/// Names to learn from, one on each line of a text.
public struct Corpus: Equatable, Sendable {
  /// The names in the order of the text, as ``uniform(_:)`` writes them, without white space at either end.
  public let names: [String]

  /// The line of each name, counted from 1.
  public let lines: [Int]

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
    var names: [(name: String, line: Int)] = []
    let texts = Corpus.lines(of: bytes.dropFirst(byteOrderMarkLength(bytes)))
    for (number, text) in zip(1..., texts) {
      let name = Corpus.trimmed(Corpus.uniform(String(decoding: text, as: UTF8.self)))
      try Corpus.requireLength(of: name, at: "\(path), line \(number)")
      if !name.isEmpty { names.append((name, number)) }
    }
    if names.isEmpty {
      throw .data(
        texts.isEmpty ? "\(path) is empty" : "\(path) has only blank lines",
        hint: "A corpus has a name on each line.")
    }
    self.names = names.map(\.name)
    lines = names.map(\.line)
    blankLines = texts.count - names.count
  }

  /// The text in lower case and in Unicode's composed form (NFC), so that what looks alike is made of the same
  /// letters. A capital sigma at the end of a word becomes ς, and σ elsewhere.
  public static func uniform(_ text: String) -> String {
    let lowercase = withFinalSigmas(text).lowercased()
    return lowercase.utf8.allSatisfy { $0 < 0x80 }
      ? lowercase : lowercase.precomposedStringWithCanonicalMapping
  }

  /// The text with ς for every capital sigma at the end of a word: one with a letter that has case before it and none
  /// behind it, whatever marks and apostrophes there are in between (The Unicode Standard, section 3.13).
  private static func withFinalSigmas(_ text: String) -> String {
    guard text.unicodeScalars.contains("Σ") else { return text }
    func isLetter(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isCased ?? false }
    func isPassedOver(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isCaseIgnorable }
    let letters = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (place, letter) in letters.enumerated() {
      let isFinal =
        letter == "Σ" && isLetter(letters[..<place].last { !isPassedOver($0) })
        && !isLetter(letters[(place + 1)...].first { !isPassedOver($0) })
      result.append(isFinal ? "ς" : letter)
    }
    return String(result)
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
