extension Matrix: CustomStringConvertible {
  /// The shape, then the rows with their columns aligned, each number with six significant digits; large matrices
  /// are shortened, as in NumPy. All digits are in `elements`.
  ///
  /// ```
  /// 2×3 matrix
  ///   [     1.0  -2.5   3.0]
  ///   [0.333333   5.0  6.25]
  /// ```
  public var description: String {
    let shownRows = Matrix.shownIndices(rows)
    let shownColumns = Matrix.shownIndices(columns)
    let cells = shownRows.map { row in
      shownColumns.map { column in
        guard let row, let column else { return "…" }
        return self[row, column].shortDescription
      }
    }
    let widths = shownColumns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let lines = cells.map { row in
      let padded = Swift.zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
      return "  [" + padded.joined(separator: "  ") + "]"
    }
    return (["\(sizes) matrix"] + lines).joined(separator: "\n")
  }

  /// All indices, or of more than eight the first three and the last three, with `nil` for those left out.
  private static func shownIndices(_ count: Int) -> [Int?] {
    guard count > 8 else { return (0..<count).map { $0 } }
    return [0, 1, 2, nil, count - 3, count - 2, count - 1]
  }
}

extension Double {
  /// The number rounded to six significant digits, spelled as Swift spells numbers: `0.333333`, `1.5e-10`.
  ///
  /// The number's shortest decimal form is `digits · 10ᵉ`, which is rounded to its first six digits.
  fileprivate var shortDescription: String {
    let parts = "\(magnitude)".split(separator: "e")
    let places = parts[0].split(separator: ".")
    guard places.count == 2, let digits = Int64(places.joined()), digits > 999_999 else { return "\(self)" }
    let surplus = "\(digits)".count - 6
    let unit = (0..<surplus).reduce(Int64(1)) { power, _ in 10 * power }
    let exponent = (parts.count == 2 ? Int(parts[1]) ?? 0 : 0) - places[1].count + surplus
    let rounded = Double("\((digits + unit / 2) / unit)e\(exponent)") ?? magnitude
    return "\(self < 0 ? -rounded : rounded)"
  }
}
