import TextAndFiles

extension Table {
  /// `column 2 (mean texture)`
  func name(ofColumn column: Int) -> String {
    let name = column < header.count ? header[column] : ""
    let short = name.count <= 40 ? name : name.prefix(39) + "…"
    return "column \(column + 1)" + (name.isEmpty ? "" : " (\(short))")
  }

  /// `data.csv, line 3, column 2 (mean texture)`
  func place(line: Int, _ column: Int) -> String { "\(path), line \(line), \(name(ofColumn: column))" }

  /// The place of an example's cell. Lines are counted only when one is asked for.
  func place(row: Int, _ column: Int) -> String {
    var (line, rest) = (1, row)
    forEachRow { start, _ in
      (line, rest) = (start, rest - 1)
      return rest >= 0
    }
    return place(line: line, column)
  }

  func ragged(_ line: Int, _ count: Int, expected: Int? = nil) -> DataError {
    let expected = expected ?? columns
    let fields = count == 1 ? "1 field" : "\(count) fields"
    let mayHaveSpaces = dialect.separator == .spaces && count < expected
    return .data(
      "\(place(line: line, min(count, expected))): a row of \(fields), but the first row has \(expected)",
      hint: mayHaveSpaces ? "a name with spaces needs quotation marks, and a title a # before it" : nil)
  }

  func badQuotation(_ line: Int, _ column: Int) -> DataError {
    .data("\(place(line: line, column)): a quotation mark that is not closed, or has text after it")
  }

  /// The error for rows that are numbers with decimal commas, or the names of rows and numbers.
  func unclearNumbers(_ sample: Sample, _ options: CSVOptions) -> DataError? {
    guard dialect.separator == .comma, options.decimalMark == nil, sample.mayHaveDecimalCommas else {
      return nil
    }
    let isFeature = options.schema.map { $0.columnCount == 1 } ?? false
    guard isFeature || FirstRow(sample).isFitted else { return nil }
    let text = sample.rows[1].map { $0.text }.joined(separator: ",")
    return .data(
      "\(path), line \(sample.lines[1]): \(quoted(text)) may be one number with a decimal comma, or a row's name and a "
        + "number, like all rows of this file", [.decimalMark])
  }

  /// - Throws: `DataError.data` if these columns hold numbers except in a row below the header, which holds units.
  func requireNoUnits(in columns: [Int]) throws(DataError) {
    let numeric = columns.filter { kind($0) == .numbers || kind($0) == .mixed }
    let mixed = numeric.filter { kind($0) == .mixed }
    // Above columns that begin with two words, the first row is not recognized as a header.
    let top = header.isEmpty ? 0...1 : 0...0
    guard let first = mixed.first, rows > 2,
      numeric.allSatisfy({ column in top.allSatisfy { self[$0, column].isNaN } }),
      mixed.allSatisfy({ column in
        summaries[column].words.count == top.count { self[$0, column].isWord }
      })
    else { return }
    let row = top.upperBound
    throw .data(
      "\(place(row: row, first)): \(quoted(text(of: self[row, first]))) is not a number, like everything else in the "
        + "row below the header", hint: "delete a row of units")
  }

  /// Why a cell in a column of numbers is not a number.
  func notANumber(_ row: Int, _ column: Int) -> DataError {
    let text = text(of: self[row, column])
    let isTooLarge = DecimalScanner.number(in: text.utf8, mark: dialect.decimalMark) != nil
    let rest = text.drop { "+-".contains($0) }.lowercased()
    let isNumberElsewhere = rest == "inf" || rest == "infinity" || rest.hasPrefix("0x")
    let rule = isTooLarge ? "is too large" : isNumberElsewhere ? "is not a decimal number" : "is not a number"
    let mayBeName = row == 0 && !takesFirstRow && !(1..<rows).contains { holds(text, $0, column) }
    return .data(
      "\(place(row: row, column)): \(quoted(text)) \(rule)", hint: hint(for: text), mayBeName ? [.header] : []
    )
  }

  /// How to write the number that the text was probably meant to be.
  private func hint(for text: String) -> String? {
    let plain = text.filter { !",.%\u{2212}$€£' ".contains($0) }
    guard plain != text, DecimalScanner.number(in: plain.utf8) != nil else { return nil }
    if text.contains("%") { return "write the number without the percent sign" }
    if text.contains("\u{2212}") { return "write the sign as a hyphen: -1" }
    if text.contains(",") && dialect.separator == .comma {
      return "write thousands without a comma; decimal commas need semicolons or tabs between the fields"
    }
    return "put nothing but a decimal point between the digits"
  }

  /// The error of a column that holds numbers and words, at its first word.
  func wordAmongNumbers(_ column: Int) -> DataError {
    let error = notANumber(summaries[column].words.first, column)
    if hasSlips(column) || error.hint != nil || !error.remedies.isEmpty { return error }
    let word = [word(forColumn: column)]
    return .data("\(error.message); the column holds numbers and words", [.encode(word), .ignore(word)])
  }

  /// Whether a column holds numbers, and so few words that they are mistakes.
  func hasSlips(_ column: Int) -> Bool {
    let summary = summaries[column]
    return summary.words.count <= 3 && 2 * summary.words.count < rows - summary.missing.count
  }

  /// - Throws: `DataError.data` if a value is missing in one of these columns.
  func requireValues(in columns: [Int]) throws(DataError) {
    let gaps = columns.filter { summaries[$0].missing.count > 0 }
    let first = gaps.min { (summaries[$0].missing.first, $0) < (summaries[$1].missing.first, $1) }
    guard let first else { return }
    let count = (0..<rows).count { row in gaps.contains { self[row, $0].isMissing } }
    let row = summaries[first].missing.first
    let text = text(of: self[row, first])
    throw .data(
      "\(place(row: row, first)): " + (text.isEmpty ? "the field is empty" : "the field is \(quoted(text))")
        + "; \(count) of \(rows) rows \(count == 1 ? "lacks" : "lack") a value", [.dropMissing])
  }

  /// - Throws: `DataError.data` if it is unclear whether a point or a comma in these columns is a decimal mark: both
  ///   occur, or all numbers of a column could have a thousands separator there.
  func requireOneDecimalMark(in columns: [Int]) throws(DataError) {
    if dialect.doubtfulMarks.isEmpty { return }
    let all = columns.reduce(into: NumberForm()) { $0.formUnion(forms[$1]) }
    if !all.isDisjoint(with: [.point, .groupedPoint]) && !all.isDisjoint(with: [.comma, .groupedComma]) {
      throw mixedMarks(all, in: columns)
    }
    for mark in dialect.doubtfulMarks {
      let column = columns.first {
        forms[$0].contains(.grouped(mark)) && forms[$0].isDisjoint(with: [.decimal(mark), .ungrouped])
      }
      guard let column, let number = first(mark, in: [column]) else { continue }
      throw .data(
        "\(place(line: number.line, column)): \(quoted(number.text)) may have a thousands separator or three decimals, "
          + "like all numbers of this column", hint: "write thousands without a \(mark.rawValue)",
        [.decimalMark])
    }
  }

  /// The error for numbers with points and numbers with commas: if only one of the two is certainly a decimal mark, the
  /// other must separate thousands.
  private func mixedMarks(_ forms: NumberForm, in columns: [Int]) -> DataError {
    guard let comma = first(.comma, in: columns), let point = first(.point, in: columns) else {
      return .data("\(path): numbers with commas and with points", [.decimalMark])
    }
    if forms.contains(.comma) == forms.contains(.point) {
      return .data(
        "\(path): \(quoted(comma.text)) on line \(comma.line) has a comma, and \(quoted(point.text)) on line "
          + "\(point.line) a point", hint: "write all decimals with one of them, and thousands without")
    }
    let (thousands, decimal) = forms.contains(.point) ? (comma, point) : (point, comma)
    return .data(
      "\(path), line \(thousands.line): \(quoted(thousands.text)) has a thousands separator, since the decimal mark "
        + "is that of \(quoted(decimal.text)) on line \(decimal.line)",
      hint: "write thousands without a separator")
  }

  /// The first number with such a mark, and its line.
  private func first(_ mark: DecimalMark, in columns: [Int]) -> (line: Int, text: String)? {
    var found: (line: Int, text: String)?
    forEachRow { line, fields in
      let field = fields.enumerated().first { column, field in
        columns.contains(column) && field.kind == .number && field.text.contains(mark == .comma ? "," : ".")
      }
      found = field.map { (line, $0.element.text) }
      return found == nil
    }
    return found
  }
}
