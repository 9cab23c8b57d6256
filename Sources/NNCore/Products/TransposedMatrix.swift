/// A matrix seen with its rows and columns exchanged; nothing is copied.
///
/// It is made to be multiplied: `dW = dZ.dot(A.T)`, `dA = W.T.dot(dZ)`. Its elements can be read as well,
/// `A.T[row, column]`, and printed. Everywhere else `A.T` is a matrix of its own, see ``Matrix/T``.
public struct TransposedMatrix: Sendable {
  /// The matrix as it is stored: the transpose of the transpose.
  public let T: Matrix

  /// The number of rows: the columns of what is stored.
  public var rows: Int { T.columns }
  /// The number of columns: the rows of what is stored.
  public var columns: Int { T.rows }

  /// The shape in words, for messages: `3×2`.
  public var shape: String { "\(rows)×\(columns)" }

  /// The element in `row` and `column`, both counted from 0.
  ///
  /// - Precondition: There is such a row and such a column.
  public subscript(
    row: Int, column: Int, file: StaticString = #file, line: UInt = #line
  ) -> Double {
    require(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "no element (\(row), \(column)) in a \(shape) matrix", file: file, line: line)
    return T[column, row]
  }
}

extension TransposedMatrix: CustomStringConvertible {
  /// The shape and the rows, as those of ``Matrix/description``.
  public var description: String { T.transposed().description }
}

extension Matrix {
  /// The transpose Aᵀ, as a view to multiply with: (rows, columns) is read as (columns, rows).
  ///
  /// Where a `Matrix` is asked for, as in `A.T + B`, `exp(A.T)` or `let B: Matrix = A.T`, it is the copy that
  /// ``transposed()`` makes.
  ///
  /// - Complexity: O(1): the view shares the matrix's memory.
  public var T: TransposedMatrix { TransposedMatrix(T: self) }

  /// A copy of a transpose, as a matrix of its own, of the shape that the view has.
  ///
  /// - Complexity: O(rows · columns).
  public init(_ transpose: TransposedMatrix) { self = transpose.T.transposed() }
}

// A property of a type takes precedence over one that an extension of a protocol gives it: so a view is taken
// wherever a view will do, as in all products, and this copy only where nothing but a matrix will.
extension Equatable where Self == Matrix {
  /// The transpose as a matrix of its own: (rows, columns) becomes (columns, rows).
  ///
  /// - Complexity: O(rows · columns).
  public var T: Matrix { self.transposed() }
}
