import TextAndFiles

/// The roles of a table's columns: label, features, or neither.
struct Reading {
  let table: Table
  let options: CSVOptions
  /// The column of the labels; `nil` if there are none.
  private(set) var label: Int?
  /// The columns that features are made from, and those of them that hold words to encode.
  private(set) var (columns, encoded): ([Int], Set<Int>) = ([], [])
  /// The features, if a schema asks for them.
  private var asked: [Feature]?
  var notes: [DataNote] = []
  /// The columns of features and labels.
  private var used: [Int] { columns + (label.map { [$0] } ?? []) }

  init(_ table: Table, _ options: CSVOptions) throws(DataError) {
    (self.table, self.options) = (table, options)
    let ignored = Set(try table.columns(options.ignored))
    let kept = (0..<table.columns).filter { !ignored.contains($0) }
    let used = kept.filter { table.kind($0) != .empty }
    if let word = options.label {
      if options.labels == .none {
        throw .usage("\(table.path): column \(quoted(word)) cannot be the label of examples without labels")
      }
      label = try table.column(word)
    }
    if let schema = options.schema {
      try follow(schema, kept)
    } else {
      if options.label == nil && options.labels != .none {
        label = guessedLabel(among: kept) ?? table.columns - 1
      }
      columns = used.filter { $0 != label }
      encoded = try encodedColumns()
    }
    try requireParts(ignored)
    try table.requireNoUnits(in: columns.filter { !encoded.contains($0) })
    try table.requireOneDecimalMark(in: self.used)
    if let note = table.note(onColumns: self.used, empty: kept.filter { table.kind($0) == .empty }) {
      notes.insert(note, at: 0)
    }
  }

  /// Takes the schema's features; the label is that of the training set, or is looked for among the other columns.
  private mutating func follow(_ schema: TableSchema, _ kept: [Int]) throws(DataError) {
    if options.label == nil && options.labels != .none { label = try label(besides: schema, kept) }
    let found = try table.features(of: schema, options, label: label)
    asked = found.features
    notes += found.notes
    var seen: Set<Int> = []
    for feature in found.features where seen.insert(feature.column).inserted {
      columns.append(feature.column)
    }
    encoded = Set(found.features.filter { $0.source != .number }.map { $0.column })
    let others = kept.filter {
      $0 != label && !seen.contains($0) && $0 < table.header.count && table.kind($0) != .empty
    }
    if others.isEmpty || schema.file != nil { return }
    notes.append(DataNote("\(table.path): not used: \(shortList(others.map { table.header[$0] }))"))
  }

  /// The column of the training set's label, the one with its name or at its place; without a training set, one that is
  /// no feature.
  private mutating func label(besides schema: TableSchema, _ kept: [Int]) throws(DataError) -> Int {
    let (last, isNamed) = (table.columns - 1, !table.header.isEmpty)
    guard let file = schema.file else {
      let features = isNamed && schema.isNamed ? schema.match(table.header, needsLabel: false).features : []
      let others = kept.filter { !features.contains($0) }
      if let label = try knownLabel(schema, among: others) ?? guessedLabel(among: others) { return label }
      throw .data("\(table.path) has the features, but no column of labels")
    }
    guard isNamed, let name = file.labelName else { return min(file.label ?? last, last) }
    if let column = schema.match(table.header, needsLabel: true).label { return column }
    throw .data("\(table.path) has no column \(quoted(name)), the label")
  }

  /// The column that the schema calls the label, by its name or, where there are no names, by its number, or the
  /// only column; `nil` if the schema does not say, or nothing has a name.
  private mutating func knownLabel(_ schema: TableSchema, among columns: [Int]) throws(DataError) -> Int? {
    guard let word = schema.label else { return nil }
    let named = columns.filter { $0 < table.header.count }
    if let column = named.first(where: { table.header[$0] == word })
      ?? named.first(where: { table.header[$0].lowercased() == word.lowercased() })
    {
      return column
    }
    if let number = schema.labelNumber, columns.contains(number) { return number }
    if table.header.isEmpty { return nil }
    let columns = columns.filter { table.kind($0) != .empty }
    let lack = "\(table.path) has no column \(quoted(word)), the label"
    if columns.count != 1 { throw .data(lack, [.label(nil)]) }
    notes.append(DataNote("\(lack); \(table.name(ofColumn: columns[0])) is the only one left for it"))
    return columns[0]
  }

  /// The column with a label's usual name, even if it has no values; the last one with values, unless there is exactly
  /// one such.
  private func guessedLabel(among columns: [Int]) -> Int? {
    let columns = columns.filter { table.kind($0) != .empty || !table.heading($0).isEmpty }
    let named = columns.filter { column in
      switch table.heading(column).lowercased() {
      case "label", "class", "target", "diagnosis", "species": break
      case "y" where column == columns.first || column == columns.last: break
      default: return false
      }
      if table.kind(column) == .empty { return true }
      if options.labels == .numbers { return table.kind(column) == .numbers }
      return options.severalClasses || table.differentValues(column, atMost: 3).count == 2
    }
    let filled = named.filter { table.kind($0) != .empty }
    if let label = [named, filled].first(where: { $0.count == 1 })?.first { return label }
    return columns.last { table.kind($0) != .empty }
  }

  /// What other files must hold: what is asked of this one, or its features and classes.
  func schema(_ features: [Feature], classes: [String]) -> TableSchema {
    let file = TableSchema.Layout(
      names: table.header, columns: table.columns, features: columns, label: label)
    guard var schema = options.schema?.of(file) else {
      return TableSchema(features, classes: classes, encodesWords: !encoded.isEmpty, of: file)
    }
    if schema.classes.isEmpty { schema.classes = classes }
    return schema
  }

  private func encodedColumns() throws(DataError) -> Set<Int> {
    switch options.encoded {
    case .none: return []
    case .all: return Set(columns.filter { table.kind($0) == .words })
    case .named(let lists):
      let named = try table.columns(lists)
      guard let stranger = named.first(where: { !columns.contains($0) }) else { return Set(named) }
      let part = stranger == label ? "is the label" : "is left out"
      throw .usage("\(table.path): \(table.name(ofColumn: stranger)) \(part), and is not a feature to encode")
    }
  }

  private func requireParts(_ ignored: Set<Int>) throws(DataError) {
    if let label {
      let name = table.name(ofColumn: label)
      if ignored.contains(label) {
        throw .usage("\(table.path): \(name) cannot be both the label and ignored")
      }
      if table.kind(label) == .empty {
        throw .data("\(table.path), \(name): the label has no value in any row")
      }
    }
    if !columns.isEmpty { return }
    if table.columns > 1 { throw .data("\(table.path): no column is left for the features") }
    let isWholeLine = table[0, 0].isNaN && table.text(of: table[0, 0]).contains(",")
    throw .data(
      "\(table.path) has one column",
      hint: isWholeLine
        ? "each line is in quotation marks as a whole"
        : "features and a label are needed, separated by commas, semicolons, tabs or spaces")
  }

  /// The rows to learn from: all, or those without missing values.
  func rows() throws(DataError) -> [Int] {
    let gaps = used.filter { table.summaries[$0].missing.count > 0 }
    let rows = (0..<table.rows).filter { row in
      options.dropsMissing
        ? !gaps.contains { table[row, $0].isMissing } : label.map { !table[row, $0].isMissing } ?? true
    }
    if rows.count >= (options.schema == nil && label != nil ? 2 : 1) { return rows }
    if table.rows < 2 {
      throw .data("\(table.path) has one row, which cannot be split for training and test")
    }
    let worst = gaps.max { table.summaries[$0].missing.count < table.summaries[$1].missing.count } ?? used[0]
    throw .data(
      "\(table.path): \(rows.count) of \(table.rows) rows have no missing values, too few to learn from",
      hint: "\(table.name(ofColumn: worst)) has the most missing values",
      worst == label ? [] : [.ignore([table.word(forColumn: worst)])])
  }

  /// The features of the rows.
  ///
  /// - Throws: `DataError.data` if a value is missing, unless such rows are left out, or a column holds words that are
  ///   not to be encoded; all such columns are named at once.
  func features(of rows: [Int]) throws(DataError) -> [Feature] {
    let texts = columns.filter { !encoded.contains($0) && table.summaries[$0].words.count > 0 }
    let words = texts.filter { table.kind($0) == .words }
    let mixed = texts.filter { table.kind($0) == .mixed }
    let slip = mixed.first(where: table.hasSlips)
    let spelled = words.first { table.notANumber(table.summaries[$0].words.first, $0).hint != nil }
    if let column = slip ?? spelled { throw table.wordAmongNumbers(column) }
    if !words.isEmpty { throw holdsWords(words, mixed) }
    if !mixed.isEmpty { throw holdsBoth(mixed) }
    if !options.dropsMissing { try table.requireValues(in: used) }
    if let asked { return asked }
    return try table.features(of: columns, encoding: encoded, rows)
  }

  private func holdsWords(_ words: [Int], _ mixed: [Int]) -> DataError {
    let lists = words.prefix(10).map { column in
      let values = table.differentValues(column, atMost: 4)
      return table.name(ofColumn: column) + " holds " + values.prefix(3).map(quoted).joined(separator: ", ")
        + (values.count > 3 ? ", …" : "")
    }
    let more = words.count > 10 ? ["\(words.count - 10) more columns hold words"] : []
    let others = mixed.prefix(10).map { "\(table.name(ofColumn: $0)) holds numbers and words" }
    let evenMore = mixed.count > 10 ? ["\(mixed.count - 10) more columns hold both"] : []
    let encode = mixed.isEmpty && words.count > 10 ? ["all"] : words.map(table.word)
    let remedy = labelAmongWords.map { [Remedy.label(table.word(forColumn: $0))] } ?? []
    return .data(
      "\(table.path): features must be numbers, but \((lists + more + others + evenMore).joined(separator: "; "))",
      remedy + [.encode(encode), .ignore((words + mixed).sorted().map(table.word))])
  }

  /// The error of columns that hold numbers and words, which have to be named to be encoded.
  private func holdsBoth(_ mixed: [Int]) -> DataError {
    let error = table.wordAmongNumbers(mixed[0])
    guard error.remedies.contains(where: { if case .encode = $0 { true } else { false } }) else {
      return error
    }
    let others = shortList(mixed.dropFirst().map { String($0 + 1) })
    let rule =
      mixed.count == 1 ? "" : mixed.count == 2 ? ", like column \(others)" : ", like columns \(others)"
    return .data(
      error.message + rule,
      [.encode((encoded + mixed).sorted().map(table.word)), .ignore(mixed.map(table.word))])
  }

  /// The only column of words, if a numeric column was taken as the label.
  var labelAmongWords: Int? {
    guard let label, options.label == nil, options.labels == .classes else { return nil }
    let words = columns.filter { table.kind($0) == .words }
    return table.kind(label) == .numbers && words.count == 1 ? words[0] : nil
  }
}
