/// The derivative of the cross-entropy with respect to the last layer's Z, `(A - Y)/m`, if the outputs `A` are its
/// sigmoid or softmax: (units, m).
///
/// - Precondition: `A` and `Y` have the same shape.
public func outputGradient(
  _ A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  var dZ = Matrix(unwrittenRows: A.rows, columns: A.columns)
  writeDifference(A, Y, over: Double(Y.columns), into: &dZ, file, line)
  return dZ
}

/// Writes `(A - Y)/divisor` into `dZ`, which takes their shape.
func writeDifference(
  _ A: Matrix, _ Y: Matrix, over divisor: Double, into dZ: inout Matrix, _ file: StaticString, _ line: UInt
) {
  requireLabels(Y, of: A, file, line)
  dZ.reshape(rows: A.rows, columns: A.columns)
  dZ.setVectors(from: A, Y) { a, y in (a - y) / divisor }
}
