/// A matrix seen with its rows and columns exchanged; nothing is copied.
///
/// It is made to be multiplied: `dW = dZ.dot(A.T)`, `dA = W.T.dot(dZ)`. Its elements can be read as well,
/// `A.T[row, column]`, and printed. To do anything else with a transpose, copy it: ``Matrix/transposed()``.
public struct TransposedMatrix: Sendable {
  /// The matrix as it is stored: the transpose of the transpose.
  public let T: Matrix

  /// The number of rows: the columns of what is stored.
  public var rows: Int { T.columns }
  /// The number of columns: the rows of what is stored.
  public var columns: Int { T.rows }

  /// How many rows and columns there are: those of what is stored, exchanged.
  public var shape: (rows: Int, columns: Int) { (rows, columns) }

  /// The shape in words, for messages: `3×2`.
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
  /// The shape and the rows, as those of ``Matrix/description``.
  public var description: String { T.transposed().description }
}

extension Matrix {
  /// The transpose Aᵀ, as a view to multiply with: (rows, columns) is read as (columns, rows).
  ///
  /// - Complexity: O(1): the view shares the matrix's memory.
  public var T: TransposedMatrix { TransposedMatrix(T: self) }

  /// A copy of a transpose, as a matrix of its own, of the shape that the view has.
  ///
  /// - Complexity: O(rows · columns).
  public init(_ transpose: TransposedMatrix) { self = transpose.T.transposed() }
}
