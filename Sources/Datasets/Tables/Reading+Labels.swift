import TextAndFiles

/// The labels of a table's rows.
enum FoundLabels {
  case classes(Labels)
  case numbers([Double])
  case none
}

extension Reading {
  /// The most classes that a column may have.
  private static let mostClasses = 1_000

  /// The labels of the rows.
  ///
  /// - Throws: `DataError.data` if one is not a number where all should be; otherwise as ``classes(of:in:)`` does.
  mutating func labels(of rows: [Int]) throws(DataError) -> FoundLabels {
    guard let label else { return .none }
    if options.labels == .numbers { return .numbers(try numbers(of: rows, in: label)) }
    return .classes(try classes(of: rows, in: label))
  }

  private func numbers(of rows: [Int], in label: Int) throws(DataError) -> [Double] {
    switch table.kind(label) {
    case .mixed: throw table.wordAmongNumbers(label)
    case .words:
      let values = table.differentValues(label, atMost: 4)
      let some = values.prefix(3).map(quoted).joined(separator: ", ") + (values.count > 3 ? ", …" : "")
      throw .data(
        "\(table.path), \(table.name(ofColumn: label)): the labels should be numbers, but they are \(some)")
    case .numbers, .empty: return rows.map { table[$0, label] }
    }
  }

  /// The classes of the rows.
  ///
  /// - Throws: `DataError.data` if there is only one class, more than are allowed, or one that the schema does not
  ///   know; `usage` if no label is the one that should be positive.
  private mutating func classes(of rows: [Int], in label: Int) throws(DataError) -> Labels {
    let summary = table.summaries[label]
    let isName = table.kind(label) == .mixed && summary.words.count == 1 && summary.words.first == 0
    if isName && !table.takesFirstRow { throw table.notANumber(0, label) }
    if let names = options.schema?.classes, !names.isEmpty {
      return try classes(among: KnownClasses(names), of: rows, in: label)
    }
    var labels = Labels(table, column: label, rows: rows)
    try requireClasses(labels, in: label, rows.count)
    if let positive = options.positive { try choose(positive, in: &labels) }
    return labels
  }

  private mutating func classes(
    among known: KnownClasses, of rows: [Int], in label: Int
  ) throws(DataError) -> Labels {
    var labels = Labels(table, column: label, rows: rows, asWritten: known.holdLongNumbers)
    let found = labels.names
    if let stranger = labels.adopt(known) {
      let name = quoted(found[Int(labels.classes[stranger])])
      throw .data(
        "\(table.place(row: rows[stranger], label)): \(name) is not one of the classes",
        hint: "the classes: \(shortList(known.names.map(quoted)))")
    }
    let present = Set(labels.classes)
    let absent = known.names.indices.filter { !present.contains(Double($0)) }.map { known.names[$0] }
    if !absent.isEmpty {
      notes.append(DataNote("\(table.path) has no example of \(shortList(absent.map(quoted)))"))
    }
    return labels
  }

  private func requireClasses(_ labels: Labels, in label: Int, _ rows: Int) throws(DataError) {
    let count = labels.names.count
    let isMeasured = count > 20 && 2 * count > rows || count > Reading.mostClasses
    if options.severalClasses ? count > 1 && !isMeasured : count == 2 { return }
    let some = labels.names.prefix(4).map(visible).joined(separator: ", ") + (count > 4 ? ", …" : "")
    let rule = options.severalClasses ? "too many for classes" : "where two are needed"
    let isLearnt = count < 2 || options.severalClasses || isMeasured
    let another = options.label == nil ? anotherLabel : nil
    throw .data(
      "\(table.path), \(table.name(ofColumn: label)): "
        + (count < 2
          ? "all \(rows) labels are \(some), so there is nothing to tell apart"
          : "the labels have \(count) different values, \(rule): \(some)"),
      hint: another?.reason ?? lookAlikes(labels.names),
      (isLearnt || another != nil ? [] : [.severalClasses])
        + (options.label == nil ? [.label(another?.word)] : []))
  }

  /// What to know about labels that are the same to the eye, and to Unicode, but not to a program.
  private func lookAlikes(_ names: [String]) -> String? {
    var seen: Set<String> = []
    guard let name = names.first(where: { !seen.insert($0).inserted }) else { return nil }
    return
      "some look alike, such as \(quoted(name)), but their accents are encoded differently; convert the file to NFC"
  }

  /// Another column that may be the label: the only one of words, if the label is numeric; otherwise, for two classes,
  /// the first column whose only two values are words, 0 and 1, -1 and 1, or 1 and 2.
  private var anotherLabel: (word: String, reason: String)? {
    let twoValued = columns.first { column in
      let values = table.differentValues(column, atMost: 3)
      if options.severalClasses || values.count != 2 || table.summaries[column].missing.count > 0 {
        return false
      }
      let isPlain = [["0", "1"], ["-1", "1"], ["1", "2"]].contains(values.sorted())
      return table.kind(column) == .words || table.kind(column) == .numbers && isPlain
    }
    guard let column = labelAmongWords ?? twoValued else { return nil }
    let values = table.differentValues(column, atMost: 3).map(visible)
    let reason =
      values.count == 2 ? "has the two values \(values[0]) and \(values[1])" : "is the only one of words"
    return (table.word(forColumn: column), "\(table.name(ofColumn: column)) \(reason)")
  }

  /// Makes the requested label class 1.
  private func choose(_ positive: String, in labels: inout Labels) throws(DataError) {
    guard labels.names.count == 2 else {
      throw .usage("a positive class is for two classes; \(table.path) has \(labels.names.count)")
    }
    let value = DecimalScanner.number(in: positive.utf8).map(table.label)
    guard let place = labels.names.firstIndex(where: { $0 == positive || $0 == value }) else {
      let guess = suggestion(for: positive, among: labels.names).map { "did you mean \(visible($0))? " } ?? ""
      throw .usage(
        "\(table.path) has no label \(quoted(positive))",
        hint: guess + "its labels: \(labels.names.map(visible).joined(separator: ", "))")
    }
    if place == 0 { labels.swapClasses() }
  }

  /// What is worth knowing about how the file was read.
  func notes(_ rows: [Int], _ labels: FoundLabels) -> [DataNote] {
    var notes = notes
    if let note = table.note(onRowsKept: rows.count) { notes.append(note) }
    if countsRows { notes.append(DataNote("column 1 counts the rows, and is a feature", [.ignore(["1"])])) }
    guard let label, options.schema?.file == nil else { return notes }
    if case .classes(let labels) = labels, let hint = lookAlikes(labels.names) {
      notes.append(DataNote("of the labels, \(hint)"))
    }
    guard case .classes(let labels) = labels else {
      if options.label == nil { notes.append(DataNote("the label is \(table.name(ofColumn: label))")) }
      return notes
    }
    let names = shortList(labels.names.enumerated().map { "\(visible($1)) = \($0)" })
    let isPlain = labels.names == labels.names.indices.map(String.init)
    let isExpected = label == (columns + [label]).max() && isPlain && labels.names.count == 2
    if options.label == nil && !isExpected {
      notes.append(DataNote("the label is \(table.name(ofColumn: label))" + (isPlain ? "" : ": \(names)")))
    } else if !isPlain {
      notes.append(DataNote("labels: \(names)"))
    }
    return notes
  }

  /// Whether the first column is a feature without a name that numbers the rows: each number is one more than the one
  /// before or, if the table has a header, all are different whole numbers, as after shuffling.
  private var countsRows: Bool {
    // pandas names such a column `Unnamed: 0` when it reads a file and writes it again.
    guard columns.first == 0, ["", "Unnamed: 0", "#"].contains(table.header.first ?? ""), table.rows > 2
    else {
      return false
    }
    let numbers = (0..<table.rows).map { table[$0, 0] }
    guard numbers.allSatisfy({ $0 == $0.rounded() && abs($0) < 0x1p52 }) else { return false }
    if table.header.isEmpty { return numbers.indices.allSatisfy { numbers[$0] == numbers[0] + Double($0) } }
    return Set(numbers).count == numbers.count
  }
}

extension Table {
  /// What is unusual about how the table is written, with decimal commas in the columns that are used and, left out,
  /// those without values.
  func note(onColumns used: [Int], empty: [Int] = []) -> DataNote? {
    let list = shortList(empty.map { String($0 + 1) })
    let gaps =
      empty.count == 1 ? "column \(list) has no value and is" : "columns \(list) have no values and are"
    let hasCommas = used.contains { !forms[$0].isDisjoint(with: [.comma, .groupedComma]) }
    let all =
      remarks + (hasCommas ? ["it has decimal commas"] : []) + (empty.isEmpty ? [] : ["\(gaps) left out"])
    return all.isEmpty ? nil : DataNote("\(path): \(all.joined(separator: "; "))")
  }

  /// How many rows lack a value and are left out, if any.
  func note(onRowsKept count: Int) -> DataNote? {
    let left = rows - count
    if left == 0 { return nil }
    return DataNote(
      "\(left) of \(rows) rows \(left == 1 ? "lacks a value and is" : "lack a value and are") left out")
  }
}
