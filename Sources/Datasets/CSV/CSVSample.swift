/// The first rows of a table as a dialect cuts them, to tell from them how the whole is written.
struct CSVSample {
  struct Field {
    var text: String
    var kind: Kind
    var isQuoted: Bool
  }

  enum Kind {
    case number, missing, word
  }

  /// The first rows that are whole, comments left out.
  private(set) var rows: [[Field]] = []

  /// How many bytes they take.
  private(set) var length = 0

  /// As many rows as are looked at, and as many bytes.
  private static let (mostRows, mostBytes) = (50, 1 << 18)

  init(_ scanner: CSVScanner) {
    var scanner = scanner
    let start = scanner.position
    let end = scanner.position + CSVSample.mostBytes
    while rows.count < CSVSample.mostRows, scanner.position < end, scanner.advanceToRow() {
      guard let row = CSVSample.row(&scanner) else { return }
      rows.append(row)
      length = scanner.position - start
    }
  }

  /// The next row; `nil` if its quotation marks are wrong.
  static func row(_ scanner: inout CSVScanner) -> [Field]? {
    var row: [Field] = []
    var endsRow = false
    while !endsRow {
      guard let field = scanner.nextField() else { return nil }
      row.append(CSVSample.field(field, in: &scanner))
      endsRow = field.endsRow
    }
    return row
  }

  private static func field(_ field: CSVScanner.Field, in scanner: inout CSVScanner) -> Field {
    let text = scanner.string(field)
    let isMissing = isMissingValue(ArraySlice(text.utf8))
    // Also what is a number to others: infinite or hexadecimal.
    let isNumber = scanner.number(field) != nil || Double(text) != nil
    let kind: Kind = isMissing ? .missing : isNumber ? .number : .word
    return Field(text: text, kind: kind, isQuoted: field.isQuoted)
  }

  /// The number of fields that most rows have.
  var columns: Int {
    let counts = Dictionary(rows.map { ($0.count, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// How many rows a file of that many bytes is likely to have.
  func rowsExpected(of bytes: Int) -> Int {
    length == 0 ? 0 : Int(1.02 * Double(rows.count) * Double(bytes) / Double(length)) + 1
  }

  /// How well the dialect fits: the share of rows of one length times the share of numbers among the fields
  /// below the first row; 0 if the rows are of one field.
  var fit: Double {
    guard columns > 1 else { return 0 }
    let regular = Double(rows.count { $0.count == columns }) / Double(rows.count)
    let fields = rows.dropFirst(rows.count > 1 ? 1 : 0).joined()
    let numbers = Double(fields.count { $0.kind != .word }) / Double(fields.count)
    return regular * (0.1 + numbers)
  }
}
