import Essentials

extension CSVTable {
  /// `column 2 (mean texture)`
  func name(ofColumn column: Int) -> String {
    let name = column < header.count ? header[column] : ""
    let short = name.count <= 40 ? name : name.prefix(39) + "…"
    return "column \(column + 1)" + (name.isEmpty ? "" : " (\(short))")
  }

  /// `data.csv, line 3, column 2 (mean texture)`
  func place(line: Int, _ column: Int) -> String { "\(path), line \(line), \(name(ofColumn: column))" }

  /// The place of an example's cell.
  func place(row: Int, _ column: Int) -> String { place(line: line(ofRow: row), column) }

  /// The line on which an example begins. Lines are counted only when one is asked for.
  func line(ofRow row: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      guard var scanner = try? scannerOfExamples(bytes) else { return 1 }
      for _ in 0..<row where scanner.advanceToRow() { _ = CSVSample.row(&scanner) }
      return scanner.advanceToRow() ? scanner.line : 1
    }
  }

  func ragged(_ line: Int, _ count: Int) -> DataError {
    let fields = count == 1 ? "1 field" : "\(count) fields"
    let first = header.isEmpty ? "the first row" : "the header"
    let mayHaveSpaces = dialect.separator == .spaces && !header.isEmpty && count < columns
    return .data(
      "\(place(line: line, min(count, columns))): a row of \(fields), but \(first) has \(columns)",
      hint: mayHaveSpaces ? "a name with spaces needs quotation marks" : nil)
  }

  func badQuotation(_ line: Int, _ column: Int) -> DataError {
    .data("\(place(line: line, column)): a quotation mark that is not closed, or has text behind it")
  }

  /// Points and commas before decimals: which of them separate thousands cannot be told.
  func mixedDecimals() -> DataError {
    let (comma, point) = (first(.comma), first(.point))
    return .data(
      "\(path): \(comma) has a comma, and \(point) a point",
      hint: "write all decimals with one of them, and thousands without")
  }

  /// The first number that is written with such a mark: `"1,5" on line 3`.
  private func first(_ mark: DecimalMarks) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      guard var scanner = try? scannerOfExamples(bytes) else { return "" }
      while scanner.advanceToRow() {
        let line = scanner.line
        guard let row = CSVSample.row(&scanner) else { return "" }
        let sign: Character = mark == .comma ? "," : "."
        if let field = row.first(where: { $0.kind == .number && $0.text.contains(sign) }) {
          return "\(quoted(field.text)) on line \(line)"
        }
      }
      return ""
    }
  }

  /// Why a cell of a column of numbers is none.
  func notANumber(_ text: String, _ row: Int, _ column: Int) -> DataError {
    let isTooLarge = DecimalScanner.number(in: text.utf8, decimalComma: dialect.allowsDecimalComma) != nil
    let rule =
      isTooLarge ? "is too large" : Double(text) == nil ? "is not a number" : "is not a decimal number"
    return .data("\(place(row: row, column)): \(quoted(text)) \(rule)", hint: hint(for: text))
  }

  /// What somebody may have meant who wrote that for a number.
  func hint(for text: String) -> String? {
    let plain = text.filter { !",.%\u{2212}$€£' ".contains($0) }
    guard !plain.isEmpty, Double(plain) != nil, plain != text else { return nil }
    if text.contains("%") { return "write the number without the percent sign" }
    if text.contains("\u{2212}") { return "write the sign as a hyphen: -1" }
    if text.contains(",") && dialect.separator == .comma {
      return "write thousands without a comma; decimal commas need semicolons or tabs between the fields"
    }
    return "write the digits without any sign between them but a decimal point"
  }
}
