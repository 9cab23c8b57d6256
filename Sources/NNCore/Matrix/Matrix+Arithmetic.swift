// Arithmetic is element by element, as in NumPy; the matrix product is `dot`. The right-hand matrix has the
// shape of the left one, or is a column (rows, 1) that is repeated for every column, as `b` in `W·A + b`.

extension Matrix {
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, "add") { $0 + $1 }
  }
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, "subtract") { $0 - $1 }
  }
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, "multiply element by element") { $0 * $1 }
  }
  public static func / (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, "divide element by element") { $0 / $1 }
  }

  public static func += (left: inout Matrix, right: Matrix) { left.combine(with: right, "add") { $0 + $1 } }
  public static func -= (left: inout Matrix, right: Matrix) {
    left.combine(with: right, "subtract") { $0 - $1 }
  }
  public static func *= (left: inout Matrix, right: Matrix) {
    left.combine(with: right, "multiply element by element") { $0 * $1 }
  }
  public static func /= (left: inout Matrix, right: Matrix) {
    left.combine(with: right, "divide element by element") { $0 / $1 }
  }

  /// Adds `scale · right`, as in the update `W -= η·dW`: `W.add(dW, scaledBy: -η)`.
  ///
  /// The product is rounded before the sum is, as in NumPy.
  public mutating func add(_ right: Matrix, scaledBy scale: Double) {
    combine(with: right, "add") { $0 + scale * $1 }
  }
}

extension Matrix {
  public static prefix func - (matrix: Matrix) -> Matrix { matrix.map { -$0 } }

  public static func + (left: Matrix, right: Double) -> Matrix { left.map { $0 + right } }
  public static func - (left: Matrix, right: Double) -> Matrix { left.map { $0 - right } }
  public static func * (left: Matrix, right: Double) -> Matrix { left.map { $0 * right } }
  public static func / (left: Matrix, right: Double) -> Matrix { left.map { $0 / right } }

  public static func + (left: Double, right: Matrix) -> Matrix { right.map { left + $0 } }
  public static func - (left: Double, right: Matrix) -> Matrix { right.map { left - $0 } }
  public static func * (left: Double, right: Matrix) -> Matrix { right.map { left * $0 } }
  public static func / (left: Double, right: Matrix) -> Matrix { right.map { left / $0 } }

  public static func += (left: inout Matrix, right: Double) { left.apply { $0 + right } }
  public static func -= (left: inout Matrix, right: Double) { left.apply { $0 - right } }
  public static func *= (left: inout Matrix, right: Double) { left.apply { $0 * right } }
  public static func /= (left: inout Matrix, right: Double) { left.apply { $0 / right } }
}

extension Matrix {
  /// The matrix of `transform(element)`.
  @inlinable
  public func map(_ transform: (Double) -> Double) -> Matrix {
    var result = self
    result.apply(transform)
    return result
  }

  /// Replaces each element by `transform(element)`.
  @inlinable
  public mutating func apply(_ transform: (Double) -> Double) {
    withUnsafeMutableElements { elements in
      for index in elements.indices { elements[index] = transform(elements[index]) }
    }
  }

  /// The matrix of `transform(left, right)` for each pair of elements at one place. `operation` is the verb of
  /// the message when the shapes do not fit.
  ///
  /// - Precondition: The shapes are equal, or `right` is a column of as many rows.
  @inlinable
  public func combined(
    with right: Matrix, _ operation: StaticString = "combine", _ transform: (Double, Double) -> Double
  ) -> Matrix {
    var result = self
    result.combine(with: right, operation, transform)
    return result
  }

  /// Replaces each element by `transform(left, right)`; see ``combined(with:_:_:)``.
  @inlinable
  public mutating func combine(
    with right: Matrix, _ operation: StaticString = "combine", _ transform: (Double, Double) -> Double
  ) {
    let isColumn = requireFit(right, operation)
    let columns = columns
    withUnsafeMutableElements { left in
      right.withUnsafeElements { right in
        if isColumn {
          for row in right.indices {
            let value = right[row]
            for index in row * columns..<(row + 1) * columns { left[index] = transform(left[index], value) }
          }
        } else {
          for index in left.indices { left[index] = transform(left[index], right[index]) }
        }
      }
    }
  }

  /// Whether `right` is a column to repeat; stops the program if it is neither that nor of this shape.
  @usableFromInline
  func requireFit(_ right: Matrix, _ operation: StaticString) -> Bool {
    if hasShape(of: right) { return false }
    require(
      rows == right.rows && right.columns == 1, "cannot \(operation) \(shape) and \(right.shape)")
    return true
  }
}
