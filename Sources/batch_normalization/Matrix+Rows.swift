import NNCore

// A row is one feature over the batch, and has numbers of its own: a mean, a scale. The loop over the row's
// elements has nothing in it but arithmetic, which the compiler does several elements at a time; what depends on the
// row's numbers alone it computes once, before the loop.

extension Matrix {
  /// Writes `function(x, p, q)` for each element x into `result`, which takes this shape; p and q are the numbers of
  /// its row.
  ///
  /// - Precondition: `p` and `q` are (rows, 1).
  @inline(__always)
  func mapRows(
    _ p: Matrix, _ q: Matrix, into result: inout Matrix,
    _ function: (_ x: Double, _ p: Double, _ q: Double) -> Double
  ) {
    result.reshape(rows: rows, columns: columns)
    result.withUnsafeMutableElements { target in
      withUnsafeElements { x in
        for row in 0..<rows {
          let (p, q) = (p.elements[row], q.elements[row])
          for index in row * columns..<(row + 1) * columns { target[index] = function(x[index], p, q) }
        }
      }
    }
  }

  /// Writes `function(x, y, p, q, r, s)` for each two elements x and y at one place of two matrices into `result`,
  /// which takes their shape; p, q, r and s are the numbers of their row.
  ///
  /// - Precondition: `other` has the shape of this matrix; `p`, `q`, `r` and `s` are (rows, 1).
  @inline(__always)
  func combineRows(
    with other: Matrix, _ p: Matrix, _ q: Matrix, _ r: Matrix, _ s: Matrix, into result: inout Matrix,
    _ function: (_ x: Double, _ y: Double, _ p: Double, _ q: Double, _ r: Double, _ s: Double) -> Double
  ) {
    guard rows == other.rows, columns == other.columns else {
      fatalError("cannot combine the rows of \(shape) and \(other.shape)")
    }
    result.reshape(rows: rows, columns: columns)
    result.withUnsafeMutableElements { target in
      withUnsafeElements { x in
        other.withUnsafeElements { y in
          for row in 0..<rows {
            let (p, q, r, s) = (p.elements[row], q.elements[row], r.elements[row], s.elements[row])
            for index in row * columns..<(row + 1) * columns {
              target[index] = function(x[index], y[index], p, q, r, s)
            }
          }
        }
      }
    }
  }
}
