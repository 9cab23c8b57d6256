// Named constructors of common matrices.

extension Matrix {
  /// A (rows, columns) matrix of zeros.
  ///
  /// - Precondition: Neither dimension is negative.
  public static func zeros(
    _ rows: Int, _ columns: Int, file: StaticString = #file, line: UInt = #line
  ) -> Matrix {
    Matrix(rows: rows, columns: columns, file: file, line: line)
  }

  /// A (rows, columns) matrix of ones.
  ///
  /// - Precondition: Neither dimension is negative.
  public static func ones(
    _ rows: Int, _ columns: Int, file: StaticString = #file, line: UInt = #line
  ) -> Matrix {
    Matrix(rows: rows, columns: columns, repeating: 1, file: file, line: line)
  }

  /// The (size, size) matrix I with `I·A = A`: ones on the diagonal, zeros elsewhere.
  ///
  /// - Precondition: `size` is not negative.
  public static func identity(_ size: Int, file: StaticString = #file, line: UInt = #line) -> Matrix {
    var identity = Matrix(rows: size, columns: size, file: file, line: line)
    for index in 0..<size { identity[index, index] = 1 }
    return identity
  }

  /// An (n, 1) matrix of n numbers.
  public static func column(_ elements: [Double]) -> Matrix {
    Matrix(rows: elements.count, columns: 1, elements: elements)
  }

  /// A (1, n) matrix of n numbers.
  public static func row(_ elements: [Double]) -> Matrix {
    Matrix(rows: 1, columns: elements.count, elements: elements)
  }
}

extension Matrix: ExpressibleByArrayLiteral {
  /// A matrix from a literal of its rows, where a matrix is expected: `let W: Matrix = [[1, 2], [3, 4]]` is (2, 2).
  ///
  /// - Precondition: All rows have the same length.
  public init(arrayLiteral rows: [Double]...) { self.init(rows) }
}
