/// How two matrices are multiplied: whether each is transposed, the shape of their product, and the number of threads.
///
/// The matrices themselves are passed separately: storing them here would cost reference counting.
struct Operands {
  private let isLeftTransposed: Bool
  private let isRightTransposed: Bool
  private let rows: Int
  private let depth: Int
  private let columns: Int
  private let threads: Int

  /// - Precondition: The factors fit, and `threads` is positive.
  @inline(__always)
  private init(
    _ left: Matrix, _ isLeftTransposed: Bool, _ right: Matrix, _ isRightTransposed: Bool,
    _ threads: Int, _ file: StaticString, _ line: UInt
  ) {
    self.isLeftTransposed = isLeftTransposed
    self.isRightTransposed = isRightTransposed
    self.threads = threads
    rows = isLeftTransposed ? left.columns : left.rows
    depth = isLeftTransposed ? left.rows : left.columns
    columns = isRightTransposed ? right.rows : right.columns
    require(
      depth == (isRightTransposed ? right.columns : right.rows),
      "cannot multiply \(rows)×\(depth) by \(isRightTransposed ? TransposedMatrix(T: right).sizes : right.sizes)",
      file: file, line: line)
    require(
      threads >= 1, "the number of threads must be at least 1, got \(threads)", file: file, line: line)
  }

  /// The product as a new matrix, with `bias` added to its rows.
  @inline(__always)
  static func product(
    _ left: Matrix, isLeftTransposed: Bool = false, _ right: Matrix, isRightTransposed: Bool = false,
    _ threads: Int, _ file: StaticString, _ line: UInt, bias: UnsafePointer<Double>? = nil
  ) -> Matrix {
    let operands = Operands(left, isLeftTransposed, right, isRightTransposed, threads, file, line)
    return Matrix(rows: operands.rows, columns: operands.columns, file: file, line: line) {
      operands.run(left, right, into: $0, bias)
    }
  }

  /// The product in `result`, which takes its shape, with `bias` added to its rows.
  @inline(__always)
  static func write(
    _ left: Matrix, isLeftTransposed: Bool = false, _ right: Matrix, isRightTransposed: Bool = false,
    _ threads: Int, _ file: StaticString, _ line: UInt, to result: inout Matrix,
    bias: UnsafePointer<Double>? = nil
  ) {
    let operands = Operands(left, isLeftTransposed, right, isRightTransposed, threads, file, line)
    result.reshape(rows: operands.rows, columns: operands.columns, file: file, line: line)
    result.withUnsafeMutableElements { elements in
      if let start = elements.baseAddress { operands.run(left, right, into: start, bias) }
    }
  }

  @inline(never)
  private func run(
    _ left: Matrix, _ right: Matrix, into target: UnsafeMutablePointer<Double>, _ bias: UnsafePointer<Double>?
  ) {
    left.withUnsafeElements { a in
      right.withUnsafeElements { b in
        // A factor without elements is never read; any address will do.
        let a = factor(a.baseAddress ?? UnsafePointer(target), left.columns, isLeftTransposed)
        let b = factor(b.baseAddress ?? UnsafePointer(target), right.columns, isRightTransposed)
        var product = Product(
          a: a, b: b, c: target, cRow: columns, rows: rows, depth: depth, columns: columns)
        if let bias { product.epilogue.bias = .perRow(bias) }
        product.run(threads: threads)
      }
    }
  }

  @inline(__always)
  private func factor(_ start: UnsafePointer<Double>, _ rowStep: Int, _ isTransposed: Bool) -> Factor {
    let plain = Factor(start: start, rowStep: rowStep, columnStep: 1)
    return isTransposed ? plain.transposed : plain
  }
}
