// Arithmetic is element by element, as in NumPy; the matrix product is `dot`.
//
// Only the operators broadcast: the right-hand matrix has the shape of the left one, or it is a column (rows, 1) that
// is repeated for every column, as `b` in `W·A + b`, or a row (1, columns) that is repeated for every row. The
// left-hand matrix is never repeated.

extension Matrix {
  /// The sum element by element.
  ///
  /// - Precondition: `right` has the shape of `left`, or is a column (rows, 1) or a row (1, columns), which is
  ///   then repeated. The result has the shape of `left`.
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    left.combined(repeating: right, "add") { $0 + $1 }
  }

  /// The difference element by element; a column or a row on the right is repeated, as for ``+(_:_:)-(Matrix,Matrix)``.
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    left.combined(repeating: right, "subtract") { $0 - $1 }
  }

  /// The product element by element; a column or a row on the right is repeated, as for ``+(_:_:)-(Matrix,Matrix)``.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    left.combined(repeating: right, "multiply element by element") { $0 * $1 }
  }

  /// The quotient element by element; a column or a row on the right is repeated, as for ``+(_:_:)-(Matrix,Matrix)``.
  public static func / (left: Matrix, right: Matrix) -> Matrix {
    left.combined(repeating: right, "divide element by element") { $0 / $1 }
  }

  /// Adds element by element; a column or a row on the right is repeated, as for ``+(_:_:)-(Matrix,Matrix)``.
  public static func += (left: inout Matrix, right: Matrix) {
    left.combine(repeating: right, "add") { $0 + $1 }
  }

  /// Subtracts element by element; a column or a row on the right is repeated, as for ``+(_:_:)-(Matrix,Matrix)``.
  public static func -= (left: inout Matrix, right: Matrix) {
    left.combine(repeating: right, "subtract") { $0 - $1 }
  }

  /// Multiplies element by element; a column or a row on the right is repeated, as for ``+(_:_:)-(Matrix,Matrix)``.
  public static func *= (left: inout Matrix, right: Matrix) {
    left.combine(repeating: right, "multiply element by element") { $0 * $1 }
  }

  /// Divides element by element; a column or a row on the right is repeated, as for ``+(_:_:)-(Matrix,Matrix)``.
  public static func /= (left: inout Matrix, right: Matrix) {
    left.combine(repeating: right, "divide element by element") { $0 / $1 }
  }
}

extension Matrix {
  /// The matrix of `-x`.
  public static prefix func - (matrix: Matrix) -> Matrix { matrix.map { -$0 } }

  /// The matrix of `x + right`.
  public static func + (left: Matrix, right: Double) -> Matrix { left.map { $0 + right } }
  /// The matrix of `x - right`.
  public static func - (left: Matrix, right: Double) -> Matrix { left.map { $0 - right } }
  /// The matrix of `x · right`.
  public static func * (left: Matrix, right: Double) -> Matrix { left.map { $0 * right } }
  /// The matrix of `x / right`.
  public static func / (left: Matrix, right: Double) -> Matrix { left.map { $0 / right } }

  /// The matrix of `left + x`.
  public static func + (left: Double, right: Matrix) -> Matrix { right.map { left + $0 } }
  /// The matrix of `left - x`.
  public static func - (left: Double, right: Matrix) -> Matrix { right.map { left - $0 } }
  /// The matrix of `left · x`.
  public static func * (left: Double, right: Matrix) -> Matrix { right.map { left * $0 } }
  /// The matrix of `left / x`.
  public static func / (left: Double, right: Matrix) -> Matrix { right.map { left / $0 } }

  /// Adds a number to every element.
  public static func += (left: inout Matrix, right: Double) { left.apply { $0 + right } }
  /// Subtracts a number from every element.
  public static func -= (left: inout Matrix, right: Double) { left.apply { $0 - right } }
  /// Multiplies every element by a number.
  public static func *= (left: inout Matrix, right: Double) { left.apply { $0 * right } }
  /// Divides every element by a number.
  public static func /= (left: inout Matrix, right: Double) { left.apply { $0 / right } }
}

extension Matrix {
  /// 1 where an element is above `right`, and 0 elsewhere, NaN included: `dA * (Z .> 0)`.
  public static func .> (left: Matrix, right: Double) -> Matrix { left.map { $0 > right ? 1 : 0 } }

  /// 1 where an element is below `right`, and 0 elsewhere, NaN included.
  public static func .< (left: Matrix, right: Double) -> Matrix { left.map { $0 < right ? 1 : 0 } }
}

extension Matrix {
  @inline(__always)
  private func combined(
    repeating right: Matrix, _ operation: StaticString, _ transform: (Double, Double) -> Double
  ) -> Matrix {
    if hasShape(of: right) { return combined(with: right, operation, transform) }
    let repeatsColumn = right.columns == 1 && right.rows == rows
    require(
      repeatsColumn || (right.rows == 1 && right.columns == columns),
      "cannot \(operation) \(sizes) and \(right.sizes)")
    return Matrix(rows: rows, columns: columns) { target in
      withUnsafeElements { left in
        right.withUnsafeElements { right in
          for row in 0..<rows {
            let (target, left) = (target + row * columns, left.row(row, of: columns))
            if repeatsColumn {
              let value = right[row]
              for column in left.indices { target[column] = transform(left[column], value) }
            } else {
              for column in left.indices { target[column] = transform(left[column], right[column]) }
            }
          }
        }
      }
    }
  }

  /// Replaces each element by `transform` of it and the element of `right` at the same place; a column or a row on the
  /// right is repeated. `operation` is the verb in the message if the shapes do not fit.
  private mutating func combine(
    repeating right: Matrix, _ operation: StaticString, _ transform: (Double, Double) -> Double
  ) {
    if hasShape(of: right) {
      combine(with: right, operation, transform)
    } else if right.columns == 1 && right.rows == rows {
      combine(repeatingColumn: right, transform)
    } else {
      require(
        right.rows == 1 && right.columns == columns, "cannot \(operation) \(sizes) and \(right.sizes)")
      combine(repeatingRow: right, transform)
    }
  }

  private mutating func combine(repeatingColumn right: Matrix, _ transform: (Double, Double) -> Double) {
    let columns = columns
    withUnsafeMutableElements { left in
      right.withUnsafeElements { right in
        for row in right.indices {
          let (left, value) = (left.row(row, of: columns), right[row])
          for column in left.indices { left[column] = transform(left[column], value) }
        }
      }
    }
  }

  private mutating func combine(repeatingRow right: Matrix, _ transform: (Double, Double) -> Double) {
    let (rows, columns) = (rows, columns)
    withUnsafeMutableElements { left in
      right.withUnsafeElements { right in
        for row in 0..<rows {
          let left = left.row(row, of: columns)
          for column in left.indices { left[column] = transform(left[column], right[column]) }
        }
      }
    }
  }
}
