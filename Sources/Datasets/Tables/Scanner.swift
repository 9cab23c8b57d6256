/// Cuts the bytes of a table into fields.
///
/// Fields are separated as the dialect says, rows by LF, CRLF or CR. A field may be in quotation marks, and may then
/// hold separators, line breaks, and quotation marks written twice. Spaces and tabs around a field are not part of it.
/// Source: RFC 4180, 2005.
///
/// A field ends only at a separator or at the end of the row (``boundary(at:)``): it is taken whole or not at all.
struct Scanner {
  struct Field {
    /// Where its text is, without the quotation marks around it, but with inner ones still doubled.
    var text: Range<Int>
    var isQuoted = false
    /// Whether it is the last one of its row.
    var endsRow: Bool
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// The line of the next field, counted from 1, and where it begins.
  private(set) var (line, position) = (1, 0)
  /// How many comments with a separator in them, which might be rows, have been skipped.
  private(set) var comments = 0
  private let (separator, mergesSpaces, hasComments): (UInt8, Bool, Bool)
  /// Whether decimal commas are in quotation marks, because commas are also the separator.
  private let marksSeparate: Bool
  private var numbers: DecimalScanner

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ dialect: Dialect) {
    self.bytes = bytes
    position = dialect.start
    (separator, hasComments) = (dialect.separator.rawValue, dialect.hasComments)
    mergesSpaces = dialect.separator == .spaces
    marksSeparate = dialect.separator == .comma && dialect.decimalMark == .comma
    numbers = DecimalScanner(mark: dialect.decimalMark)
  }

  /// Skips comments and lines that hold only spaces. Returns whether a row follows.
  mutating func nextRow() -> Bool {
    while true {
      let start = position
      position = end(ofSpacesAt: position)
      if position == bytes.count { return false }
      if isLineBreak(bytes[position]) {
        skipLineBreak()
      } else if hasComments && bytes[position] == .numberSign {
        let end = bytes[position...].firstIndex(where: isLineBreak) ?? bytes.count
        if !mergesSpaces && bytes[position..<end].contains(separator) { comments += 1 }
        position = end
      } else {
        if !mergesSpaces { position = start }
        return true
      }
    }
  }

  /// Reads the next field of the row as a cell; `nil` in the same cases as ``nextField()``.
  @inline(__always)
  mutating func nextCell() -> (value: Double, endsRow: Bool)? {
    numbers.position = position
    if !marksSeparate, let number = numbers.scan(bytes), number.isFinite,
      let next = boundary(at: numbers.position)
    {
      pass(next)
      return (number, next.endsRow)
    }
    return nextUnusualCell()
  }

  /// A field that is not just a number between two separators.
  @inline(never)
  private mutating func nextUnusualCell() -> (value: Double, endsRow: Bool)? {
    guard let field = nextField() else { return nil }
    let cell = number(field) ?? Double(textAt: field.text.lowerBound, MissingValue(bytes[field.text]))
    return (cell, field.endsRow)
  }

  /// How the number of the last cell was written.
  var numberForm: NumberForm { numbers.form }

  /// The finite number that a field spells; `nil` if it spells none.
  mutating func number(_ field: Field) -> Double? {
    numbers.position = field.text.lowerBound
    let text = UnsafeBufferPointer(rebasing: bytes[..<field.text.upperBound])
    if let number = numbers.scan(text), numbers.position == text.count, number.isFinite { return number }
    numbers.forget()
    return nil
  }

  /// Reads the next field of the row; `nil` if a quotation mark is not closed or has text after it.
  mutating func nextField() -> Field? {
    skipSpaces()
    let isQuoted = position < bytes.count && bytes[position] == .quotationMark
    guard let text = isQuoted ? quotedText() : plainText(), let next = boundary(at: position) else {
      return nil
    }
    pass(next)
    return Field(text: text, isQuoted: isQuoted, endsRow: next.endsRow)
  }

  /// The field whose text begins at `offset`, after the quotation mark if it has one.
  private func field(at offset: Int) -> Field? {
    var scanner = self
    scanner.position = offset > 0 && bytes[offset - 1] == .quotationMark ? offset - 1 : offset
    return scanner.nextField()
  }

  /// The text of the field whose text begins at `offset`.
  func text(at offset: Int) -> String { field(at: offset).map(string) ?? "" }

  /// Whether the field whose text begins at `offset` holds that word.
  func holds(_ word: String, at offset: Int) -> Bool {
    guard let field = field(at: offset) else { return false }
    return field.isQuoted ? string(field) == word : bytes[field.text].elementsEqual(word.utf8)
  }

  /// The text of a field.
  func string(_ field: Field) -> String {
    guard field.isQuoted else { return String(decoding: bytes[field.text], as: UTF8.self) }
    var isSecond = false
    let text = bytes[field.text].filter { byte in
      isSecond = byte == .quotationMark && !isSecond
      return byte != .quotationMark || isSecond
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Where the next field or row begins if a field ends at `end`; `nil` if the field goes on there.
  @inline(__always)
  private func boundary(at end: Int) -> (next: Int, endsRow: Bool)? {
    if end == bytes.count || isLineBreak(bytes[end]) { return (end, true) }
    if !mergesSpaces { return bytes[end] == separator ? (end + 1, false) : nil }
    let next = self.end(ofSpacesAt: end)
    return next == end ? nil : (next, next == bytes.count || isLineBreak(bytes[next]))
  }

  /// Moves to the next field, or past the line break that ends the row.
  @inline(__always)
  private mutating func pass(_ boundary: (next: Int, endsRow: Bool)) {
    position = boundary.next
    if boundary.endsRow && position < bytes.count { skipLineBreak() }
  }

  /// A field without quotation marks, trimmed of white space, including the no-break spaces of spreadsheets and web
  /// pages.
  private mutating func plainText() -> Range<Int> {
    var start = position
    while position < bytes.count, bytes[position] != separator, !isLineBreak(bytes[position]),
      !mergesSpaces || !isSpaceOrTab(bytes[position])
    { position += 1 }
    var end = position
    while end > start {
      let isPair = end > start + 1
      if isSpaceOrTab(bytes[end - 1]) {
        end -= 1
      } else if isPair, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else if isPair, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    return start..<end
  }

  private mutating func quotedText() -> Range<Int>? {
    position += 1
    let start = position
    while position < bytes.count {
      if isLineBreak(bytes[position]) {
        skipLineBreak()
      } else if bytes[position] != .quotationMark {
        position += 1
      } else if position + 1 < bytes.count, bytes[position + 1] == .quotationMark {
        position += 2
      } else {
        let end = position
        position += 1
        if !mergesSpaces { skipSpaces() }
        return start..<end
      }
    }
    return nil
  }

  private mutating func skipSpaces() {
    while position < bytes.count, isSpaceOrTab(bytes[position]), mergesSpaces || bytes[position] != separator
    {
      position += 1
    }
  }

  private func end(ofSpacesAt start: Int) -> Int {
    var end = start
    while end < bytes.count, isSpaceOrTab(bytes[end]) { end += 1 }
    return end
  }

  private mutating func skipLineBreak() {
    let isPair = bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    position += isPair ? 2 : 1
    line += 1
  }
}

@inline(__always)
func isSpaceOrTab(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

@inline(__always)
func isLineBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

extension UInt8 {
  static let quotationMark = UInt8(ascii: "\"")
  static let numberSign = UInt8(ascii: "#")
}
