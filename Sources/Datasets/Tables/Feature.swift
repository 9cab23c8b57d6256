import NNCore
import TextAndFiles

/// One feature, and what it is computed from.
struct Feature {
  enum Source: Equatable {
    case number
    /// 1 where a column holds the word, and 0 elsewhere.
    case word(String)
    /// 1 for yes or TRUE, 0 for no or FALSE.
    case truth
  }

  var name: String
  var column: Int
  var source = Source.number

  /// The most words of a column that can be encoded, and the most numbers in all features together.
  static let (mostWords, mostNumbers) = (1_000, 1 << 30)
}

extension Table {
  /// The features made from these columns, some of which hold words to encode.
  ///
  /// - Throws: `DataError.data` if there are too many.
  func features(of columns: [Int], encoding: Set<Int>, _ rows: [Int]) throws(DataError) -> [Feature] {
    var features: [Feature] = []
    for column in columns {
      let plain = Feature(name: featureName(column), column: column)
      features += encoding.contains(column) ? try words(column, rows, plain) : [plain]
    }
    if features.count <= Feature.mostNumbers / max(rows.count, 1) { return features }
    throw .data("\(path): \(features.count) features of \(rows.count) rows are too many")
  }

  /// A feature for each word of a column in sorted order, or one for yes and no.
  private func words(_ column: Int, _ rows: [Int], _ plain: Feature) throws(DataError) -> [Feature] {
    var words: Set<[UInt8]> = []
    for row in rows where words.count <= Feature.mostWords {
      words.insert(Array(label(self[row, column]).utf8))
    }
    if words.count > Feature.mostWords {
      let rule = "more than \(Feature.mostWords) different words, too many to encode"
      throw .data("\(path), \(name(ofColumn: column)): \(rule)", [.ignore([word(forColumn: column)])])
    }
    let sorted = words.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    if [["no", "yes"], ["false", "true"]].contains(sorted.map { $0.lowercased() }) {
      return [Feature(name: plain.name, column: column, source: .truth)]
    }
    let name = header.isEmpty || header[column].isEmpty ? String(column + 1) : plain.name
    return sorted.map { Feature(name: "\(name)=\($0)", column: column, source: .word($0)) }
  }

  /// The schema's features in this table, and notes on how they were found.
  ///
  /// - Parameter label: The column of the labels, if there is one.
  /// - Throws: `DataError.data` if a column is missing, or their number does not fit.
  func features(
    of schema: TableSchema, _ options: CSVOptions, label: Int?
  ) throws(DataError) -> (features: [Feature], notes: [DataNote]) {
    let ignored = Set(try columns(options.ignored))
    let isNamed = schema.isNamed && !header.isEmpty
    let origins = schema.origins(among: header)
    let places =
      isNamed
      ? try columns(namedIn: schema, origins, ignored, label)
      : try columns(inOrderOf: schema, ignored, label)
    let features = zip(schema.features, origins).map { name, origin in
      let column = places[origin.column]
      let isTruth = schema.encodesWords && kind(column) == .words
      return Feature(
        name: name, column: column,
        source: origin.word.map(Feature.Source.word) ?? (isTruth ? .truth : .number))
    }
    let note = DataNote("\(path): its columns are taken in order, since there are no names to go by")
    return (features, isNamed ? [] : [note])
  }

  /// The columns of features with names.
  private func columns(
    namedIn schema: TableSchema, _ origins: [TableSchema.Origin], _ ignored: Set<Int>, _ label: Int?
  ) throws(DataError) -> [Int] {
    let taken = schema.file == nil ? ignored.union(label.map { [$0] } ?? []) : ignored
    let found = schema.match(header, besides: taken, needsLabel: label != nil).features
    guard let missing = origins.first(where: { found[$0.column] == nil }) else {
      return found.compactMap { $0 }
    }
    if found.allSatisfy({ $0 == nil }) {
      throw .data(
        "\(path): its header names none of the features",
        hint: "the features: \(shortList(schema.features.map(visible)))")
    }
    if let label, heading(label) == missing.name {
      throw .usage("\(path): \(name(ofColumn: label)) is a feature, and cannot be the label")
    }
    if let name = missing.name, !name.isEmpty { throw .data("\(path) has no column \(quoted(name))") }
    let place = origins.firstIndex(of: missing) ?? 0
    throw .data("\(path) has no column without a name, which \(quoted(schema.features[place])) comes from")
  }

  /// The columns of features without names; see ``TableSchema/columnsInOrder(of:label:ignored:)``.
  private func columns(
    inOrderOf schema: TableSchema, _ ignored: Set<Int>, _ label: Int?
  ) throws(DataError) -> [Int] {
    if let found = schema.columnsInOrder(of: columns, label: label, ignored: ignored) { return found }
    let (count, rest) = (schema.columnCount, (0..<columns).count { $0 != label && !ignored.contains($0) })
    let left = rest == columns ? "" : ", \(rest) without the label and those that are ignored"
    throw .data(
      "\(path) has \(columns == 1 ? "1 column" : "\(columns) columns")\(left); "
        + (count == 1 ? "1 feature is needed" : "\(count) features are needed"))
  }

  /// The features' values in these rows: (features, m).
  ///
  /// - Throws: `DataError.data` with the place of an unknown word.
  func matrix(_ features: [Feature], of rows: [Int]) throws(DataError) -> Matrix {
    let count = rows.count
    var elements = [Double](repeating: 0, count: features.count * count)
    let numbers = features.enumerated().filter { $0.element.source == .number }.map {
      ($0.offset * count, $0.element.column)
    }
    for (example, row) in rows.enumerated() {
      let start = row * columns
      for (place, column) in numbers { elements[place + example] = values[start + column] }
    }
    for column in Set(features.filter { $0.source != .number }.map { $0.column }).sorted() {
      let words = features.indices.filter { features[$0].column == column }
      for (example, row) in rows.enumerated() {
        let (number, value) = try encoded(row, column, features, words)
        elements[number * count + example] = value
      }
    }
    return Matrix(rows: features.count, columns: count, elements: elements)
  }

  /// Which of the features of a column of words a cell sets, and to what value.
  private func encoded(
    _ row: Int, _ column: Int, _ features: [Feature], _ words: [Int]
  ) throws(DataError) -> (number: Int, value: Double) {
    let word = label(self[row, column])
    let isTruth = features[words[0]].source == .truth
    switch word.lowercased() {
    case "yes" where isTruth, "true" where isTruth: return (words[0], 1)
    case "no" where isTruth, "false" where isTruth: return (words[0], 0)
    default:
      // A word in another Unicode form is meant only if none is the same byte by byte.
      let number =
        words.first { features[$0].source.isWord(word) } ?? words.first { features[$0].source == .word(word) }
      if let number { return (number, 1) }
    }
    let known = words.map { number in
      if case .word(let word) = features[number].source { quoted(word) } else { "yes, no, TRUE, FALSE" }
    }
    throw .data(
      "\(place(row: row, column)): \(quoted(word)) is not one of this feature's words",
      hint: "its words: \(shortList(known))")
  }
}

extension Feature.Source {
  /// Whether it is this word; words are compared byte by byte.
  fileprivate func isWord(_ other: String) -> Bool {
    if case .word(let word) = self { word.utf8.elementsEqual(other.utf8) } else { false }
  }
}
