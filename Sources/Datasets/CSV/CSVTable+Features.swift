import Essentials
import NNCore

extension DataSet {
  /// The examples of a file that has no labels, or whose labels do not matter.
  ///
  /// Columns are found by the names of the file's header, case aside, if it has one; other columns are left out, and of
  /// several with one name the first is the first. Without a header, or where the schema's features have no names, they
  /// are taken in order: all, if there are as many as features, or those that the options name neither as the label nor
  /// as ignored.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - schema: The features, in the order of the rows of the result.
  ///   - options: How the file is to be read.
  /// - Throws: `DataError` of the kind `data` if a column is missing, there are not as many as features, a field is no
  ///   number, or one is missing and such rows are not to be left out; `file` and `usage` as ``CSVFile`` does.
  /// - Complexity: Linear in the size of the file.
  public static func features(
    ofFile path: String, as schema: TableSchema, _ options: CSVOptions = CSVOptions()
  ) throws(DataError) -> TableFeatures {
    let table = try CSVTable(path: path, header: options.header)
    let (places, notes) = try table.places(of: schema, options)
    let rows = (0..<table.rows).filter { row in
      !options.dropsMissing || !places.contains { table[row, $0].isMissing }
    }
    try table.requireNumbers(in: places, of: rows)
    return TableFeatures(X: table.features(places, of: rows), rows: rows.map { $0 + 1 }, notes: notes)
  }
}

extension CSVTable {
  /// The columns of the schema's features, and what is worth knowing about how they were found.
  func places(
    of schema: TableSchema, _ options: CSVOptions
  ) throws(DataError) -> (columns: [Int], notes: [String]) {
    var others: Set<Int> = []
    for list in options.ignored { others.formUnion(try columns(list)) }
    if schema.isNamed && !header.isEmpty {
      let names = header.indices.map { others.contains($0) ? "" : header[$0] }
      let places = schema.places(among: names)
      guard let missing = places.firstIndex(of: nil) else { return (places.compactMap(\.self), []) }
      throw .data("\(path) has no column \(quoted(schema.features[missing]))")
    }
    let note = ["\(path): its columns are taken in order, since there are no names to go by"]
    let count = schema.features.count
    if columns == count && others.isEmpty { return (Array(0..<columns), note) }
    if let label = options.label { others.insert(try column(label)) }
    let places = (0..<columns).filter { !others.contains($0) }
    guard places.count == count else {
      let left = others.isEmpty ? "" : ", \(places.count) without the label and those that are ignored"
      let features = count == 1 ? "1 feature is" : "\(count) features are"
      throw .data(
        "\(path) has \(columns == 1 ? "1 column" : "\(columns) columns")\(left); \(features) needed")
    }
    return (places, note)
  }

  fileprivate func requireNumbers(in places: [Int], of rows: [Int]) throws(DataError) {
    for row in rows {
      for column in places where self[row, column].isNaN {
        let text = text(of: self[row, column])
        if self[row, column].isWord { throw notANumber(text, row, column) }
        throw .data("\(place(row: row, column)): the field is empty; a number is missing")
      }
    }
  }
}
