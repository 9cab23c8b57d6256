/// A view of a matrix with its rows and columns exchanged; nothing is copied.
///
/// It is made for products: `dW = dZ.dot(A.T)`, `dA = W.T.dot(dZ)`. Its elements can also be read, `A.T[row, column]`,
/// and printed. For anything else, copy the transpose: ``Matrix/transposed()``.
public struct TransposedMatrix: Sendable {
  /// The matrix as it is stored: the transpose of the transpose.
  public let T: Matrix

  /// The number of rows: the columns of the stored matrix.
  public var rows: Int { T.columns }
  /// The number of columns: the rows of the stored matrix.
  public var columns: Int { T.rows }

  /// How many rows and columns there are: those of the stored matrix, exchanged.
  public var shape: (rows: Int, columns: Int) { (rows, columns) }

  /// The shape as messages show it: `3×2`.
  var sizes: String { "\(rows)×\(columns)" }

  /// The element in `row` and `column`, both counted from 0.
  ///
  /// - Precondition: There is such a row and such a column.
  public subscript(
    row: Int, column: Int, file: StaticString = #file, line: UInt = #line
  ) -> Double {
    require(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "no element (\(row), \(column)) in a \(sizes) matrix", file: file, line: line)
    return T[column, row]
  }
}

extension TransposedMatrix: CustomStringConvertible {
  /// The shape and the rows, as in ``Matrix/description``.
  public var description: String { T.transposed().description }
}

extension Matrix {
  /// The transpose Aᵀ as a view for products: a (rows, columns) matrix is read as (columns, rows).
  ///
  /// - Complexity: O(1): the view shares the matrix's memory.
  public var T: TransposedMatrix { TransposedMatrix(T: self) }

  /// A matrix with a copy of the transpose, in the shape of the view.
  ///
  /// - Complexity: O(rows · columns).
  public init(_ transpose: TransposedMatrix) { self = transpose.T.transposed() }
}
