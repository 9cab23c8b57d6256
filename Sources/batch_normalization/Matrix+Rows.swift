import NNCore

// A row is one feature over the batch, and has numbers of its own: a mean, a scale. The loop over the row's
// elements has nothing in it but arithmetic, which the compiler does several elements at a time.

extension Matrix {
  /// The matrix of `function(x, p, q)` for each element x; p and q are the numbers of its row.
  ///
  /// - Precondition: `p` and `q` are (rows, 1).
  @inline(__always)
  func mapRows(_ p: Matrix, _ q: Matrix, _ function: (_ x: Double, _ p: Double, _ q: Double) -> Double)
    -> Matrix
  {
    filled { target in
      elements.withUnsafeBufferPointer { x in
        for row in 0..<rows {
          let (p, q) = (p.elements[row], q.elements[row])
          for index in row * columns..<(row + 1) * columns { target[index] = function(x[index], p, q) }
        }
      }
    }
  }

  /// The matrix of `function(x, y, p, q, r)` for each two elements x and y at one place of two matrices;
  /// p, q and r are the numbers of their row.
  ///
  /// - Precondition: `other` has the shape of this matrix; `p`, `q` and `r` are (rows, 1).
  @inline(__always)
  func combineRows(
    with other: Matrix, _ p: Matrix, _ q: Matrix, _ r: Matrix,
    _ function: (_ x: Double, _ y: Double, _ p: Double, _ q: Double, _ r: Double) -> Double
  ) -> Matrix {
    guard rows == other.rows, columns == other.columns else {
      fatalError("cannot combine the rows of \(shape) and \(other.shape)")
    }
    return filled { target in
      elements.withUnsafeBufferPointer { x in
        other.elements.withUnsafeBufferPointer { y in
          for row in 0..<rows {
            let (p, q, r) = (p.elements[row], q.elements[row], r.elements[row])
            for index in row * columns..<(row + 1) * columns {
              target[index] = function(x[index], y[index], p, q, r)
            }
          }
        }
      }
    }
  }

  /// A matrix of this shape with the elements that `fill` writes.
  @inline(__always)
  private func filled(by fill: (UnsafeMutableBufferPointer<Double>) -> Void) -> Matrix {
    let elements = [Double](unsafeUninitializedCapacity: count) { target, written in
      fill(target)
      written = count
    }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }
}
