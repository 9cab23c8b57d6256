import TextAndFiles

extension Table {
  /// Whether a schema knows these fields: as the names of all its features, or as values; `nil` if it does not.
  func isNamed(by top: [Sample.Field], as schema: TableSchema?, _ options: CSVOptions) -> Bool? {
    guard let schema else { return nil }
    let names = top.map { visible($0.text) }
    if schema.isNamed && !schema.match(names, needsLabel: false).features.contains(nil) { return true }
    return holdsValues(top, of: schema, options) ? false : nil
  }

  /// Whether the first row holds a word that the schema knows in that column, as a value of a feature or as a class, so
  /// that it is an example.
  private func holdsValues(_ top: [Sample.Field], of schema: TableSchema, _ options: CSVOptions) -> Bool {
    let ignored = Set(
      options.ignored.joined(separator: ",").split(separator: ",").compactMap { Int($0) }.map { $0 - 1 })
    let given = options.label.map { Int($0).map { $0 - 1 } } ?? schema.labelNumber
    let label = given ?? schema.file?.label ?? columns - 1
    guard top.count == columns,
      let places = schema.columnsInOrder(of: columns, label: nil, ignored: ignored)
        ?? schema.columnsInOrder(of: columns, label: label, ignored: ignored)
    else { return false }
    func holds(_ word: String, _ column: Int) -> Bool {
      top[column].kind != .number && top[column].text == word
    }
    func holdsNumbers(_ column: Int) -> Bool { rows > 0 && summaries[column].kind(of: rows) == .numbers }
    let isWord = schema.origins(among: []).contains { origin in
      let column = places[origin.column]
      if let word = origin.word { return holds(word, column) }
      let mayBeTruth = schema.encodesWords && (rows == 0 || summaries[column].kind(of: rows) == .words)
      return mayBeTruth && ["yes", "no", "true", "false"].contains(top[column].text.lowercased())
    }
    let hasLabel = top.indices.contains(label) && !places.contains(label) && !holdsNumbers(label)
    return isWord || hasLabel && schema.classes.contains { holds($0, label) }
  }
}
