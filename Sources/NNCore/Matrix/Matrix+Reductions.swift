// Sums run in eight lanes that are added up in a fixed order at the end, so that every machine gets the same
// digits: lane k holds elements k, k + 8, k + 16 … Sums of columns run down the rows.

extension Matrix {
  /// The sum of each row: (rows, 1).
  ///
  /// A row is summed in eight lanes, lane l taking its elements l, l + 8, …, so that every machine gets the same
  /// digits.
  public func rowSums() -> Matrix {
    var sums = Matrix(rows: rows, columns: 1)
    rowSums(into: &sums)
    return sums
  }

  /// Writes the sum of each row into `sums`, which becomes (rows, 1).
  public func rowSums(into sums: inout Matrix) {
    sums.reshape(rows: rows, columns: 1)
    withUnsafeElements { source in
      sums.withUnsafeMutableElements { sums in
        for row in sums.indices { sums[row] = laneSum(source.row(row, of: columns)) }
      }
    }
  }

  /// The sum of each column, from the top down: (1, columns).
  public func columnSums() -> Matrix { foldColumns(from: 0) { $0 + $1 } }

  /// The largest element of each column, or minus infinity if there is none: (1, columns). NaN is ignored.
  public func columnMaxima() -> Matrix { foldColumns(from: -.infinity) { $1 > $0 ? $1 : $0 } }

  /// Folds each column with `combine`, from the top down, beginning with `start`.
  @inline(__always)
  private func foldColumns(from start: Double, _ combine: (Double, Double) -> Double) -> Matrix {
    var result = Matrix(rows: 1, columns: columns, repeating: start)
    result.withUnsafeMutableElements { result in
      withUnsafeElements { elements in
        for row in 0..<rows {
          let row = elements.row(row, of: columns)
          for column in row.indices { result[column] = combine(result[column], row[column]) }
        }
      }
    }
    return result
  }

  /// The mean of each row, NaN if there are no columns: (rows, 1).
  public func rowMeans() -> Matrix { rowSums() / Double(columns) }

  /// The mean of each column, NaN if there are no rows: (1, columns).
  public func columnMeans() -> Matrix { columnSums() / Double(rows) }

  /// The population variance of each row, `mean((x - mean(x))²)`: (rows, 1).
  ///
  /// The mean is subtracted first, so each row is read twice: the difference of `mean(x²)` and `mean(x)²` would lose
  /// all digits where the mean is large (Chan, Golub and LeVeque, 1983).
  public func rowVariances() -> Matrix { rowMoments().variance }

  /// The sum of all elements, 0 if there are none.
  public func sum() -> Double { withUnsafeElements { laneSum($0) } }

  /// The sum of all elements that are not NaN, as in NumPy's `nansum`.
  public func sumSkippingNaN() -> Double {
    withUnsafeElements { laneSum($0) { $0.replacing(with: 0, where: .!($0 .== $0)) } }
  }

  /// The mean of all elements, NaN if there are none.
  public func mean() -> Double { sum() / Double(count) }

  /// The sum of the squares of all elements, ‖A‖²: the square of the Frobenius norm.
  public func sumOfSquares() -> Double { withUnsafeElements { laneSum($0) { $0 * $0 } } }

  /// The smallest element, or infinity if there is none. NaN is ignored.
  public func minimum() -> Double { storage.reduce(.infinity) { Swift.min($0, $1) } }

  /// The largest element, or minus infinity if there is none. NaN is ignored.
  public func maximum() -> Double { storage.reduce(-.infinity) { Swift.max($0, $1) } }

  /// Whether an element is NaN.
  public var hasNaN: Bool {
    withUnsafeElements { laneSum($0) { $0 * 0 } }.isNaN && storage.contains { $0.isNaN }
  }

  /// Whether no element is infinite or NaN.
  public var isFinite: Bool { withUnsafeElements { laneSum($0) { $0 * 0 } } == 0 }
}

/// The sum of the values in eight lanes.
@inline(__always)
func laneSum(_ values: UnsafeBufferPointer<Double>) -> Double { laneSum(values) { $0 } }

/// The sum of `term(value)` over the values, in eight lanes.
@inline(__always)
func laneSum(
  _ values: UnsafeBufferPointer<Double>, _ term: (SIMD8<Double>) -> SIMD8<Double>
) -> Double {
  guard let start = values.baseAddress else { return 0 }
  var lanes = SIMD8<Double>.zero
  var index = 0
  while index + 8 <= values.count {
    lanes += term(loadVector(start + index))
    index += 8
  }
  if index < values.count {
    let rest = values.count - index
    lanes += term(loadVector(start + index, count: rest)).replacing(with: 0, where: .atLeast(rest))
  }
  return lanes.treeSum
}
