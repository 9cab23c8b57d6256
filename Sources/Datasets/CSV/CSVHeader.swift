/// The names of a table's columns, and where its first example is.
struct CSVHeader {
  /// One for each column; empty without a header.
  var names: [String] = []
  var columns = 0
  /// What is unusual about it, in words for a note.
  var remarks: [String] = []
  /// Whether the first row of the table is not an example.
  var takesFirstRow = false

  /// Finds it in the first rows, or in the comments before them.
  init(_ sample: CSVSample, comment: [CSVSample.Field]?, asked: CSVOptions.Header) {
    guard let first = sample.rows.first else { return }
    let others = Array(sample.rows.dropFirst())
    columns = first.count
    if asked != .absent { readHeader(first, others, comment, isCertain: asked == .present) }
  }

  private mutating func readHeader(
    _ first: [CSVSample.Field], _ others: [[CSVSample.Field]], _ comment: [CSVSample.Field]?, isCertain: Bool
  ) {
    if let comment, comment.count == columns, isCertain || isHeader(comment, of: [first] + others) {
      names = comment.map(\.text)
      remarks.append("the names of its columns are in a comment")
    } else if isScikitLearns(first, others) {
      takesFirstRow = true
      columns = others[0].count
      remarks.append("its first line counts examples and features, and is left out")
    } else if isCertain || isHeader(first, of: others) {
      takesFirstRow = true
      names = first.map(\.text)
      fitNames(to: others)
    }
  }

  /// None of the fields is a number, or one is a word in a column whose other values are numbers.
  private func isHeader(_ fields: [CSVSample.Field], of rows: [[CSVSample.Field]]) -> Bool {
    let kinds = fields.map(\.kind)
    if !kinds.contains(.number) && kinds.contains(.word) { return true }
    return kinds.indices.contains { column in
      let values = rows.compactMap { column < $0.count ? $0[column].kind : nil }
      return kinds[column] == .word && values.contains(.number) && !values.contains(.word)
    }
  }

  /// As the files that come with scikit-learn begin: `569,30,malignant,benign` above rows of 31 fields.
  private func isScikitLearns(_ first: [CSVSample.Field], _ others: [[CSVSample.Field]]) -> Bool {
    guard let columns = others.first?.count, first.count > 2, columns != first.count else { return false }
    return Int(first[0].text) != nil && Int(first[1].text) == columns - 1
      && first.dropFirst(2).allSatisfy { $0.kind == .word }
  }

  /// A header may lack the name of the first column, where R writes the rows' names, or have or lack the
  /// separator that ends all other rows.
  private mutating func fitNames(to rows: [[CSVSample.Field]]) {
    guard let count = rows.first?.count, rows.allSatisfy({ $0.count == count }) else { return }
    if count == names.count + 1, rows.allSatisfy({ $0[count - 1].text.isEmpty }) {
      names.append("")
    } else if count == names.count + 1, haveNames(rows) {
      names.insert("", at: 0)
      remarks.append("the header does not name the first column")
    } else if count == names.count - 1, names.last == "" {
      names.removeLast()
    }
    columns = names.count
  }

  /// Whether the first column names or counts the rows.
  private func haveNames(_ rows: [[CSVSample.Field]]) -> Bool {
    if rows.allSatisfy({ $0[0].isQuoted || $0[0].kind == .word }) { return true }
    let numbers = rows.map { Int($0[0].text) }
    return rows.count > 1 && numbers.indices.allSatisfy { numbers[$0] == (numbers[0] ?? 0) + $0 }
  }
}
