/// A matrix of double-precision numbers, stored row by row.
///
/// Throughout the lessons **columns are examples**: `X` is (features, m), `Y` is (1, m), `W` is
/// (units, inputs) and `b` is (units, 1), so that a layer computes `Z = W·A + b`.
///
/// `Matrix` is a value: a copy is independent of its original, and costs nothing until one of them changes.
/// A shape that does not fit is a programming error: it stops the program with a message that names both shapes
/// and the caller's file and line (an operator cannot know these). Only the arithmetic operators repeat a column
/// or a row, see ``+(_:_:)-(Matrix,Matrix)``; everything else that takes two matrices needs the shapes it states.
public struct Matrix: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int

  /// The `rows * columns` numbers, first row first.
  ///
  /// - Complexity: O(1): the array shares the matrix's memory until one of the two changes.
  public var elements: [Double] { storage }

  /// The elements to change; other modules reach them through `withUnsafeMutableElements`.
  @usableFromInline var storage: [Double]

  /// A (rows, columns) matrix with every element equal to `value`.
  ///
  /// - Precondition: Neither dimension is negative, and the size in bytes fits into an `Int`; without elements, neither
  ///   dimension is above `Int32.max`.
  public init(
    rows: Int, columns: Int, repeating value: Double = 0, file: StaticString = #file, line: UInt = #line
  ) {
    let count = Matrix.requireCount(rows, columns, file, line)
    self.rows = rows
    self.columns = columns
    storage = [Double](repeating: value, count: count)
  }

  /// An empty (0, 0) matrix, for functions with `into:` to write their results to.
  public init() { self.init(rows: 0, columns: 0) }

  /// A (rows, columns) matrix of the given numbers, first row first.
  ///
  /// - Precondition: `elements.count == rows * columns`, and neither dimension is negative; without elements, neither
  ///   is above `Int32.max`.
  /// - Complexity: O(1): the array's memory is shared until one of the two changes.
  public init(
    rows: Int, columns: Int, elements: [Double], file: StaticString = #file, line: UInt = #line
  ) {
    let count = Matrix.requireCount(rows, columns, file, line)
    require(
      elements.count == count, "a \(rows)×\(columns) matrix takes \(count) elements, got \(elements.count)",
      file: file, line: line)
    self.rows = rows
    self.columns = columns
    storage = elements
  }

  /// A matrix from its rows, as it is written on paper: `Matrix([[1, 2], [3, 4]])` is (2, 2).
  ///
  /// - Precondition: All rows have the same length.
  public init(_ rows: [[Double]], file: StaticString = #file, line: UInt = #line) {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      require(
        row.count == columns, "row 0 has \(columns) elements, but row \(index) has \(row.count)", file: file,
        line: line)
    }
    self.init(rows: rows.count, columns: columns, elements: Array(rows.joined()), file: file, line: line)
  }

  /// A matrix whose storage `fill` writes. Every element must be written: the memory starts uninitialized.
  @inlinable @inline(__always)
  init(
    rows: Int, columns: Int, file: StaticString = #file, line: UInt = #line,
    filledBy fill: (UnsafeMutablePointer<Double>) -> Void
  ) {
    let elements = Matrix.requireCount(rows, columns, file, line)
    self.rows = rows
    self.columns = columns
    storage = [Double](unsafeUninitializedCapacity: elements) { buffer, count in
      if let start = buffer.baseAddress { fill(start) }
      count = elements
    }
  }

  /// A matrix with uninitialized elements, every one of which must be written.
  @usableFromInline
  init(unwrittenRows rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns) { _ in }
  }

  /// The number of elements.
  public var count: Int { storage.count }

  /// How many rows and columns there are: `A.shape == (3, 2)`.
  public var shape: (rows: Int, columns: Int) { (rows, columns) }

  /// The shape as messages show it: `3×2`.
  package var sizes: String { "\(rows)×\(columns)" }

  /// Whether `other` has the same shape.
  @usableFromInline
  func hasShape(of other: Matrix) -> Bool { rows == other.rows && columns == other.columns }

  /// The element in `row` and `column`, both counted from 0.
  ///
  /// - Precondition: There is such a row and such a column.
  /// - Complexity: O(1), but the first change after the matrix has been copied copies all elements. Loops over many
  ///   elements are faster in ``map(_:)``, ``apply(_:)`` or ``withUnsafeElements(_:)``.
  public subscript(
    row: Int, column: Int, file: StaticString = #file, line: UInt = #line
  ) -> Double {
    get { storage[position(row, column, file, line)] }
    set { storage[position(row, column, file, line)] = newValue }
  }

  private func position(_ row: Int, _ column: Int, _ file: StaticString, _ line: UInt) -> Int {
    require(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "no element (\(row), \(column)) in a \(sizes) matrix", file: file, line: line)
    return row * columns + column
  }

  /// The number of elements of this shape; stops the program if no matrix can have it. An empty matrix's dimensions are
  /// limited too, since loops over its rows would otherwise run almost forever.
  @usableFromInline
  static func requireCount(_ rows: Int, _ columns: Int, _ file: StaticString, _ line: UInt) -> Int {
    let (count, isTooLarge) = rows.multipliedReportingOverflow(by: columns)
    let hasSides = rows >= 0 && columns >= 0 && !isTooLarge && count <= Int.max / 8
    require(
      hasSides && (count > 0 || max(rows, columns) <= Int32.max), "a matrix cannot be \(rows)×\(columns)",
      file: file, line: line)
    return count
  }
}

extension Matrix {
  /// Calls `body` with the elements, first row first, and returns its result. The pointer is valid only during the
  /// call.
  @inlinable @inline(__always)
  public func withUnsafeElements<Result>(_ body: (UnsafeBufferPointer<Double>) -> Result) -> Result {
    storage.withUnsafeBufferPointer(body)
  }

  /// Calls `body` with the elements to change in place, first row first, and returns its result. The pointer is valid
  /// only during the call.
  @inlinable @inline(__always)
  public mutating func withUnsafeMutableElements<Result>(
    _ body: (UnsafeMutableBufferPointer<Double>) -> Result
  ) -> Result {
    storage.withUnsafeMutableBufferPointer { body($0) }
  }
}

// A loop over one row indexes from the row's start. Indices into the whole matrix, `row * columns + column`, are checked
// for overflow in every step, and then the loop is not vectorized.

extension UnsafeBufferPointer<Double> {
  /// Row `index` of a matrix with `columns` columns.
  @inline(__always)
  func row(_ index: Int, of columns: Int) -> Self {
    Self(rebasing: self[index * columns..<(index + 1) * columns])
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// Row `index` of a matrix with `columns` columns.
  @inline(__always)
  func row(_ index: Int, of columns: Int) -> Self {
    Self(rebasing: self[index * columns..<(index + 1) * columns])
  }
}
