// The row operations that normalization needs, each in as few passes as possible. Sums run in eight lanes, as in all
// reductions.

extension Matrix {
  /// The mean and the population variance of each row, `mean(x)` and `mean((x - mean(x))²)`, both (rows, 1).
  ///
  /// The second pass over a row subtracts its mean first: the difference of `mean(x²)` and `mean(x)²` would lose
  /// all digits where the mean is large.
  package func rowMoments() -> (mean: Matrix, variance: Matrix) {
    var variance = Matrix(unwrittenRows: rows, columns: 1)
    let mean = Matrix(rows: rows, columns: 1) { means in
      withUnsafeElements { source in
        variance.withUnsafeMutableElements { variances in
          for row in variances.indices {
            let values = source.row(row, of: columns)
            let mean = laneSum(values) / Double(columns)
            means[row] = mean
            variances[row] = laneSum(values) { ($0 - mean) * ($0 - mean) } / Double(columns)
          }
        }
      }
    }
    return (mean, variance)
  }

  /// The inner product of each row with the same row of `other`, `Σ x·y`: (rows, 1).
  ///
  /// - Precondition: The shapes are equal.
  package func rowDots(_ other: Matrix) -> Matrix {
    require(hasShape(of: other), "cannot multiply the rows of \(sizes) by those of \(other.sizes)")
    return Matrix(rows: rows, columns: 1) { sums in
      withUnsafeElements { left in
        other.withUnsafeElements { right in
          guard let a = left.baseAddress, let b = right.baseAddress else { return }
          for row in 0..<rows { sums[row] = laneDot(a + row * columns, b + row * columns, columns) }
        }
      }
    }
  }

  /// `function(x, p, q)` for each element x, in the shape of this matrix; p and q are the numbers for its row, which
  /// are looked up once per row.
  ///
  /// - Precondition: `p` and `q` are (rows, 1).
  @inlinable @inline(__always)
  package func mapRows(
    _ p: Matrix, _ q: Matrix, _ function: (_ x: Double, _ p: Double, _ q: Double) -> Double
  ) -> Matrix {
    requireRowNumbers(p)
    requireRowNumbers(q)
    return Matrix(rows: rows, columns: columns) { target in
      withUnsafeElements { x in
        for row in 0..<rows {
          let (p, q) = (p.elements[row], q.elements[row])
          for index in row * columns..<(row + 1) * columns { target[index] = function(x[index], p, q) }
        }
      }
    }
  }

  /// `function(x, y, p, q, r, s)` for each pair of elements x and y at the same place of two matrices, in their shape;
  /// p, q, r and s are the numbers for their row.
  ///
  /// - Precondition: The shapes are equal, and `p`, `q`, `r` and `s` are (rows, 1).
  @inlinable @inline(__always)
  package func combineRows(
    with other: Matrix, _ p: Matrix, _ q: Matrix, _ r: Matrix, _ s: Matrix,
    _ function: (_ x: Double, _ y: Double, _ p: Double, _ q: Double, _ r: Double, _ s: Double) -> Double
  ) -> Matrix {
    requireShape(of: other, "combine the rows of", #file, #line)
    requireRowNumbers(p)
    requireRowNumbers(q)
    requireRowNumbers(r)
    requireRowNumbers(s)
    return Matrix(rows: rows, columns: columns) { target in
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

  /// Stops the program unless `numbers` has one for each row.
  @usableFromInline
  func requireRowNumbers(_ numbers: Matrix) {
    require(
      numbers.rows == rows && numbers.columns == 1,
      "a \(sizes) matrix takes \(rows)×1 numbers for its rows, got \(numbers.sizes)")
  }
}

/// `Σ aᵢ·bᵢ` in eight lanes.
@inline(__always)
private func laneDot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int) -> Double {
  var lanes = Vector.zero
  let whole = count & ~7
  for index in stride(from: 0, to: whole, by: 8) {
    lanes = fma(loadVector(a + index), loadVector(b + index), lanes)
  }
  let rest = count - whole
  if rest > 0 { lanes = fma(loadVector(a + whole, count: rest), loadVector(b + whole, count: rest), lanes) }
  return lanes.treeSum
}
