import LessonKit

/// The numbers of a CSV file, with the names of its columns.
struct CSVTable {
  let path: String

  /// One for each column; empty without a header.
  private(set) var header: [String] = []

  /// Row by row, `columns` numbers each.
  private(set) var values: [Double] = []
  private(set) var columns = 0

  /// The line of each row, for messages.
  private(set) var lines: [Int] = []

  /// - Throws: `LessonError` of the kind `file` if it cannot be read, `data` if it is not a table of numbers.
  init(path: String) throws(LessonError) {
    try self.init(bytes: readBytes(of: path), path: path)
  }

  init(bytes: [UInt8], path: String) throws(LessonError) {
    try requireText(bytes, of: path)
    self.path = path
    var scanner = CSVScanner(bytes)
    guard scanner.advanceToRow() else { throw .data("\(path) is empty") }
    try readFirstRow(&scanner)
    while scanner.advanceToRow() { try readRow(&scanner) }
    if lines.isEmpty { throw .data("\(path) has a header and no rows") }
  }

  /// The first row is a header if none of its fields is a number, as far as anyone would say: `nan` is one.
  private mutating func readFirstRow(_ scanner: inout CSVScanner) throws(LessonError) {
    var ahead = scanner
    var names: [String] = []
    var isHeader = true
    var endsRow = false
    while !endsRow {
      guard let field = ahead.nextField() else { throw badQuotation(scanner.line, names.count) }
      let name = ahead.string(field)
      names.append(name)
      isHeader = isHeader && Double(name) == nil
      endsRow = field.endsRow
    }
    columns = names.count
    if isHeader { (header, scanner) = (names, ahead) }
  }

  private mutating func readRow(_ scanner: inout CSVScanner) throws(LessonError) {
    let line = scanner.line
    var column = 0
    var endsRow = false
    while !endsRow {
      guard let field = scanner.nextField() else { throw badQuotation(line, column) }
      // A row that is too long is told by its length, not by what its last fields hold.
      if column < columns { values.append(try number(field, in: scanner, line, column)) }
      column += 1
      endsRow = field.endsRow
    }
    if column != columns { throw ragged(line, column) }
    lines.append(line)
  }

  @inline(__always)
  private func number(
    _ field: CSVScanner.Field, in scanner: CSVScanner, _ line: Int, _ column: Int
  ) throws(LessonError) -> Double {
    if let number = decimalNumber(scanner.bytes[field.text]), number.isFinite { return number }
    throw notANumber(scanner.string(field), line, column)
  }
}

// Messages

extension CSVTable {
  /// `data.csv, line 3, column 2 (mean texture)`
  func place(_ line: Int, _ column: Int) -> String {
    let name = column < header.count && !header[column].isEmpty ? " (\(header[column]))" : ""
    return "\(path), line \(line), column \(column + 1)\(name)"
  }

  private func notANumber(_ text: String, _ line: Int, _ column: Int) -> LessonError {
    if text.isEmpty { return .data("\(place(line, column)): the field is empty; a number is missing") }
    let isNumber = decimalNumber(Array(text.utf8)[...]) != nil
    let rule = isNumber ? "is too large" : Double(text) == nil ? "is not a number" : "is not a decimal number"
    let hint = columns == 1 && text.contains { ";\t".contains($0) } ? "separate fields by commas" : nil
    return .data("\(place(line, column)): \(quoted(text)) \(rule)", hint: hint)
  }

  private func ragged(_ line: Int, _ count: Int) -> LessonError {
    let fields = count == 1 ? "1 field" : "\(count) fields"
    let first = header.isEmpty ? "the first row" : "the header"
    return .data("\(place(line, min(count, columns))): a row of \(fields), but \(first) has \(columns)")
  }

  private func badQuotation(_ line: Int, _ column: Int) -> LessonError {
    .data("\(place(line, column)): a quotation mark that is not closed, or has text behind it")
  }
}
