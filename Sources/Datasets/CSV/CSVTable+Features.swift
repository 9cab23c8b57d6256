import Essentials
import NNCore

extension DataSet {
  /// The examples of a file that has no labels, or whose labels do not matter: (features, m).
  ///
  /// Columns are found by the names of the file's header, where it has one that knows any of `names`; other
  /// columns are left out, and of several with one name the first is the first. Otherwise they are taken in order:
  /// all, if there are as many as names, or those that the options name neither as the label nor as ignored.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - names: The names of the features, in the order of the rows of the result.
  ///   - options: How the file is to be read.
  /// - Throws: `DataError` of the kind `data` if a column is missing, there are not as many as names, or a field is
  ///   no number; `file` and `usage` as ``CSVFile`` does.
  /// - Complexity: Linear in the size of the file.
  public static func features(
    ofFile path: String, named names: [String], _ options: CSVOptions = CSVOptions()
  ) throws(DataError) -> Matrix {
    let table = try CSVTable(path: path, header: options.header)
    let places = try table.places(of: names, options)
    try table.requireNumbers(in: places)
    return table.features(places, of: Array(0..<table.rows))
  }
}

extension CSVTable {
  /// The columns of the features called `names`.
  fileprivate func places(of names: [String], _ options: CSVOptions) throws(DataError) -> [Int] {
    if names.contains(where: header.contains) { return try places(of: names) }
    if columns == names.count { return Array(0..<columns) }
    var others: Set<Int> = []
    for list in options.ignored { others.formUnion(try columns(list)) }
    if let label = options.label { others.insert(try column(label)) }
    let places = (0..<columns).filter { !others.contains($0) }
    guard places.count == names.count else {
      let left = others.isEmpty ? "" : ", \(places.count) without those of --label and --ignore"
      let features = names.count == 1 ? "1 feature" : "\(names.count) features"
      throw .data(
        "\(path) has \(columns == 1 ? "1 column" : "\(columns) columns")\(left); the model takes \(features)")
    }
    return places
  }

  /// The columns with these names, the first of those with one name for the first that asks for it.
  private func places(of names: [String]) throws(DataError) -> [Int] {
    var rest = Dictionary(grouping: header.indices) { header[$0] }
    var places: [Int] = []
    for name in names {
      guard let place = rest[name]?.first else { throw .data("\(path) has no column \(quoted(name))") }
      rest[name]?.removeFirst()
      places.append(place)
    }
    return places
  }

  fileprivate func requireNumbers(in places: [Int]) throws(DataError) {
    for row in 0..<rows {
      for column in places where self[row, column].isNaN {
        let text = text(of: self[row, column])
        if self[row, column].isWord { throw notANumber(text, row, column) }
        throw .data("\(place(row: row, column)): the field is empty; a number is missing")
      }
    }
  }
}
