/// The derivative of the cross-entropy by the output's Z, `(A - Y)/m`, for outputs `A` that are sigmoids or a
/// softmax of it: (units, m).
///
/// - Precondition: `A` and `Y` have one shape.
public func outputGradient(
  _ A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  requireLabels(Y, of: A, file, line)
  let m = Double(Y.columns)
  var dZ = Matrix(unwrittenRows: A.rows, columns: A.columns)
  dZ.setVectors(from: A, Y) { a, y in (a - y) / m }
  return dZ
}

/// Writes `(A - Y)/m` into `dZ`, which becomes (units, m).
///
/// - Precondition: `A` and `Y` have one shape.
public func outputGradient(
  _ A: Matrix, _ Y: Matrix, into dZ: inout Matrix, file: StaticString = #file, line: UInt = #line
) {
  requireLabels(Y, of: A, file, line)
  let m = Double(Y.columns)
  dZ.reshape(rows: A.rows, columns: A.columns)
  dZ.setVectors(from: A, Y) { a, y in (a - y) / m }
}
