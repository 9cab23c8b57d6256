import Essentials
import NNCore

extension DataSet {
  /// The examples of a file that has no labels, or whose labels do not matter: (features, m).
  ///
  /// Columns are found by the names of the file's header, where it has one that knows any of `names`; other
  /// columns are left out. Otherwise they are taken in order.
  ///
  /// - Throws: `DataError.data` if a column is missing, or there are not as many as names; also as a file to
  ///   learn from does.
  public static func features(ofFile path: String, named names: [String]) throws(DataError) -> Matrix {
    let table = try CSVTable(path: path)
    let all = Matrix(rows: table.lines.count, columns: table.columns, elements: table.values).transposed()
    return try all.rows(at: table.places(of: names))
  }
}

extension CSVTable {
  /// The columns of the features called `names`.
  fileprivate func places(of names: [String]) throws(DataError) -> [Int] {
    if names.contains(where: header.contains) {
      var places: [Int] = []
      for name in names {
        guard let place = header.firstIndex(of: name) else {
          throw .data("\(path) has no column \(quoted(name))")
        }
        places.append(place)
      }
      return places
    }
    guard columns == names.count else {
      throw .data("\(path) has \(columns) columns; the model takes \(names.count) features")
    }
    return Array(0..<columns)
  }
}

extension Matrix {
  /// The rows at `indices`, in that order.
  fileprivate func rows(at indices: [Int]) -> Matrix { Matrix(indices.map { row($0).elements }) }
}
