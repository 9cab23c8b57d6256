// In-place operations on one row or column of a matrix and a vector of the same length. A loop that runs for every
// letter of a text cannot afford to allocate matrices.

extension Matrix {
  /// Changes the number of rows to `count`: rows at the end are dropped, or rows of zeros added.
  ///
  /// Memory is kept, so a matrix that shrinks and grows allocates nothing once it has been at its largest.
  package mutating func resize(rows count: Int) {
    require(count >= 0, "a matrix cannot be \(count)×\(columns)")
    if count != rows { reshape(rows: count, columns: columns) }
  }

  /// Gives the matrix another shape, keeping its memory. All elements must be written afterwards.
  @usableFromInline
  package mutating func reshape(
    rows newRows: Int, columns newColumns: Int, file: StaticString = #file, line: UInt = #line
  ) {
    if newRows == rows && newColumns == columns { return }
    let count = Matrix.requireCount(newRows, newColumns, file, line)
    var kept: [Double] = []
    swap(&kept, &storage)
    let surplus = kept.count - count
    if surplus > 0 {
      kept.removeLast(surplus)
    } else {
      kept.append(contentsOf: repeatElement(0, count: -surplus))
    }
    self = Matrix(rows: newRows, columns: newColumns, elements: kept)
  }

  /// Copies the shape and elements of `other` into this matrix's memory. `=` would share the memory of `other`, and the
  /// first change to either would allocate.
  mutating func copy(_ other: Matrix) {
    reshape(rows: other.rows, columns: other.columns)
    withUnsafeMutableElements { target in
      other.withUnsafeElements { source in _ = target.update(fromContentsOf: source) }
    }
  }

  /// Writes the elements of `vector` into row `row`.
  ///
  /// - Precondition: `vector` has as many elements as the row.
  package mutating func setRow(_ row: Int, to vector: Matrix) {
    requireRow(row, fits: vector)
    combine(from: row * columns, by: 1, with: vector, from: 0, by: 1, count: columns) { $1 }
  }

  /// Adds the elements of `vector` to those of row `row`.
  ///
  /// - Precondition: `vector` has as many elements as the row.
  package mutating func addToRow(_ row: Int, _ vector: Matrix) {
    requireRow(row, fits: vector)
    combine(from: row * columns, by: 1, with: vector, from: 0, by: 1, count: columns) { $0 + $1 }
  }

  /// Adds the elements of `vector` to those of column `column`: adds `vector·xᵀ`, where x is 1 at `column` and 0
  /// elsewhere.
  ///
  /// - Precondition: `vector` has as many elements as the column.
  package mutating func addToColumn(_ column: Int, _ vector: Matrix) {
    requireColumn(column, fits: vector)
    combine(from: column, by: columns, with: vector, from: 0, by: 1, count: rows) { $0 + $1 }
  }

  /// Adds row `row` of `matrix` to this vector.
  ///
  /// - Precondition: The vector has as many elements as the row.
  package mutating func add(row: Int, of matrix: Matrix) {
    matrix.requireRow(row, fits: self)
    combine(from: 0, by: 1, with: matrix, from: row * matrix.columns, by: 1, count: count) { $0 + $1 }
  }

  /// Adds column `column` of `matrix` to this vector: adds `matrix·x`, where x is 1 at `column` and 0 elsewhere.
  ///
  /// - Precondition: The vector has as many elements as the column.
  package mutating func add(column: Int, of matrix: Matrix) {
    matrix.requireColumn(column, fits: self)
    combine(from: 0, by: 1, with: matrix, from: column, by: matrix.columns, count: count) { $0 + $1 }
  }

  /// ∂cost/∂Z from ∂cost/∂A through tanh, in place: multiplies this vector by `1 - a²`, where a is row `row` of `A`.
  ///
  /// - Precondition: The vector has as many elements as the row.
  package mutating func passBackThroughTanh(row: Int, of A: Matrix) {
    A.requireRow(row, fits: self)
    combine(from: 0, by: 1, with: A, from: row * A.columns, by: 1, count: count) { $0 * (1 - $1 * $1) }
  }

  /// Replaces `count` elements from `start` on, every `step`th, by `transform` of them and as many of `other`.
  @inline(__always)
  private mutating func combine(
    from start: Int, by step: Int, with other: Matrix, from otherStart: Int, by otherStep: Int, count: Int,
    _ transform: (Double, Double) -> Double
  ) {
    storage.withUnsafeMutableBufferPointer { elements in
      other.elements.withUnsafeBufferPointer { other in
        guard let here = elements.baseAddress, let there = other.baseAddress else { return }
        for index in 0..<count {
          let place = here + (start &+ index &* step)
          place.pointee = transform(place.pointee, there[otherStart &+ index &* otherStep])
        }
      }
    }
  }

  private func requireRow(_ row: Int, fits vector: Matrix) {
    require(row >= 0 && row < rows, "no row \(row) in a \(sizes) matrix")
    require(vector.count == columns, "row \(row) of a \(sizes) matrix does not fit a \(vector.sizes) vector")
  }

  private func requireColumn(_ column: Int, fits vector: Matrix) {
    require(column >= 0 && column < columns, "no column \(column) in a \(sizes) matrix")
    require(
      vector.count == rows, "column \(column) of a \(sizes) matrix does not fit a \(vector.sizes) vector")
  }
}
