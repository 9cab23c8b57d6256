/// A matrix of double-precision numbers, stored row by row.
///
/// Throughout the lessons **columns are examples**: `X` is (features, m), `Y` is (1, m), `W` is
/// (units, inputs) and `b` is (units, 1), so that a layer computes `Z = W·A + b`.
///
/// `Matrix` is a value: a copy is independent of its original, and costs nothing until one of them changes.
/// A shape that does not fit is a programming error; it stops the program with a message that names both
/// shapes.
public struct Matrix: Equatable, Sendable {
  public let rows: Int
  public let columns: Int

  /// The `rows * columns` numbers, first row first.
  public var elements: [Double] { storage }

  /// The elements to change; other modules reach them through `withUnsafeMutableElements`.
  @usableFromInline var storage: [Double]

  /// A matrix that holds `value` everywhere.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    Matrix.requireShape(rows, columns)
    self.rows = rows
    self.columns = columns
    storage = [Double](repeating: value, count: rows * columns)
  }

  /// A matrix of the given numbers, first row first.
  ///
  /// - Precondition: `elements.count == rows * columns`.
  public init(rows: Int, columns: Int, elements: [Double]) {
    Matrix.requireShape(rows, columns)
    require(
      elements.count == rows * columns,
      "a \(rows)×\(columns) matrix takes \(rows * columns) elements, got \(elements.count)")
    self.rows = rows
    self.columns = columns
    storage = elements
  }

  /// A matrix from its rows, as it is written on paper: `Matrix([[1, 2], [3, 4]])`.
  ///
  /// - Precondition: All rows are of one length.
  public init(_ rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      require(row.count == columns, "row 0 has \(columns) elements, but row \(index) has \(row.count)")
    }
    self.init(rows: rows.count, columns: columns, elements: Array(rows.joined()))
  }

  /// A matrix whose storage `fill` writes. Every element must be written: the memory starts uninitialized.
  @inline(__always)
  init(rows: Int, columns: Int, filledBy fill: (UnsafeMutablePointer<Double>) -> Void) {
    Matrix.requireShape(rows, columns)
    self.rows = rows
    self.columns = columns
    storage = [Double](unsafeUninitializedCapacity: rows * columns) { buffer, count in
      if let start = buffer.baseAddress { fill(start) }
      count = rows * columns
    }
  }

  /// A matrix whose elements are yet to be written, every one of them.
  init(unwrittenRows rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns) { _ in }
  }

  /// A (n, 1) matrix.
  public static func column(_ elements: [Double]) -> Matrix {
    Matrix(rows: elements.count, columns: 1, elements: elements)
  }

  /// A (1, n) matrix.
  public static func row(_ elements: [Double]) -> Matrix {
    Matrix(rows: 1, columns: elements.count, elements: elements)
  }

  public var count: Int { elements.count }

  /// The shape in words, for messages: `3×2`.
  public var shape: String { "\(rows)×\(columns)" }

  /// Whether `other` has as many rows and columns.
  func hasShape(of other: Matrix) -> Bool { rows == other.rows && columns == other.columns }

  /// The element in `row` and `column`, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[position(row, column)] }
    set { storage[position(row, column)] = newValue }
  }

  private func position(_ row: Int, _ column: Int) -> Int {
    require(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "no element (\(row), \(column)) in a \(shape) matrix")
    return row * columns + column
  }

  private static func requireShape(_ rows: Int, _ columns: Int) {
    require(rows >= 0 && columns >= 0, "a matrix cannot be \(rows)×\(columns)")
  }
}

extension Matrix {
  /// Calls `body` with the elements, first row first.
  @inlinable @inline(__always)
  public func withUnsafeElements<Result>(_ body: (UnsafeBufferPointer<Double>) -> Result) -> Result {
    storage.withUnsafeBufferPointer(body)
  }

  /// Calls `body` with the elements to change in place, first row first.
  @inlinable @inline(__always)
  public mutating func withUnsafeMutableElements<Result>(
    _ body: (UnsafeMutableBufferPointer<Double>) -> Result
  ) -> Result {
    storage.withUnsafeMutableBufferPointer { body($0) }
  }
}

/// Stops the program with `message` unless `condition` holds. Unlike `precondition`, it keeps its message in
/// optimised builds.
@inline(__always)
func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #file, line: UInt = #line
) {
  if _slowPath(!condition) { fatalError(message(), file: file, line: line) }
}
