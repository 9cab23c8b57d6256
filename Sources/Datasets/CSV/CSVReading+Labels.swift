import Essentials

extension CSVReading {
  /// The most classes that a column may have.
  private static let mostClasses = 1_000

  /// The classes of the rows.
  ///
  /// - Throws: `DataError.data` if there is one class, or more than are allowed; `usage` if there is no label
  ///   that is to be the positive one.
  func labels(of rows: [Int]) throws(DataError) -> CSVLabels {
    var labels = CSVLabels(table, column: label, rows: rows)
    if labels.names.count < 2 {
      throw .data(
        "\(table.path): all \(rows.count) labels are \(labels.names[0]); it takes rows of both classes",
        hint: options.label == nil ? hintForAnotherLabel() : nil)
    }
    try requireFew(labels, rows.count)
    if let positive = options.positive { try choose(positive, in: &labels) }
    return labels
  }

  private func requireFew(_ labels: CSVLabels, _ rows: Int) throws(DataError) {
    let count = labels.names.count
    let areNumbers = summaries[label].words == 0
    let isMeasured = areNumbers && count > 20 && 2 * count > rows
    let mayBe = options.severalClasses ? !isMeasured && count <= CSVReading.mostClasses : count == 2
    if mayBe { return }
    let some = labels.names.prefix(4).joined(separator: ", ") + (count > 4 ? ", …" : "")
    let rule =
      options.severalClasses ? "too many for classes" : "and this lesson tells two classes apart"
    let elsewhere = options.label == nil ? hintForAnotherLabel() : nil
    let several =
      options.severalClasses || isMeasured
      ? "--label says which column holds the labels" : "softmax_regression learns several classes"
    throw .data(
      "\(table.path), \(table.name(ofColumn: label)): the labels have \(count) different values, \(rule): \(some)",
      hint: elsewhere ?? several)
  }

  /// The first other column that could be the label: one with two different values.
  private func hintForAnotherLabel() -> String? {
    let column = (features + empty).sorted().first { column in
      summaries[column].missing == 0 && table.differentValues(column, atMost: 3).count == 2
    }
    guard let column else { return nil }
    let values = table.differentValues(column, atMost: 2)
    return "\(table.name(ofColumn: column)) has the two values \(values[0]) and \(values[1]): "
      + "--label \(table.word(forColumn: column)) takes it as the label"
  }

  /// Makes class 1 of the label that was asked for.
  private func choose(_ positive: String, in labels: inout CSVLabels) throws(DataError) {
    guard labels.names.count == 2 else {
      throw .usage("--positive is for two classes; \(table.path) has \(labels.names.count)")
    }
    let value = DecimalScanner.number(in: positive.utf8).map(table.label) ?? visible(positive)
    guard let place = labels.names.firstIndex(where: { $0 == visible(positive) || $0 == value }) else {
      let guess = suggestion(for: positive, among: labels.names).map { "did you mean \($0)? " } ?? ""
      throw .usage(
        "\(table.path) has no label \(quoted(positive))",
        hint: guess + "its labels: \(labels.names.joined(separator: ", "))")
    }
    if place == 0 { labels.swapClasses() }
  }

  /// What somebody should know about the way the file was read.
  func notes(_ rows: [Int], _ labels: CSVLabels) -> [String] {
    var notes = schemaNotes
    let remarks = table.remarks + remarksOnEmptyColumns
    if !remarks.isEmpty { notes.append("\(table.path): \(remarks.joined(separator: "; "))") }
    if rows.count < table.rows {
      let count = table.rows - rows.count
      notes.append(
        "\(count) of \(table.rows) rows "
          + (count == 1 ? "lacks a value and is left out" : "lack a value and are left out"))
    }
    if countsRows { notes.append("column 1 counts the rows, and is a feature: --ignore 1 leaves it out") }
    if !labels.arePlain {
      let names = labels.names.prefix(10).enumerated().map { "\($1) = \($0)" }.joined(separator: ", ")
      notes.append("labels: \(names)" + (labels.names.count > 10 ? ", …" : ""))
    }
    return notes
  }

  private var remarksOnEmptyColumns: [String] {
    if empty.isEmpty { return [] }
    let numbers = empty.prefix(5).map { String($0 + 1) }.joined(separator: ", ")
    let list = numbers + (empty.count > 5 ? ", …" : "")
    return [
      empty.count == 1
        ? "column \(list) has no value and is left out" : "columns \(list) have no values and are left out"
    ]
  }

  /// Whether the first column is a feature without a name that numbers the rows: each number is one more than
  /// that before or, where the other columns have names, they are whole and differ, as those of shuffled rows do.
  private var countsRows: Bool {
    guard features.first == 0, isUnnamed, table.rows > 2 else { return false }
    let numbers = (0..<table.rows).map { table[$0, 0] }
    guard numbers.allSatisfy({ $0 == $0.rounded() && abs($0) < 0x1p52 }) else { return false }
    if table.header.isEmpty { return numbers.indices.allSatisfy { numbers[$0] == numbers[0] + Double($0) } }
    return Set(numbers).count == numbers.count
  }

  /// Whether the first column has no name; pandas calls it `Unnamed: 0` when it writes such a file again.
  private var isUnnamed: Bool { ["", "Unnamed: 0"].contains(table.header.first ?? "") }
}
