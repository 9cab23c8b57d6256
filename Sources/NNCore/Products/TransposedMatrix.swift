/// A matrix seen with its rows and columns exchanged; nothing is copied.
///
/// It exists to be multiplied: `dW = dZ.dot(A.T)`, `dA = W.T.dot(dZ)`. For a transpose that is a matrix of its
/// own, see ``Matrix/transposed()``.
public struct TransposedMatrix: Sendable {
  /// The matrix as it is stored.
  public let T: Matrix

  public var rows: Int { T.columns }
  public var columns: Int { T.rows }

  /// The shape in words, for messages: `3×2`.
  public var shape: String { "\(rows)×\(columns)" }
}

extension Matrix {
  /// The transpose, as a view to multiply with: (rows, columns) is read as (columns, rows).
  public var T: TransposedMatrix { TransposedMatrix(T: self) }
}
