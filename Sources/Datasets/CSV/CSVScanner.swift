/// Cuts the bytes of a table into fields.
///
/// Fields are separated as the dialect says, rows by LF, CRLF or CR. A field may be in quotation marks, and may
/// then hold separators, line breaks, and quotation marks written twice. Spaces and tabs around a field do not
/// belong to it. Source: RFC 4180, 2005.
struct CSVScanner {
  struct Field {
    /// Where its text is; without its quotation marks, but with inner ones still written twice.
    var text: Range<Int>
    var isQuoted = false
    /// Whether it is the last one of its row.
    var endsRow: Bool
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let dialect: CSVDialect

  /// The line of the next field, counted from 1.
  private(set) var line = 1
  /// Where the next field begins.
  private(set) var position: Int

  private let separator: UInt8
  private let mergesSpaces: Bool
  private var numbers: DecimalScanner

  /// What separates the decimals of the cells so far.
  private(set) var decimalMarks: DecimalMarks = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect, from position: Int = 0) {
    self.bytes = bytes
    self.dialect = dialect
    self.position = position
    separator = dialect.separator.byte
    mergesSpaces = dialect.separator == .spaces
    numbers = DecimalScanner(position: 0, decimalComma: dialect.allowsDecimalComma)
  }

  /// Passes over lines that hold nothing but spaces, and over comments; whether there is a row behind them.
  mutating func advanceToRow() -> Bool {
    while true {
      let start = position
      while position < bytes.count, isSpaceOrTab(bytes[position]) { position += 1 }
      if position == bytes.count { return false }
      if isLineBreak(bytes[position]) {
        skipLineBreak()
      } else if dialect.hasComments && bytes[position] == UInt8(ascii: "#") {
        skipLine()
      } else {
        if !mergesSpaces { position = start }
        return true
      }
    }
  }

  /// The next field of the row as a cell, and moves behind it; `nil` as ``nextField()``.
  @inline(__always)
  mutating func nextCell() -> (value: Double, endsRow: Bool)? {
    numbers.position = position
    if let number = numbers.scan(bytes), number.isFinite, let endsRow = passSeparator(at: numbers.position) {
      decimalMarks.formUnion(numbers.decimalMark)
      return (number, endsRow)
    }
    return nextUnusualCell()
  }

  /// A field that is not just a number between two separators.
  @inline(never)
  private mutating func nextUnusualCell() -> (value: Double, endsRow: Bool)? {
    guard let field = nextField() else { return nil }
    if let number = number(field) {
      decimalMarks.formUnion(numbers.decimalMark)
      return (number, field.endsRow)
    }
    let isMissing = isMissingValue(ArraySlice(bytes[field.text]))
    return (Double(textAt: field.text.lowerBound, isMissing: isMissing), field.endsRow)
  }

  /// The finite number that a field spells.
  mutating func number(_ field: Field) -> Double? {
    numbers.position = field.text.lowerBound
    let text = UnsafeBufferPointer(rebasing: bytes[..<field.text.upperBound])
    guard let number = numbers.scan(text), numbers.position == text.count, number.isFinite else { return nil }
    return number
  }

  /// The next field of the row, and moves behind it; `nil` if a quotation mark is not closed or has text behind
  /// it.
  mutating func nextField() -> Field? {
    skipSpaces()
    let isQuoted = position < bytes.count && bytes[position] == .quotationMark
    guard let text = isQuoted ? quotedText() : plainText() else { return nil }
    guard let endsRow = passSeparator(at: position) else { return nil }
    return Field(text: text, isQuoted: isQuoted, endsRow: endsRow)
  }

  /// The text of a field.
  func string(_ field: Field) -> String {
    let text = String(decoding: bytes[field.text], as: UTF8.self)
    return field.isQuoted ? text.replacing("\"\"", with: "\"") : text
  }

  /// Moves behind the separator or the line break at `end`; whether the row ends there, `nil` if it is neither.
  @inline(__always)
  private mutating func passSeparator(at end: Int) -> Bool? {
    guard end < bytes.count else {
      position = end
      return true
    }
    let byte = bytes[end]
    if mergesSpaces { return passSpaces(at: end) }
    if byte == separator {
      position = end + 1
      return false
    }
    guard isLineBreak(byte) else { return nil }
    position = end
    skipLineBreak()
    return true
  }

  private mutating func passSpaces(at end: Int) -> Bool? {
    position = end
    skipSpaces()
    if position == bytes.count { return true }
    guard isLineBreak(bytes[position]) else { return position > end ? false : nil }
    skipLineBreak()
    return true
  }

  private mutating func plainText() -> Range<Int> {
    let start = position
    while position < bytes.count, !endsPlainText(bytes[position]) { position += 1 }
    return trimmed(start..<position)
  }

  @inline(__always)
  private func endsPlainText(_ byte: UInt8) -> Bool {
    byte == separator || isLineBreak(byte) || (mergesSpaces && isSpaceOrTab(byte))
  }

  /// Without white space at its ends; a no-break space, as spreadsheets and web pages have it, is one.
  private func trimmed(_ text: Range<Int>) -> Range<Int> {
    var (start, end) = (text.lowerBound, text.upperBound)
    while true {
      if end > start, isSpaceOrTab(bytes[end - 1]) {
        end -= 1
      } else if end > start + 1, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else if end > start + 1, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        return start..<end
      }
    }
  }

  private mutating func quotedText() -> Range<Int>? {
    let start = position + 1
    position = start
    while position < bytes.count {
      if bytes[position] == .quotationMark {
        let isDoubled = position + 1 < bytes.count && bytes[position + 1] == .quotationMark
        if !isDoubled { break }
        position += 1
      } else if isLineBreak(bytes[position]) {
        skipLineBreak()
        continue
      }
      position += 1
    }
    guard position < bytes.count else { return nil }
    let end = position
    position += 1
    if !mergesSpaces { skipSpaces() }
    return start..<end
  }

  private mutating func skipSpaces() {
    while position < bytes.count, isSpaceOrTab(bytes[position]),
      mergesSpaces || bytes[position] != separator
    { position += 1 }
  }

  /// Moves to the next line.
  mutating func skipLine() {
    while position < bytes.count, !isLineBreak(bytes[position]) { position += 1 }
    if position < bytes.count { skipLineBreak() }
  }

  private mutating func skipLineBreak() {
    let isPair =
      bytes[position] == .carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == .lineFeed
    position += isPair ? 2 : 1
    line += 1
  }
}

@inline(__always)
private func isSpaceOrTab(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

@inline(__always)
func isLineBreak(_ byte: UInt8) -> Bool { byte == .lineFeed || byte == .carriageReturn }

extension UInt8 {
  static let quotationMark = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
