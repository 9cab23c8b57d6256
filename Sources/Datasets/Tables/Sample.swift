/// The first rows of a table, cut as a dialect says, to find out how the whole file is written.
struct Sample {
  struct Field {
    var text = ""
    var kind = Kind.missing
    var isQuoted = false
  }

  enum Kind {
    case number, missing, word
    /// Missing in a column of numbers, a word in others.
    case inDoubt
  }

  /// The first complete rows, without comments, and the lines on which they begin.
  private(set) var (rows, lines): ([[Field]], [Int]) = ([], [])
  /// How many bytes the rows take.
  private(set) var length = 0
  /// Whether they are followed by a row whose quotation marks are wrong.
  private(set) var isBroken = false
  /// The most rows that are looked at, and the most bytes.
  private static let (mostRows, mostBytes) = (50, 1 << 18)

  init(_ scanner: Scanner) {
    var scanner = scanner
    let start = scanner.position
    while rows.count < Sample.mostRows, scanner.position < start + Sample.mostBytes, scanner.nextRow() {
      let line = scanner.line
      guard let row = Sample.row(&scanner) else {
        isBroken = true
        return
      }
      rows.append(row)
      lines.append(line)
      length = scanner.position - start
    }
  }

  /// The next row; `nil` if its quotation marks are wrong.
  static func row(_ scanner: inout Scanner) -> [Field]? {
    var row: [Field] = []
    while let field = scanner.nextField() {
      let missing = MissingValue(scanner.bytes[field.text])
      let isNumber = missing == nil && scanner.number(field) != nil
      let kind: Kind = isNumber ? .number : missing.map { $0 == .everywhere ? .missing : .inDoubt } ?? .word
      row.append(Field(text: scanner.string(field), kind: kind, isQuoted: field.isQuoted))
      if field.endsRow { return row }
    }
    return nil
  }

  /// The most common number of fields in a row.
  private var columns: Int {
    let counts = rows.reduce(into: [Int: Int]()) { $0[$1.count, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// Whether there are rows below the first that begin with `#`, all of another length than the rest.
  var hasCommentsBetweenRows: Bool {
    let columns = columns
    let marked = rows.dropFirst().filter { !$0[0].isQuoted && $0[0].text.utf8.first == .numberSign }
    return columns > 1 && !marked.isEmpty && marked.allSatisfy { $0.count != columns }
  }

  /// Whether one name stands above rows of two whole numbers each, which may be one number with a decimal comma.
  var mayHaveDecimalCommas: Bool {
    guard rows.count > 1, rows[0].count == 1, rows[0][0].kind == .word else { return false }
    return rows.dropFirst().allSatisfy {
      $0.count == 2 && Sample.isWhole($0[0], signed: true) && Sample.isWhole($0[1])
    }
  }

  /// Whether an unquoted field consists of digits.
  static func isWhole(_ field: Field, signed: Bool = false) -> Bool {
    let digits =
      signed && field.text.utf8.first == UInt8(ascii: "-")
      ? field.text.utf8.dropFirst() : field.text.utf8[...]
    return !field.isQuoted && !digits.isEmpty && digits.allSatisfy { 0x30...0x39 ~= $0 }
  }

  /// How many rows a file of this size is likely to have.
  func rowsExpected(of bytes: Int) -> Int {
    length == 0 ? 0 : Int(1.02 * Double(rows.count) * Double(bytes) / Double(length)) + 1
  }

  /// How well a dialect with that separator fits: the share of rows with the usual number of fields and no quotation
  /// marks inside unquoted ones, times the share of numbers among the fields below the first row. It is less if every
  /// row holds a tab, a semicolon or a bar, which are more often separators than parts of words, and 0 if rows have a
  /// single field.
  func fit(_ separator: Dialect.Separator) -> Double {
    let columns = columns
    if columns <= 1 { return 0 }
    let regular = rows.count { $0.count == columns && !Sample.holds(.quotationMark, $0) }
    let fields = rows.dropFirst(rows.count > 1 ? 1 : 0).joined()
    let numbers = fields.count { $0.kind != .word || Sample.looksNumeric($0.text) }
    let others = [Dialect.Separator.tab, .semicolon, .bar].filter { $0 != separator }
    let isDoubtful = others.contains { other in rows.allSatisfy { Sample.holds(other.rawValue, $0) } }
    let share = Double(numbers) / Double(max(fields.count, 1))
    return (0.01 + Double(regular) / Double(rows.count)) * (0.1 + share) * (isBroken ? 0.1 : 1)
      * (isDoubtful ? 0.4 : 1)
  }

  /// Whether an unquoted field holds that byte.
  private static func holds(_ byte: UInt8, _ row: [Field]) -> Bool {
    row.contains { !$0.isQuoted && $0.text.utf8.contains(byte) }
  }

  /// Whether a text is digits with points and commas between them: a number, although it may be unclear which.
  private static func looksNumeric(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    return digits.last.map { 0x30...0x39 ~= $0 } == true
      && digits.allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
  }
}
