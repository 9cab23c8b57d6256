// A transpose reads rows and writes columns. Done number by number, one of the two would touch a new cache line every
// time. So blocks of 8 × 8 are transposed in registers, and both sides are read and written in whole vectors.

extension Matrix {
  /// A copy of the transpose: (columns, rows). To multiply by a transpose, no copy is needed: see ``T``.
  ///
  /// - Complexity: O(rows · columns).
  public func transposed() -> Matrix {
    withUnsafeElements { source in
      Matrix(rows: columns, columns: rows) { target in
        guard let source = source.baseAddress else { return }
        turnRows(rows, of: columns, to: target) { source + $0 &* columns }
      }
    }
  }

  /// Writes the rows at `indices`, in that order, as the columns of `result`, which becomes (columns, n) for n indices.
  ///
  /// - Precondition: There is a row at each index.
  func rowsAsColumns(at indices: ArraySlice<Int>, into result: inout Matrix) {
    result.reshape(rows: columns, columns: indices.count)
    indices.withUnsafeBufferPointer { indices in
      withUnsafeElements { source in
        result.withUnsafeMutableElements { target in
          guard let source = source.baseAddress, let target = target.baseAddress else { return }
          turnRows(indices.count, of: columns, to: target) { source + indices[$0] &* columns }
        }
      }
    }
  }
}

/// Writes `count` rows of `length` numbers each as the columns of a (length, count) matrix at `target`; `row(i)` points
/// to the start of the i-th row.
@inline(__always)
private func turnRows(
  _ count: Int, of length: Int, to target: UnsafeMutablePointer<Double>, _ row: (Int) -> UnsafePointer<Double>
) {
  for first in stride(from: 0, to: count & ~7, by: 8) {
    let rows = InlineArray<8, UnsafePointer<Double>> { row(first &+ $0) }
    for k in stride(from: 0, to: length & ~7, by: 8) {
      turnEight(rows, at: k, to: target + first, step: count)
    }
    for k in length & ~7..<length {
      for column in 0..<8 { target[k &* count &+ first &+ column] = rows[column][k] }
    }
  }
  for column in count & ~7..<count {
    let row = row(column)
    for k in 0..<length { target[k &* count &+ column] = row[k] }
  }
}

/// Writes the numbers `k` to `k + 7` of eight rows as columns, `step` apart.
///
/// It takes three rounds of one shuffle, which deals out the lanes of each pair of rows: the even lanes to the first
/// four rows, the odd ones to the last four. Write a number's place as six bits, three for the row and three for the
/// column: each round rotates them by one, so three rounds exchange row and column.
@inline(__always)
private func turnEight(
  _ rows: borrowing InlineArray<8, UnsafePointer<Double>>, at k: Int,
  to target: UnsafeMutablePointer<Double>, step: Int
) {
  var block = InlineArray<8, Vector>(repeating: .zero)
  for row in 0..<8 { block[row] = loadVector(rows[row] + k) }
  for _ in 0..<3 {
    var shuffled = block
    for row in 0..<4 {
      let (even, odd) = (block[2 &* row], block[2 &* row &+ 1])
      shuffled[row] = Vector(lowHalf: even.evenHalf, highHalf: odd.evenHalf)
      shuffled[row &+ 4] = Vector(lowHalf: even.oddHalf, highHalf: odd.oddHalf)
    }
    block = shuffled
  }
  for row in 0..<8 { store(block[row], to: target + (k &+ row) &* step) }
}
