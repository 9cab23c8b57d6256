extension Matrix: CustomStringConvertible {
  /// The shape, then the rows with their columns aligned; large matrices are shortened, as in NumPy.
  ///
  /// ```
  /// 2×3 matrix
  ///   [ 1.0  -2.5   3.0]
  ///   [ 4.0   5.0   6.25]
  /// ```
  public var description: String {
    let shownRows = Matrix.shownIndices(rows)
    let shownColumns = Matrix.shownIndices(columns)
    let cells = shownRows.map { row in
      shownColumns.map { column in
        guard let row, let column else { return "…" }
        return "\(self[row, column])"
      }
    }
    let widths = shownColumns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let lines = cells.map { row in
      let padded = Swift.zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
      return "  [" + padded.joined(separator: "  ") + "]"
    }
    return (["\(shape) matrix"] + lines).joined(separator: "\n")
  }

  /// The first three and the last three of more than eight indices, with `nil` for what is left out.
  private static func shownIndices(_ count: Int) -> [Int?] {
    guard count > 8 else { return Array(0..<count) }
    return [0, 1, 2, nil, count - 3, count - 2, count - 1]
  }
}
