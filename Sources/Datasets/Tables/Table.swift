import TextAndFiles

/// The fields of a table, and the names of its columns.
///
/// How it is written is detected from its bytes: fields between commas, semicolons, tabs, vertical bars or runs of
/// spaces; decimal points or decimal commas; with a header or without; quotation marks as in RFC 4180; comments that
/// begin with `#`, as NumPy writes them.
struct Table {
  /// The name of the file in messages.
  let path: String
  let bytes: [UInt8]
  let dialect: Dialect

  /// The names of the columns; empty without a header. Control characters are made visible.
  var header: [String] = []
  let columns: Int
  /// How many rows there are besides the header.
  private(set) var rows = 0
  /// Row by row, `columns` cells each.
  private(set) var values: [Double] = []
  /// What the cells of each column are.
  private(set) var summaries: [ColumnSummary] = []
  /// How the numbers of each column are written, unless commas are the separators.
  private(set) var forms: [NumberForm]
  /// What is unusual about how the file is written, in words for a note.
  var remarks: [String] = []
  /// Whether the first row of the file is not an example.
  private(set) var takesFirstRow = true

  /// - Throws: `DataError` of the kind `data` if the bytes are not a table.
  init(bytes: [UInt8], path: String, _ options: CSVOptions = CSVOptions()) throws(DataError) {
    (self.bytes, self.path) = (bytes, visible(path))
    dialect = bytes.withUnsafeBufferPointer { Dialect.detect(in: $0, decimalMark: options.decimalMark) }
    let sample = bytes.withUnsafeBufferPointer { [dialect] in Sample(Scanner($0, dialect)) }
    let first = FirstRow(sample)
    columns = first.columns
    forms = Array(repeating: [], count: columns)
    if let error = unclearNumbers(sample, options) { throw error }
    if let error = ForeignShape.error(in: self.path, bytes, sample, dialect.separator) { throw error }
    let isDivided = dialect.separator != .comma && sample.rows.contains { $0.count > 1 }
    if isDivided { remarks.append("its fields are separated by \(dialect.separator.name)") }
    let firstCells = try readRows(expecting: sample.rowsExpected(of: bytes.count))
    try name(by: first, firstCells, options)
    if rows == 0 {
      if columns == 0 { throw .data("\(self.path) is empty") }
      let mayBeExample = options.schema != nil && options.header == .automatic
      throw .data("\(self.path) has a header and no rows", mayBeExample ? [.noHeader] : [])
    }
    settleDoubts()
  }

  /// A row, and how its numbers are written.
  typealias Row = (cells: [Double], forms: [NumberForm])

  /// Reads all rows and returns the first, which may be a header.
  private mutating func readRows(expecting count: Int) throws(DataError) -> Row {
    var first: Row = ([], forms)
    var all: Row = ([], forms)
    all.cells.reserveCapacity(count * columns)
    let comments = try bytes.withUnsafeBufferPointer { bytes throws(DataError) in
      var scanner = Scanner(bytes, dialect)
      guard scanner.nextRow() else { return 0 }
      _ = try readRow(&scanner, into: &first)
      let above = scanner.comments
      while scanner.nextRow() {
        let line = scanner.line
        let count = try readRow(&scanner, into: &all)
        if count != columns { throw ragged(line, count) }
        rows += 1
      }
      return scanner.comments - above
    }
    if comments > 0 { remarks.append("its lines that begin with # are left out as comments") }
    (values, forms) = all
    summarize()
    return first
  }

  /// Reads a row and returns its number of fields. Of a row that is too long its length is the error, whatever its last
  /// fields hold.
  @inline(__always)
  private func readRow(_ scanner: inout Scanner, into row: inout Row) throws(DataError) -> Int {
    let (line, notesForms) = (scanner.line, !dialect.doubtfulMarks.isEmpty)
    var column = 0
    while true {
      guard let cell = scanner.nextCell() else { throw badQuotation(line, column) }
      if column < columns {
        row.cells.append(cell.value)
        if notesForms { row.forms[column].formUnion(scanner.numberForm) }
      }
      column += 1
      if cell.endsRow { return column }
    }
  }

  private mutating func summarize() {
    summaries = Array(repeating: ColumnSummary(), count: columns)
    for index in values.indices where values[index].isNaN {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      summaries[column].add(values[index], inRow: row)
    }
  }

  /// Counts the first row as an example.
  mutating func takeAsExample(_ first: Row) {
    takesFirstRow = false
    if columns == 0 { return }
    values.insert(contentsOf: first.cells, at: 0)
    rows += 1
    for column in 0..<columns { forms[column].formUnion(first.forms[column]) }
    summarize()
  }

  /// Decides about `-`, `None` and the like: missing values in columns of numbers, words in others.
  private mutating func settleDoubts() {
    for column in 0..<columns where summaries[column].doubts.count > 0 {
      let isNumeric = kind(column) == .numbers
      for row in 0..<rows where isNumeric && self[row, column].isInDoubt {
        values[row * columns + column] = Double(textAt: self[row, column].textOffset, .everywhere)
      }
      summaries[column].settleDoubts(asMissing: isNumeric)
    }
  }

  /// The cell of an example.
  subscript(row: Int, column: Int) -> Double { values[row * columns + column] }

  /// The text of a cell that is not a number.
  func text(of cell: Double) -> String {
    bytes.withUnsafeBufferPointer { Scanner($0, dialect).text(at: cell.textOffset) }
  }

  /// What a column holds.
  func kind(_ column: Int) -> ColumnSummary.Kind { summaries[column].kind(of: rows) }
}

/// What the cells of a column are.
struct ColumnSummary {
  enum Kind { case numbers, words, mixed, empty }

  /// How many cells of one kind there are, and the row of the first.
  struct Tally {
    private(set) var (count, first) = (0, Int.max)

    mutating func add(_ other: Tally) { (count, first) = (count + other.count, min(first, other.first)) }
    mutating func add(row: Int) { (count, first) = (count + 1, min(first, row)) }
  }

  private(set) var (words, missing, doubts) = (Tally(), Tally(), Tally())

  /// What a column of this many rows holds, apart from missing values; settling doubts does not change it.
  func kind(of rows: Int) -> Kind {
    if rows - words.count - missing.count - doubts.count > 0 { return words.count == 0 ? .numbers : .mixed }
    return words.count + doubts.count > 0 ? .words : .empty
  }

  mutating func add(_ cell: Double, inRow row: Int) {
    if cell.isMissing {
      missing.add(row: row)
    } else if cell.isInDoubt {
      doubts.add(row: row)
    } else {
      words.add(row: row)
    }
  }

  mutating func settleDoubts(asMissing: Bool) {
    if asMissing { missing.add(doubts) } else { words.add(doubts) }
    doubts = Tally()
  }
}
