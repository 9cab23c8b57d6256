import Essentials

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

  /// - Throws: `DataError` of the kind `file` if it cannot be read, `data` if it is not a table of numbers.
  init(path: String) throws(DataError) {
    let bytes: [UInt8]
    do {
      bytes = try contents(of: path)
    } catch {
      throw .file("cannot read \(quoted(path)): \(error.reason)")
    }
    try self.init(bytes: bytes, path: path)
  }

  init(bytes: [UInt8], path: String) throws(DataError) {
    do {
      try requireText(bytes)
    } catch {
      throw .data(error.message(in: path), hint: error.hint)
    }
    self.path = path
    var scanner = CSVScanner(bytes)
    guard scanner.advanceToRow() else { throw .data("\(path) is empty") }
    try readFirstRow(&scanner)
    while scanner.advanceToRow() { try readRow(&scanner) }
    if lines.isEmpty { throw .data("\(path) has a header and no rows") }
  }

  /// The first row is a header if none of its fields is a number, as far as anyone would say: `nan` is one.
  private mutating func readFirstRow(_ scanner: inout CSVScanner) throws(DataError) {
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

  private mutating func readRow(_ scanner: inout CSVScanner) throws(DataError) {
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
  ) throws(DataError) -> Double {
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

  private func notANumber(_ text: String, _ line: Int, _ column: Int) -> DataError {
    if text.isEmpty { return .data("\(place(line, column)): the field is empty; a number is missing") }
    let isNumber = decimalNumber(Array(text.utf8)[...]) != nil
    let rule = isNumber ? "is too large" : Double(text) == nil ? "is not a number" : "is not a decimal number"
    let hint = columns == 1 && text.contains { ";\t".contains($0) } ? "separate fields by commas" : nil
    return .data("\(place(line, column)): \(quoted(text)) \(rule)", hint: hint)
  }

  private func ragged(_ line: Int, _ count: Int) -> DataError {
    let fields = count == 1 ? "1 field" : "\(count) fields"
    let first = header.isEmpty ? "the first row" : "the header"
    return .data("\(place(line, min(count, columns))): a row of \(fields), but \(first) has \(columns)")
  }

  private func badQuotation(_ line: Int, _ column: Int) -> DataError {
    .data("\(place(line, column)): a quotation mark that is not closed, or has text behind it")
  }
}
