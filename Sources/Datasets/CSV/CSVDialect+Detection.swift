import Essentials

extension CSVDialect {
  /// The dialect that the first rows fit best, and where the table begins.
  ///
  /// A byte order mark, and a line `sep=;` as spreadsheets write it, come before the table.
  static func detect(in bytes: UnsafeBufferPointer<UInt8>) -> (dialect: CSVDialect, start: Int) {
    let mark = byteOrderMarkLength(bytes)
    if let declared = declared(in: bytes, from: mark) { return declared }
    let hasComments = hasComments(bytes, from: mark)
    var best = CSVDialect(hasComments: hasComments)
    var bestFit = 0.0
    for separator in Separator.allCases {
      let dialect = CSVDialect(separator: separator, hasComments: hasComments)
      let fit = CSVSample(CSVScanner(bytes, dialect, from: mark)).fit
      if fit > bestFit { (best, bestFit) = (dialect, fit) }
    }
    return (best, mark)
  }

  private static func declared(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (dialect: CSVDialect, start: Int)? {
    guard bytes.count > start + 5, bytes[start..<start + 4].elementsEqual("sep=".utf8) else { return nil }
    guard let separator = Separator.allCases.first(where: { $0.byte == bytes[start + 4] }) else { return nil }
    guard isLineBreak(bytes[start + 5]) else { return nil }
    // The line break is left to the scanner, so that it counts the line.
    return (CSVDialect(separator: separator, isDeclared: true), start + 5)
  }

  /// Whether lines of `#` are comments: if the first line is one, and some other is not.
  private static func hasComments(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var plain = CSVScanner(bytes, CSVDialect(), from: start)
    guard plain.advanceToRow(), bytes[plain.position...].first(where: { $0 != 0x20 && $0 != 0x09 }) == 0x23
    else { return false }
    var commented = CSVScanner(bytes, CSVDialect(hasComments: true), from: start)
    return commented.advanceToRow()
  }
}
