import Essentials

/// The fields of a CSV file, and the names of its columns.
///
/// How it is written is found by itself: fields between commas, semicolons, tabs, vertical bars or runs of
/// spaces; decimal points, or decimal commas where the comma does not separate; with a header or without;
/// quotation marks as in RFC 4180; comments that begin with `#`, as NumPy writes them.
struct CSVTable {
  /// The name of the file in messages.
  let path: String

  /// One for each column; empty without a header. Control characters are made visible.
  let header: [String]
  let columns: Int

  /// How many rows there are besides the header.
  private(set) var rows = 0

  /// Row by row, `columns` cells each.
  private(set) var values: [Double] = []

  /// What is unusual about the way the file is written, in words for a note.
  private(set) var remarks: [String]

  private var decimalMarks: DecimalMarks = []

  let bytes: [UInt8]
  let dialect: CSVDialect
  private let start: Int
  private let takesFirstRow: Bool

  /// - Throws: `DataError` of the kind `file` if it cannot be read, `data` if it is not a table.
  init(path: String, header: CSVOptions.Header = .automatic) throws(DataError) {
    try self.init(bytes: Datasets.bytes(ofFile: path), path: path, header: header)
  }

  init(bytes: [UInt8], path: String, header asked: CSVOptions.Header = .automatic) throws(DataError) {
    try requireText(bytes, ofFile: path)
    self.bytes = bytes
    self.path = visible(path)
    let plan = bytes.withUnsafeBufferPointer { CSVPlan($0, asked) }
    (dialect, start, takesFirstRow) = (plan.dialect, plan.start, plan.header.takesFirstRow)
    (header, columns) = (plan.header.names.map(visible), plan.header.columns)
    remarks = plan.remarks
    try readRows(expecting: plan.rowsExpected)
    if rows == 0 {
      throw .data(columns == 0 ? "\(self.path) is empty" : "\(self.path) has a header and no rows")
    }
    try addRemarkOnCommas()
  }

  /// A scanner before the first row, a header included.
  func scanner(_ bytes: UnsafeBufferPointer<UInt8>) -> CSVScanner { CSVScanner(bytes, dialect, from: start) }

  /// A scanner before the first example.
  func scannerOfExamples(_ bytes: UnsafeBufferPointer<UInt8>) throws(DataError) -> CSVScanner {
    var scanner = scanner(bytes)
    if takesFirstRow, scanner.advanceToRow() {
      let line = scanner.line
      if CSVSample.row(&scanner) == nil { throw badQuotation(line, 0) }
    }
    return scanner
  }

  private mutating func readRows(expecting count: Int) throws(DataError) {
    var (cells, rows) = ([Double](), 0)
    cells.reserveCapacity(count * columns)
    decimalMarks = try bytes.withUnsafeBufferPointer { bytes throws(DataError) in
      var scanner = try scannerOfExamples(bytes)
      while scanner.advanceToRow() {
        try readRow(&scanner, into: &cells)
        rows += 1
      }
      return scanner.decimalMarks
    }
    (self.values, self.rows) = (cells, rows)
  }

  @inline(__always)
  private func readRow(_ scanner: inout CSVScanner, into cells: inout [Double]) throws(DataError) {
    let line = scanner.line
    var column = 0
    var endsRow = false
    while !endsRow {
      guard let cell = scanner.nextCell() else { throw badQuotation(line, column) }
      // A row that is too long is told by its length, not by what its last fields hold.
      if column < columns { cells.append(cell.value) }
      column += 1
      endsRow = cell.endsRow
    }
    if column != columns { throw ragged(line, column) }
  }

  private mutating func addRemarkOnCommas() throws(DataError) {
    guard decimalMarks.contains(.comma) else { return }
    if decimalMarks.contains(.point) { throw mixedDecimals() }
    remarks.append("it has decimal commas")
  }

  /// The cell of an example.
  subscript(row: Int, column: Int) -> Double { values[row * columns + column] }

  /// The text of a cell that is not a number.
  func text(of cell: Double) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      let offset = cell.textOffset
      let isQuoted = offset > 0 && bytes[offset - 1] == .quotationMark
      var scanner = CSVScanner(bytes, dialect, from: isQuoted ? offset - 1 : offset)
      return scanner.nextField().map { scanner.string($0) } ?? ""
    }
  }
}

/// What is found out about a file before it is read.
private struct CSVPlan {
  let dialect: CSVDialect
  let start: Int
  let header: CSVHeader
  let rowsExpected: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ asked: CSVOptions.Header) {
    (dialect, start) = CSVDialect.detect(in: bytes)
    let scanner = CSVScanner(bytes, dialect, from: start)
    let sample = CSVSample(scanner)
    header = CSVHeader(sample, comment: CSVPlan.comment(bytes, dialect, start), asked: asked)
    rowsExpected = sample.rowsExpected(of: bytes.count)
  }

  var remarks: [String] {
    (dialect.separator == .comma ? [] : ["its fields are separated by \(dialect.separator.name)"])
      + header.remarks
  }

  /// The fields of the last comment before the first row.
  private static func comment(
    _ bytes: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect, _ start: Int
  ) -> [CSVSample.Field]? {
    guard dialect.hasComments else { return nil }
    var scanner = CSVScanner(bytes, dialect, from: start)
    guard scanner.advanceToRow() else { return nil }
    let comments = bytes[start..<scanner.position].split { isLineBreak($0) }
    guard var last = comments.last(where: { $0.contains(UInt8(ascii: "#")) }) else { return nil }
    last = last.drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") }
    var fields = CSVScanner(UnsafeBufferPointer(rebasing: last), dialect)
    return CSVSample.row(&fields)
  }
}
