// What normalization needs of the rows, each in as few passes as there can be. Sums run in eight lanes, as all
// reductions do.

extension Matrix {
  /// The mean and the population variance of each row, `mean(x)` and `mean((x - mean(x))²)`, both (rows, 1).
  ///
  /// The second pass over a row subtracts its mean first: the difference of `mean(x²)` and `mean(x)²` would lose
  /// all digits where the mean is large.
  package func rowMoments() -> (mean: Matrix, variance: Matrix) {
    var (mean, variance) = (Matrix(), Matrix())
    rowMoments(mean: &mean, variance: &variance)
    return (mean, variance)
  }

  /// Writes the mean and the population variance of each row into `mean` and `variance`, which become (rows, 1).
  package func rowMoments(mean: inout Matrix, variance: inout Matrix) {
    mean.reshape(rows: rows, columns: 1)
    variance.reshape(rows: rows, columns: 1)
    withUnsafeElements { source in
      mean.withUnsafeMutableElements { means in
        variance.withUnsafeMutableElements { variances in
          for row in means.indices {
            let values = UnsafeBufferPointer(rebasing: source[row * columns..<(row + 1) * columns])
            let mean = laneSum(values) / Double(columns)
            means[row] = mean
            variances[row] = laneSum(values) { ($0 - mean) * ($0 - mean) } / Double(columns)
          }
        }
      }
    }
  }

  /// Writes the inner product of each row with the same row of `other`, `Σ x·y`, into `sums`, which becomes (rows, 1).
  ///
  /// - Precondition: The shapes are equal.
  package func rowDots(_ other: Matrix, into sums: inout Matrix) {
    require(hasShape(of: other), "cannot multiply the rows of \(shape) by those of \(other.shape)")
    sums.reshape(rows: rows, columns: 1)
    withUnsafeElements { left in
      other.withUnsafeElements { right in
        sums.withUnsafeMutableElements { sums in
          guard let a = left.baseAddress, let b = right.baseAddress else { return }
          for row in sums.indices { sums[row] = laneDot(a + row * columns, b + row * columns, columns) }
        }
      }
    }
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
