extension Matrix {
  /// The rows in `range` as a new matrix: (range.count, columns).
  ///
  /// - Precondition: The range lies within the rows.
  /// - Complexity: O(range.count · columns): the elements are copied.
  public func rows(_ range: Range<Int>, file: StaticString = #file, line: UInt = #line) -> Matrix {
    require(
      range.lowerBound >= 0 && range.upperBound <= rows,
      "no rows \(range.lowerBound)..<\(range.upperBound) in a \(sizes) matrix", file: file, line: line)
    let slice = elements[range.lowerBound * columns..<range.upperBound * columns]
    return Matrix(rows: range.count, columns: columns, elements: Array(slice))
  }

  /// The columns in `range` as a new matrix: (rows, range.count).
  ///
  /// - Precondition: The range lies within the columns.
  /// - Complexity: O(rows · range.count): the elements are copied.
  public func columns(_ range: Range<Int>, file: StaticString = #file, line: UInt = #line) -> Matrix {
    require(
      range.lowerBound >= 0 && range.upperBound <= columns,
      "no columns \(range.lowerBound)..<\(range.upperBound) in a \(sizes) matrix", file: file, line: line)
    return withUnsafeElements { source in
      Matrix(rows: rows, columns: range.count) { target in
        for row in 0..<rows {
          let (part, target) = (source.row(row, of: columns)[range], target + row * range.count)
          for column in part.indices { target[column - range.lowerBound] = part[column] }
        }
      }
    }
  }

  /// The columns at `indices`, in that order, (rows, n) for n indices; an index may occur more than once.
  ///
  /// With examples as columns this picks examples: a mini-batch is `X.columns(at: permutation[0..<64])`.
  ///
  /// - Precondition: There is a column at each index.
  /// - Complexity: O(rows · n) for n indices: the elements are copied one by one from scattered memory.
  public func columns(
    at indices: some Collection<Int>, file: StaticString = #file, line: UInt = #line
  ) -> Matrix {
    var result = Matrix(unwrittenRows: rows, columns: indices.count)
    columns(at: indices, into: &result, file: file, line: line)
    return result
  }

  /// Writes the columns at `indices`, in that order, into `result`, which becomes (rows, n) for n indices. Its previous
  /// contents are lost.
  ///
  /// - Precondition: There is a column at each index.
  public func columns(
    at indices: some Collection<Int>, into result: inout Matrix, file: StaticString = #file,
    line: UInt = #line
  ) {
    let isCopied: Void? = indices.withContiguousStorageIfAvailable { gather($0, into: &result, file, line) }
    if isCopied == nil { Array(indices).withUnsafeBufferPointer { gather($0, into: &result, file, line) } }
  }

  private func gather(
    _ indices: UnsafeBufferPointer<Int>, into result: inout Matrix, _ file: StaticString, _ line: UInt
  ) {
    for index in indices where index < 0 || index >= columns {
      require(false, "no column \(index) in a \(sizes) matrix", file: file, line: line)
    }
    result.reshape(rows: rows, columns: indices.count)
    withUnsafeElements { source in
      result.withUnsafeMutableElements { target in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        for row in stride(from: 0, to: rows & ~3, by: 4) {
          gather(indices, from: source + row * columns, to: target + row * indices.count, rows: 4)
        }
        for row in rows & ~3..<rows {
          gather(indices, from: source + row * columns, to: target + row * indices.count, rows: 1)
        }
      }
    }
  }

  /// Copies the elements at `indices` of `rows` rows: with several at a time, each index is looked up once for all of
  /// them.
  @inline(__always)
  private func gather(
    _ indices: UnsafeBufferPointer<Int>, from source: UnsafePointer<Double>,
    to target: UnsafeMutablePointer<Double>, rows: Int
  ) {
    for column in indices.indices {
      let index = indices[column]
      for row in 0..<rows { target[row &* indices.count &+ column] = source[row &* columns &+ index] }
    }
  }

  /// Row `index` as a (1, columns) matrix.
  ///
  /// - Precondition: There is such a row.
  public func row(_ index: Int, file: StaticString = #file, line: UInt = #line) -> Matrix {
    require(index >= 0 && index < rows, "no row \(index) in a \(sizes) matrix", file: file, line: line)
    return rows(index..<index + 1)
  }

  /// Column `index` as a (rows, 1) matrix.
  ///
  /// - Precondition: There is such a column.
  public func column(_ index: Int, file: StaticString = #file, line: UInt = #line) -> Matrix {
    require(
      index >= 0 && index < columns, "no column \(index) in a \(sizes) matrix", file: file, line: line)
    return columns(index..<index + 1)
  }

  /// Row `index` as a (1, columns) matrix, which can be read or set.
  ///
  /// - Precondition: There is such a row, and the new value is (1, columns).
  /// - Complexity: O(columns), except for the first change after the matrix has been copied.
  public subscript(row index: Int, file: StaticString = #file, line: UInt = #line) -> Matrix {
    get { row(index, file: file, line: line) }
    set {
      require(index >= 0 && index < rows, "no row \(index) in a \(sizes) matrix", file: file, line: line)
      require(
        newValue.rows == 1 && newValue.columns == columns,
        "row \(index) of a \(sizes) matrix cannot become \(newValue.sizes)", file: file, line: line)
      setRow(index, to: newValue)
    }
  }

  /// Column `index` as a (rows, 1) matrix, which can be read or set.
  ///
  /// - Precondition: There is such a column, and the new value is (rows, 1).
  /// - Complexity: O(rows), except for the first change after the matrix has been copied.
  public subscript(column index: Int, file: StaticString = #file, line: UInt = #line) -> Matrix {
    get { column(index, file: file, line: line) }
    set {
      require(
        index >= 0 && index < columns, "no column \(index) in a \(sizes) matrix", file: file, line: line)
      require(
        newValue.columns == 1 && newValue.rows == rows,
        "column \(index) of a \(sizes) matrix cannot become \(newValue.sizes)", file: file, line: line)
      for row in 0..<rows { storage[row * columns + index] = newValue.storage[row] }
    }
  }

  /// The same elements in another shape, (newRows, newColumns), read and laid out row by row.
  ///
  /// - Precondition: The new shape has the same number of elements.
  /// - Complexity: O(1): both matrices share their memory until one of them changes.
  public func reshaped(
    rows newRows: Int, columns newColumns: Int, file: StaticString = #file, line: UInt = #line
  ) -> Matrix {
    require(
      newRows.multipliedReportingOverflow(by: newColumns) == (count, false),
      "cannot reshape a \(sizes) matrix to \(newRows)×\(newColumns)", file: file, line: line)
    return Matrix(rows: newRows, columns: newColumns, elements: elements, file: file, line: line)
  }
}
