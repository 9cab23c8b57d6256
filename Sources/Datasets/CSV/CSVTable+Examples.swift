import Essentials
import NNCore

/// The examples of a table, and what to tell about the way they were read.
struct CSVExamples {
  private(set) var data: LabelledData
  private(set) var notes: [String] = []

  /// - Throws: `DataError`: `usage` for a column or a label that is not there, `data` with line and column for
  ///   what cannot be an example.
  init(_ table: CSVTable, _ options: CSVOptions) throws(DataError) {
    let reading = try CSVReading(table, options)
    let rows = try reading.rows()
    let labels = try reading.labels(of: rows)
    try reading.requireNumbers()
    try reading.requireValues()
    data = LabelledData(
      X: table.features(reading.features, of: rows), Y: .row(labels.classes),
      featureNames: reading.features.map(table.featureName), classNames: labels.names)
    notes = reading.notes(rows, labels)
    if let schema = options.schema {
      data.featureNames = schema.features
      notes += try data.adopt(classes: schema.classes, table.path)
    }
  }
}

/// The parts that the columns of a table play.
struct CSVReading {
  let table: CSVTable
  let options: CSVOptions
  let label: Int
  let features: [Int]
  /// Columns without any value.
  let empty: [Int]
  let summaries: [ColumnSummary]
  private(set) var schemaNotes: [String] = []

  init(_ table: CSVTable, _ options: CSVOptions) throws(DataError) {
    (self.table, self.options) = (table, options)
    summaries = table.summaries()
    let isEmpty = summaries.map { $0.missing == table.rows }
    var ignored: Set<Int> = []
    for list in options.ignored { ignored.formUnion(try table.columns(list)) }
    let asked: Int?
    if let word = options.label { asked = try table.column(word) } else { asked = nil }
    let last = (0..<table.columns).last { !isEmpty[$0] && !ignored.contains($0) }
    if let schema = options.schema {
      (features, schemaNotes) = try table.places(of: schema, options)
      let taken = features
      label = asked ?? (0..<table.columns).last { !taken.contains($0) && !ignored.contains($0) } ?? last ?? 0
    } else {
      label = asked ?? last ?? table.columns - 1
      features = (0..<table.columns).filter { [label] in
        $0 != label && !isEmpty[$0] && !ignored.contains($0)
      }
    }
    empty = (0..<table.columns).filter { isEmpty[$0] && !ignored.contains($0) }
    try requireParts(ignored)
  }

  private func requireParts(_ ignored: Set<Int>) throws(DataError) {
    if ignored.contains(label) {
      throw .usage(
        "\(table.path): \(table.name(ofColumn: label)) cannot be both the label and ignored")
    }
    if summaries[label].missing == table.rows {
      throw .data("\(table.path), \(table.name(ofColumn: label)): the label has no value in any row")
    }
    guard features.isEmpty else { return }
    if table.columns > 1 { throw .data("\(table.path): no column is left for the features") }
    let isWholeLine = table[0, 0].isNaN && table.text(of: table[0, 0]).contains(",")
    throw .data(
      "\(table.path) has one column",
      hint: isWholeLine
        ? "each line is in quotation marks as a whole"
        : "it takes features and a label, with commas, semicolons, tabs or spaces between")
  }

  /// The rows to learn from: all, or those that lack no value.
  func rows() throws(DataError) -> [Int] {
    let used = (features + [label]).filter { summaries[$0].missing > 0 }
    let rows = (0..<table.rows).filter { row in
      options.dropsMissing ? used.allSatisfy { !table[row, $0].isMissing } : !table[row, label].isMissing
    }
    if rows.count >= 2 { return rows }
    if table.rows < 2 {
      throw .data("\(table.path) has one row, which cannot be split for training and test")
    }
    let worst = used.max { summaries[$0].missing < summaries[$1].missing } ?? label
    throw .data(
      "\(table.path): \(rows.count) of \(table.rows) rows lack no value, too few to learn from",
      hint:
        "\(table.name(ofColumn: worst)) lacks most; --ignore \(table.word(forColumn: worst)) leaves it out")
  }

  /// - Throws: `DataError.data` if a feature is a text.
  func requireNumbers() throws(DataError) {
    for column in features where summaries[column].words > 0 {
      let summary = summaries[column]
      let (row, text) = (summary.firstWord, table.text(of: table[summary.firstWord, column]))
      let isStray = 2 * summary.words < table.rows - summary.missing
      if isStray || table.hint(for: text) != nil { throw table.notANumber(text, row, column) }
      let values = table.differentValues(column, atMost: 4)
      let some = values.prefix(3).map(quoted).joined(separator: ", ") + (values.count > 3 ? ", …" : "")
      throw .data(
        "\(table.place(row: row, column)): the column holds words, and a feature takes numbers: \(some)",
        hint: "--ignore \(table.word(forColumn: column)) leaves the column out")
    }
  }

  /// - Throws: `DataError.data` if a value is missing, unless such rows are left out.
  func requireValues() throws(DataError) {
    let gaps = (features + [label]).filter { summaries[$0].missing > 0 }
    guard !options.dropsMissing, let first = gaps.min(by: { isBefore($0, $1) }) else { return }
    let count = (0..<table.rows).count { row in gaps.contains { table[row, $0].isMissing } }
    let row = summaries[first].firstMissing
    let text = table.text(of: table[row, first])
    throw .data(
      "\(table.place(row: row, first)): "
        + (text.isEmpty ? "the field is empty" : "the field is \(quoted(text))")
        + "; \(count) of \(table.rows) rows \(count == 1 ? "lacks" : "lack") a value",
      hint: "--drop-missing leaves such rows out")
  }

  private func isBefore(_ column: Int, _ other: Int) -> Bool {
    (summaries[column].firstMissing, column) < (summaries[other].firstMissing, other)
  }
}

extension CSVTable {
  /// The numbers of some columns, of some rows: (features, m).
  func features(_ columns: [Int], of rows: [Int]) -> Matrix {
    let count = rows.count
    let elements = [Double](unsafeUninitializedCapacity: columns.count * count) { elements, initialized in
      for (example, row) in rows.enumerated() {
        let start = row * self.columns
        for (feature, column) in columns.enumerated() {
          elements[feature * count + example] = values[start + column]
        }
      }
      initialized = columns.count * count
    }
    return Matrix(rows: columns.count, columns: count, elements: elements)
  }
}
