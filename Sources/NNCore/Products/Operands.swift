/// Two factors that fit together, each as it is stored and whether its transpose is meant.
struct Operands {
  private let left: Matrix
  private let right: Matrix
  private let isLeftTransposed: Bool
  private let isRightTransposed: Bool
  private let threads: Int
  private let file: StaticString
  private let line: UInt

  @inline(__always)
  init(_ left: Matrix, _ right: Matrix, _ threads: Int, _ file: StaticString, _ line: UInt) {
    self.init(left, false, right, false, threads, file, line)
  }

  @inline(__always)
  init(_ left: Matrix, _ right: TransposedMatrix, _ threads: Int, _ file: StaticString, _ line: UInt) {
    self.init(left, false, right.T, true, threads, file, line)
  }

  @inline(__always)
  init(_ left: TransposedMatrix, _ right: Matrix, _ threads: Int, _ file: StaticString, _ line: UInt) {
    self.init(left.T, true, right, false, threads, file, line)
  }

  @inline(__always)
  init(
    _ left: TransposedMatrix, _ right: TransposedMatrix, _ threads: Int, _ file: StaticString, _ line: UInt
  ) {
    self.init(left.T, true, right.T, true, threads, file, line)
  }

  @inline(__always)
  private init(
    _ left: Matrix, _ isLeftTransposed: Bool, _ right: Matrix, _ isRightTransposed: Bool,
    _ threads: Int, _ file: StaticString, _ line: UInt
  ) {
    self.left = left
    self.right = right
    self.isLeftTransposed = isLeftTransposed
    self.isRightTransposed = isRightTransposed
    self.threads = threads
    self.file = file
    self.line = line
    require(
      depth == (isRightTransposed ? right.columns : right.rows),
      "cannot multiply \(rows)×\(depth) by \(isRightTransposed ? TransposedMatrix(T: right).shape : right.shape)",
      file: file, line: line)
    require(
      threads >= 1, "the number of threads must be at least 1, got \(threads)", file: file, line: line)
  }

  private var rows: Int { isLeftTransposed ? left.columns : left.rows }
  private var depth: Int { isLeftTransposed ? left.rows : left.columns }
  private var columns: Int { isRightTransposed ? right.rows : right.columns }

  /// The product as a new matrix, with `bias` added to its rows.
  @inline(__always)
  func product(bias: UnsafePointer<Double>? = nil) -> Matrix {
    Matrix(rows: rows, columns: columns, file: file, line: line) { run(into: $0, bias) }
  }

  /// The product in `result`, with `bias` added to its rows.
  @inline(__always)
  func write(to result: inout Matrix, bias: UnsafePointer<Double>? = nil) {
    require(
      result.rows == rows && result.columns == columns,
      "the product is \(rows)×\(columns), the matrix to hold it \(result.shape)",
      file: file, line: line)
    result.withUnsafeMutableElements { elements in
      if let start = elements.baseAddress { run(into: start, bias) }
    }
  }

  @inline(never)
  private func run(into target: UnsafeMutablePointer<Double>, _ bias: UnsafePointer<Double>?) {
    left.withUnsafeElements { a in
      right.withUnsafeElements { b in
        // A factor without elements is never read; any address will do.
        let a = factor(a.baseAddress ?? UnsafePointer(target), left, isLeftTransposed)
        let b = factor(b.baseAddress ?? UnsafePointer(target), right, isRightTransposed)
        var product = Product(
          a: a, b: b, c: target, cRow: columns, rows: rows, depth: depth, columns: columns)
        if let bias { product.epilogue.bias = .perRow(bias) }
        product.run(threads: threads)
      }
    }
  }

  @inline(__always)
  private func factor(_ start: UnsafePointer<Double>, _ matrix: Matrix, _ isTransposed: Bool) -> Factor {
    let plain = Factor(start: start, rowStep: matrix.columns, columnStep: 1)
    return isTransposed ? plain.transposed : plain
  }
}
