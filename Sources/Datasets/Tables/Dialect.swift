import TextAndFiles

/// The mark between the whole part of a number and its decimals.
public enum DecimalMark: String, CaseIterable, Sendable {
  case point, comma
}

/// How a table is written.
struct Dialect: Equatable {
  /// What separates two fields; if the rows fit several separators equally, the first of them wins.
  enum Separator: UInt8, CaseIterable {
    case tab = 0x09
    case semicolon = 0x3B
    case comma = 0x2C
    case bar = 0x7C
    case spaces = 0x20

    /// The word for it in a note.
    var name: String {
      switch self {
      case .tab: "tabs"
      case .semicolon: "semicolons"
      case .comma: "commas"
      case .bar: "vertical bars"
      case .spaces: "spaces"
      }
    }
  }

  var separator = Separator.comma
  /// The decimal mark; `nil` for either of the two.
  var decimalMark: DecimalMark?
  /// Whether lines that begin with `#` are comments.
  var hasComments = false
  /// Where the table begins.
  var start = 0

  /// A dialect in which, unless asked for, a comma is a decimal mark only if it is not the separator.
  init(
    _ separator: Separator = .comma, decimalMark: DecimalMark? = nil, hasComments: Bool = false,
    start: Int = 0
  ) {
    (self.separator, self.hasComments, self.start) = (separator, hasComments, start)
    self.decimalMark = decimalMark ?? (separator == .comma ? .point : nil)
  }

  /// The marks that may also separate thousands: commas and, if fields are separated by semicolons, points.
  var doubtfulMarks: [DecimalMark] {
    if decimalMark != nil { return [] }
    return separator == .semicolon ? [.point, .comma] : [.comma]
  }

  /// The dialect that fits the first rows best.
  ///
  /// A byte order mark, and a line `sep=;` as spreadsheets write it, come before the table.
  static func detect(in bytes: UnsafeBufferPointer<UInt8>, decimalMark: DecimalMark?) -> Dialect {
    let start = byteOrderMarkLength(bytes)
    let end = bytes[start...].firstIndex(where: isLineBreak) ?? bytes.count
    if let separator = declared(bytes[start..<end]) {
      return Dialect(
        separator, decimalMark: decimalMark, hasComments: beginsWithComment(bytes, from: end), start: end)
    }
    let hasComments = beginsWithComment(bytes, from: start)
    // Decimal commas may only be those of a single column, which no comma separates.
    let alone = decimalMark == .comma ? Separator.semicolon : .comma
    var (best, bestFit) = (
      Dialect(alone, decimalMark: decimalMark, hasComments: hasComments, start: start), 0.0
    )
    for separator in Separator.allCases {
      let dialect = Dialect(separator, decimalMark: decimalMark, hasComments: hasComments, start: start)
      let sample = Sample(Scanner(bytes, dialect))
      if decimalMark == .comma && separator == .comma && sample.mayHaveDecimalCommas { continue }
      let fit = sample.fit(separator)
      if fit > bestFit { (best, bestFit) = (dialect, fit) }
    }
    best.hasComments = hasComments || Sample(Scanner(bytes, best)).hasCommentsBetweenRows
    return best
  }

  /// The separator that a first line `sep=;` declares, with or without quotation marks.
  private static func declared(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Separator? {
    let isQuoted = line.first == .quotationMark && line.last == .quotationMark
    let line = isQuoted ? line.dropFirst().dropLast() : line
    let isDeclaration = String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep="
    return isDeclaration && line.count == 5 ? line.last.flatMap(Separator.init) : nil
  }

  /// Whether the first line begins with `#`, and some other does not.
  private static func beginsWithComment(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var plain = Scanner(bytes, Dialect(start: start))
    var commented = Scanner(bytes, Dialect(hasComments: true, start: start))
    guard plain.nextRow(), commented.nextRow() else { return false }
    return bytes[plain.position...].first { !isSpaceOrTab($0) } == .numberSign
  }
}
