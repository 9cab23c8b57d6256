import TextAndFiles

/// Recognizes files that are not tables of the kind that this package reads.
enum ForeignShape {
  /// The error that says what the file is; `nil` if it may be a table.
  static func error(
    in path: String, _ bytes: [UInt8], _ sample: Sample, _ separator: Dialect.Separator
  ) -> DataError? {
    let start = firstLines(bytes)
    let first = start.first ?? ""
    if first.hasPrefix("@relation") {
      return .data(
        "\(path) is an ARFF file, as Weka writes them",
        hint: "replace the lines down to @data with one line of the attributes' names, separated by commas")
    }
    if first.hasPrefix("{\\rtf") {
      return .data("\(path) is an RTF document", hint: "save it as plain text, or the table alone as CSV")
    }
    if first.hasPrefix("{") || first.hasPrefix("[{") || first.hasPrefix("[[") {
      return .data("\(path) is JSON", hint: "write its records as the rows of a table")
    }
    if first.hasPrefix("<!") || first.hasPrefix("<?xml") || first.hasPrefix("<html") {
      return .data(
        "\(path) is an HTML or XML document", hint: "save the table alone, as CSV")
    }
    if start.contains(where: isRuler) {
      return .data(
        "\(path) holds a table that is drawn with bars and dashes, as Markdown's are",
        hint: "save it as CSV, without the line of dashes")
    }
    if [.spaces, .tab].contains(separator) && isLIBSVM(sample) {
      return .data(
        "\(path) is a LIBSVM file: a label, then pairs of index and value",
        hint: "write a column for each feature, zeros too")
    }
    if let error = shortHeader(sample, in: path, separator) { return error }
    guard let titles = titles(sample) else { return nil }
    let (begin, end) = (sample.lines[0], sample.lines[titles] - 1)
    return .data(
      "\(path), \(begin == end ? "line \(begin)" : "lines \(begin) to \(end)"): a title or a comment stands above the "
        + "table", hint: "delete what is above the table, or begin such lines with #")
  }

  /// The first lines that are neither blank nor ARFF comments, in lower case and without leading spaces.
  private static func firstLines(_ bytes: [UInt8]) -> [String] {
    bytes.prefix(4_096).dropFirst(byteOrderMarkLength(bytes)).split(whereSeparator: isLineBreak)
      .map { String(decoding: $0.drop(while: isSpaceOrTab).prefix(200), as: UTF8.self).lowercased() }
      .filter { !$0.isEmpty && !$0.hasPrefix("%") }.prefix(4).map { $0 }
  }

  /// `|---|:--:|` or `+----+----+`
  private static func isRuler(_ line: String) -> Bool {
    let signs = line.utf8.filter { !isSpaceOrTab($0) }
    return signs.contains(UInt8(ascii: "|")) || signs.first == UInt8(ascii: "+")
      ? signs.allSatisfy { "|:-+=".utf8.contains($0) } && signs.contains(UInt8(ascii: "-")) : false
  }

  /// `+1 1:0.5 7:1`, in all rows.
  private static func isLIBSVM(_ sample: Sample) -> Bool {
    let rows = sample.rows.filter { $0.count > 1 }
    return !rows.isEmpty
      && rows.allSatisfy { row in
        row[0].kind == .number
          && row.dropFirst().allSatisfy { $0.text.isEmpty || isPair($0.text) }
          && row.contains { isPair($0.text) }
      }
  }

  private static func isPair(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[0].allSatisfy { 0x30...0x39 ~= $0 }
      && DecimalScanner.number(in: parts[1]) != nil
  }

  /// The error of a row of names that is shorter than the rows of numbers below it.
  private static func shortHeader(_ sample: Sample, in path: String, _ separator: Dialect.Separator)
    -> DataError?
  {
    guard separator != .spaces, let names = sample.rows.first, names.count > 1, sample.rows.count > 1 else {
      return nil
    }
    let (width, rows) = (sample.rows[1].count, sample.rows.dropFirst())
    let areNumbers = rows.allSatisfy { $0.count == width && !$0.contains { $0.kind == .word } }
    guard areNumbers, width > names.count, names.allSatisfy({ $0.kind == .word }), !FirstRow(sample).isFitted
    else {
      return nil
    }
    let areParts =
      separator == .comma && width <= 2 * names.count
      && rows.allSatisfy { $0.allSatisfy { Sample.isWhole($0, signed: true) } }
    return .data(
      "\(path), line \(sample.lines[1]), column \(names.count + 1): a row of \(width) fields, but the first row has \(names.count)",
      hint: "each column needs a name, and a title a # before it"
        + (areParts ? "; decimal commas need semicolons or tabs between the fields" : ""))
  }

  /// How many rows of titles precede the table: rows that are shorter, or that hold only a word in their first field.
  private static func titles(_ sample: Sample) -> Int? {
    guard let width = sample.rows.last?.count, width > 1 else { return nil }
    let isTitle = sample.rows.map { row in
      row.count < width
        || width > 2 && row[0].kind == .word && row.dropFirst().allSatisfy { $0.text.isEmpty }
    }
    guard let count = isTitle.firstIndex(of: false), count > 0, sample.rows.count - count > 1,
      sample.rows[count...].allSatisfy({ $0.count == width })
    else { return nil }
    return count == 1 && FirstRow(sample).isFitted ? nil : count
  }
}
