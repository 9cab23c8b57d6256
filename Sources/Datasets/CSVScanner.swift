import Essentials

/// Cuts the bytes of a CSV file into fields.
///
/// Fields are separated by commas, rows by LF, CRLF or CR. A field may be in quotation marks, and may then hold
/// commas, line breaks, and quotation marks written twice. Spaces and tabs around a field do not belong to it.
/// Source: RFC 4180, 2005.
struct CSVScanner {
  struct Field {
    /// Where its text is; without its quotation marks, but with inner ones still written twice.
    var text: Range<Int>
    var isQuoted = false
    /// Whether it is the last one of its row.
    var endsRow: Bool
  }

  let bytes: [UInt8]

  /// The line of the next field, counted from 1.
  private(set) var line = 1
  private var position: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = byteOrderMarkLength(bytes)
  }

  /// Passes over lines that hold nothing but spaces; whether there is a row behind them.
  mutating func advanceToRow() -> Bool {
    while true {
      let start = position
      skipSpaces()
      if position == bytes.count { return false }
      guard isLineBreak(bytes[position]) else {
        position = start
        return true
      }
      skipLineBreak()
    }
  }

  /// The next field of the row, and moves behind it; `nil` if a quotation mark is not closed or has text behind
  /// it.
  mutating func nextField() -> Field? {
    skipSpaces()
    let isQuoted = position < bytes.count && bytes[position] == .quotationMark
    guard let text = isQuoted ? quotedText() : plainText() else { return nil }
    let endsRow = position == bytes.count || bytes[position] != .comma
    if !endsRow {
      position += 1
    } else if position < bytes.count {
      guard isLineBreak(bytes[position]) else { return nil }
      skipLineBreak()
    }
    return Field(text: text, isQuoted: isQuoted, endsRow: endsRow)
  }

  /// The text of a field.
  func string(_ field: Field) -> String {
    let text = String(decoding: bytes[field.text], as: UTF8.self)
    return field.isQuoted ? text.replacing("\"\"", with: "\"") : text
  }

  private mutating func plainText() -> Range<Int> {
    let start = position
    while position < bytes.count, bytes[position] != .comma, !isLineBreak(bytes[position]) { position += 1 }
    var end = position
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private mutating func quotedText() -> Range<Int>? {
    let start = position + 1
    position = start
    while position < bytes.count {
      if bytes[position] == .quotationMark {
        let isDoubled = position + 1 < bytes.count && bytes[position + 1] == .quotationMark
        if !isDoubled { break }
        position += 1
      } else if bytes[position] == .lineFeed {
        line += 1
      }
      position += 1
    }
    guard position < bytes.count else { return nil }
    let end = position
    position += 1
    skipSpaces()
    return start..<end
  }

  private mutating func skipSpaces() {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  private mutating func skipLineBreak() {
    let isPair =
      bytes[position] == .carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == .lineFeed
    position += isPair ? 2 : 1
    line += 1
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
private func isLineBreak(_ byte: UInt8) -> Bool { byte == .lineFeed || byte == .carriageReturn }

extension UInt8 {
  fileprivate static let comma = UInt8(ascii: ",")
  fileprivate static let quotationMark = UInt8(ascii: "\"")
  fileprivate static let lineFeed = UInt8(ascii: "\n")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
}
