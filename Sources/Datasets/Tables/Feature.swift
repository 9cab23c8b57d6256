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
    var places = schema.placesInOrder
    if isNamed {
      let found = schema.places(among: header.indices.map { ignored.contains($0) ? "" : header[$0] })
      if let missing = found.firstIndex(of: nil) {
        throw lacks(schema, missing, found.allSatisfy { $0 == nil })
      }
      places = found.compactMap { $0 }
    } else {
      let columns = try columns(inOrderOf: schema, ignored, label)
      for number in places.indices { places[number].column = columns[places[number].column] }
    }
    let features = zip(schema.features, places).map { name, place in
      let isTruth = schema.encodesWords && kind(place.column) == .words
      return Feature(
        name: name, column: place.column,
        source: place.word.map(Feature.Source.word) ?? (isTruth ? .truth : .number))
    }
    let note = DataNote("\(path): its columns are taken in order, since there are no names to go by")
    return (features, isNamed ? [] : [note])
  }

  private func lacks(_ schema: TableSchema, _ missing: Int, _ knowsNone: Bool) -> DataError {
    if !knowsNone { return .data("\(path) has no column \(quoted(schema.features[missing]))") }
    return .data(
      "\(path): its header names none of the features",
      hint: "the features: \(shortList(schema.features.map(visible)))")
  }

  /// The columns of features without names: the same as in the training set's file, all, or all except the label and
  /// ignored columns.
  private func columns(
    inOrderOf schema: TableSchema, _ ignored: Set<Int>, _ label: Int?
  ) throws(DataError) -> [Int] {
    let count = schema.columnCount
    if let file = schema.file, columns == file.columns { return file.features }
    if columns == count && label == nil && ignored.isEmpty { return Array(0..<columns) }
    let rest = (0..<columns).filter { $0 != label && !ignored.contains($0) }
    if rest.count == count { return rest }
    let left = rest.count == columns ? "" : ", \(rest.count) without the label and those that are ignored"
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
    default: if let number = words.first(where: { features[$0].source.isWord(word) }) { return (number, 1) }
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
