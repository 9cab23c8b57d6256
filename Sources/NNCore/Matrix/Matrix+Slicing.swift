extension Matrix {
  /// The rows in `range`, as a matrix of their own.
  public func rows(_ range: Range<Int>) -> Matrix {
    require(
      range.lowerBound >= 0 && range.upperBound <= rows,
      "no rows \(range.lowerBound)..<\(range.upperBound) in a \(shape) matrix")
    let slice = elements[range.lowerBound * columns..<range.upperBound * columns]
    return Matrix(rows: range.count, columns: columns, elements: Array(slice))
  }

  /// The columns in `range`, as a matrix of their own.
  public func columns(_ range: Range<Int>) -> Matrix {
    require(
      range.lowerBound >= 0 && range.upperBound <= columns,
      "no columns \(range.lowerBound)..<\(range.upperBound) in a \(shape) matrix")
    return withUnsafeElements { source in
      Matrix(rows: rows, columns: range.count) { target in
        for row in 0..<rows {
          for column in range.indices {
            target[row * range.count + column - range.lowerBound] = source[row * columns + column]
          }
        }
      }
    }
  }

  /// The columns at `indices`, in that order; an index may come more than once.
  ///
  /// With examples as columns this picks examples: a mini-batch is `X.columns(at: permutation[0..<64])`.
  public func columns(at indices: some Collection<Int>) -> Matrix {
    let indices = Array(indices)
    for index in indices where index < 0 || index >= columns {
      require(false, "no column \(index) in a \(shape) matrix")
    }
    return withUnsafeElements { source in
      Matrix(rows: rows, columns: indices.count) { target in
        guard let source = source.baseAddress else { return }
        for row in stride(from: 0, to: rows & ~3, by: 4) {
          gather(indices, from: source + row * columns, to: target + row * indices.count, rows: 4)
        }
        for row in rows & ~3..<rows {
          gather(indices, from: source + row * columns, to: target + row * indices.count, rows: 1)
        }
      }
    }
  }

  /// Copies the elements at `indices` of as many rows: with several at a time, each index is looked up once for all.
  @inline(__always)
  private func gather(
    _ indices: [Int], from source: UnsafePointer<Double>, to target: UnsafeMutablePointer<Double>, rows: Int
  ) {
    for column in indices.indices {
      let index = indices[column]
      for row in 0..<rows { target[row &* indices.count &+ column] = source[row &* columns &+ index] }
    }
  }

  /// Row `index` as a (1, columns) matrix.
  public func row(_ index: Int) -> Matrix { rows(index..<index + 1) }

  /// Column `index` as a (rows, 1) matrix.
  public func column(_ index: Int) -> Matrix { columns(index..<index + 1) }

  /// The transpose, as a matrix of its own: (rows, columns) becomes (columns, rows).
  ///
  /// To multiply by a transpose, use ``T``: it copies nothing.
  public func transposed() -> Matrix {
    withUnsafeElements { source in
      Matrix(rows: columns, columns: rows) { target in
        for row in 0..<rows {
          for column in 0..<columns { target[column * rows + row] = source[row * columns + column] }
        }
      }
    }
  }

  /// The same elements in another shape, read and laid out row by row.
  public func reshaped(rows newRows: Int, columns newColumns: Int) -> Matrix {
    require(
      newRows * newColumns == count, "cannot reshape a \(shape) matrix to \(newRows)×\(newColumns)")
    return Matrix(rows: newRows, columns: newColumns, elements: elements)
  }
}
