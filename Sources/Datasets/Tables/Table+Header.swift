import TextAndFiles

/// The first row of a table, which may be a header, and how many columns the rows below it have.
struct FirstRow {
  /// The fields, one for each column unless the table is ragged.
  private(set) var fields: [Sample.Field] = []
  private(set) var columns = 0
  /// How many fields the row has in the file.
  private(set) var count = 0
  /// The line on which the next row begins.
  private(set) var nextLine = 1
  /// What is unusual about it, in words for a note.
  private(set) var remark: String?
  /// Whether it gives the numbers of examples and features, as in the files that come with scikit-learn.
  private(set) var countsExamples = false
  /// Whether its length differs from that of the other rows, so that it can only be a header.
  var isFitted: Bool { count != columns }

  init(_ sample: Sample) {
    guard let first = sample.rows.first else { return }
    let others = sample.rows.dropFirst()
    (fields, count, columns) = (first, first.count, first.count)
    guard let width = others.first?.count, others.allSatisfy({ $0.count == width }), width != count else {
      return
    }
    nextLine = sample.lines[1]
    fit(to: Array(others), width)
  }

  /// A header may lack the name of the first column, where R writes the rows' names, or differ from the other rows in
  /// whether it ends with a separator.
  private mutating func fit(to rows: [[Sample.Field]], _ width: Int) {
    if countsFeatures(width) {
      (countsExamples, columns) = (true, width)
      remark = "its first line counts examples and features, and is left out"
    } else if width == count + 1, rows.allSatisfy({ $0[count].text.isEmpty }) {
      (fields, columns) = (fields + [Sample.Field()], width)
    } else if width == count + 1, FirstRow.haveNames(rows) {
      (fields, columns) = ([Sample.Field()] + fields, width)
      remark = "the header does not name the first column"
    } else if width == count - 1, fields.last?.text.isEmpty == true {
      fields.removeLast()
      columns = width
    }
  }

  /// `569,30,malignant,benign` above rows of 31 fields.
  private func countsFeatures(_ width: Int) -> Bool {
    count > 2 && Int(fields[0].text) != nil && Int(fields[1].text) == width - 1
      && fields.dropFirst(2).allSatisfy { $0.kind == .word }
  }

  /// Whether the first column names or counts the rows.
  private static func haveNames(_ rows: [[Sample.Field]]) -> Bool {
    if rows.allSatisfy({ $0[0].isQuoted || $0[0].kind == .word }) { return true }
    let numbers = rows.compactMap { Int($0[0].text) }
    return rows.count > 1 && numbers.count == rows.count
      && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 && $1 - 1 == $0 }
  }
}

extension Table {
  /// Finds the names of the columns in the first row, or in the comments before it.
  ///
  /// - Throws: `DataError.data` if the first row has a length that only a header can have, but is not a header.
  mutating func name(by first: FirstRow, _ cells: Row, _ options: CSVOptions) throws(DataError) {
    if let remark = first.remark { remarks.append(remark) }
    if first.countsExamples || columns == 0 { return }
    if options.header != .absent {
      if let comment = comment(), comment.count == columns, !first.isFitted {
        var whole = self
        whole.takeAsExample(cells)
        if options.header == .present || whole.isNamed(by: comment, options) {
          self = whole
          header = comment.map { visible($0.text) }
          if header[0] != "#" { remarks.append("the names of its columns are in a comment") }
          return
        }
      }
      if options.header == .present || isNamed(by: first.fields, options) {
        header = first.fields.map { visible($0.text) }
        return
      }
    }
    if first.isFitted { throw ragged(first.nextLine, columns, expected: first.count) }
    takeAsExample(cells)
  }

  /// Whether these fields are the names of the columns below them. ``CSVOptions/Header`` gives the rules.
  private mutating func isNamed(by top: [Sample.Field], _ options: CSVOptions) -> Bool {
    if let isKnown = isNamed(by: top, as: options.schema, options) { return isKnown }
    if rows == 0 { return !top.contains { $0.kind == .number } }
    let kinds = summaries.map { $0.kind(of: rows) }
    let numbers = kinds.indices.filter { kinds[$0] == .numbers }
    let words = kinds.indices.filter { kinds[$0] == .words }
    let areNew = words.allSatisfy { !recurs(top[$0].text, $0) }
    if numbers.isEmpty {
      let isHeader = !words.isEmpty && areNew && words.allSatisfy { isName(top, $0, among: .words) }
      if isHeader { remarks.append("its first row, whose words do not recur below, is taken as the header") }
      return isHeader
    }
    if numbers.allSatisfy({ isName(top, $0, among: .numbers) }) {
      if areNew, let schema = options.schema, !schema.isNamed {
        remarks.append("its first row is taken as the header")
      }
      return areNew
    }
    let isHeader =
      areDifferentWholeNumbers(numbers.filter { $0 > 0 || !top[0].text.isEmpty }.map { top[$0] })
      && (areNew && words.allSatisfy { top[$0].kind == .word } && words.contains(where: hasRepeatedWord)
        || counts(top))
    if isHeader { remarks.append("its first row, of whole numbers, is taken as the header") }
    return isHeader
  }

  /// Whether the field in the first row may be a column's name; an empty one may in the first column and in the last,
  /// and sodium anywhere.
  private func isName(_ top: [Sample.Field], _ column: Int, among kind: ColumnSummary.Kind) -> Bool {
    switch top[column].kind {
    case .word: true
    case .number: false
    case .inDoubt: kind == .words
    case .missing:
      top[column].text == "Na" || top[column].text.isEmpty && (column == 0 || column == columns - 1)
    }
  }

  private func areDifferentWholeNumbers(_ fields: [Sample.Field]) -> Bool {
    let numbers = fields.compactMap { $0.kind == .number ? Int($0.text) : nil }
    return numbers.count == fields.count && Set(numbers).count == numbers.count
  }

  /// Whether the row is 0, 1 … n - 1, as pandas numbers columns without names, and n - 1 does not occur in the last
  /// column.
  private func counts(_ top: [Sample.Field]) -> Bool {
    let numbers = top[0].text.isEmpty ? top.dropFirst() : top[...]
    let last = numbers.count - 1
    return last >= 2 && zip(numbers, 0...).allSatisfy { $0.text == String($1) }
      && !(0..<rows).contains { self[$0, columns - 1] == Double(last) } && !recurs(String(last), columns - 1)
  }

  /// Whether a word occurs in some row of a column.
  func recurs(_ word: String, _ column: Int) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let scanner = Scanner(bytes, dialect)
      return !word.isEmpty
        && (0..<rows).contains {
          self[$0, column].isNaN && scanner.holds(word, at: self[$0, column].textOffset)
        }
    }
  }

  private func hasRepeatedWord(_ column: Int) -> Bool {
    var words: Set<String> = []
    return (0..<rows).contains {
      self[$0, column].isWord && !words.insert(text(of: self[$0, column])).inserted
    }
  }

  /// The fields of the last comment before the first row.
  private func comment() -> [Sample.Field]? {
    guard dialect.hasComments else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      var scanner = Scanner(bytes, dialect)
      guard scanner.nextRow() else { return nil }
      let comments = bytes[dialect.start..<scanner.position].split(whereSeparator: isLineBreak)
      guard var last = comments.last(where: { $0.contains(.numberSign) }) else { return nil }
      let names = last.drop { $0 == .numberSign || $0 == UInt8(ascii: " ") }
      // A `#` that a separator follows is itself the name of a column.
      if dialect.separator == .spaces || names.first != dialect.separator.rawValue { last = names }
      var fields = Scanner(
        UnsafeBufferPointer(rebasing: last), Dialect(dialect.separator, decimalMark: dialect.decimalMark))
      return Sample.row(&fields)
    }
  }
}
