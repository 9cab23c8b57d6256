// `A.dot(B)` and its relatives. Either factor may be the transpose of a matrix, `A.T`, which is not copied. The forms
// with `into:` write into an existing matrix, which takes the shape of the product. Its memory is reused, and grows if
// it must; apart from that, only large products allocate.

extension Matrix {
  /// The matrix product `A·B`: (n, k) by (k, m) gives (n, m).
  ///
  /// Each element is a sum over k of fused multiply-adds in a fixed order. Products of at least 10⁷ multiplications,
  /// which take long enough to gain by it, are computed in up to `threads` parts at once; the digits do not depend on
  /// it. Large products are cut into blocks for the caches (Goto and van de Geijn, 2008); see <doc:FastProducts>.
  ///
  /// - Precondition: `columns == right.rows`, and `threads` is positive.
  /// - Complexity: n·k·m multiply-adds.
  public func dot(_ right: Matrix, threads: Int = 1, file: StaticString = #file, line: UInt = #line) -> Matrix
  {
    Operands.product(self, right, threads, file, line)
  }

  /// The matrix product `A·Bᵀ`, written `A.dot(B.T)`: (n, k) by the transpose of (m, k) gives (n, m).
  ///
  /// - Precondition: A and B have the same number of columns, and `threads` is positive.
  /// - Complexity: n·k·m multiply-adds; the transpose is not copied.
  public func dot(_ right: TransposedMatrix, threads: Int = 1, file: StaticString = #file, line: UInt = #line)
    -> Matrix
  {
    Operands.product(self, right.T, isRightTransposed: true, threads, file, line)
  }

  /// Writes the matrix product `A·B` into `result`, which takes its shape: (n, k) by (k, m) gives (n, m). Its previous
  /// contents are lost; its memory is reused, and grows if it must.
  ///
  /// - Precondition: `columns == right.rows`, and `threads` is positive.
  public func dot(
    _ right: Matrix, into result: inout Matrix, threads: Int = 1, file: StaticString = #file,
    line: UInt = #line
  ) {
    Operands.write(self, right, threads, file, line, to: &result)
  }

  /// Writes the matrix product `A·Bᵀ` into `result`, which takes its shape: (n, k) by the transpose of (m, k) gives
  /// (n, m).
  ///
  /// - Precondition: A and B have the same number of columns, and `threads` is positive.
  public func dot(
    _ right: TransposedMatrix, into result: inout Matrix, threads: Int = 1, file: StaticString = #file,
    line: UInt = #line
  ) {
    Operands.write(self, right.T, isRightTransposed: true, threads, file, line, to: &result)
  }
}

extension TransposedMatrix {
  /// The matrix product `Aᵀ·B`, written `A.T.dot(B)`: the transpose of (k, n) by (k, m) gives (n, m).
  ///
  /// - Precondition: A and B have the same number of rows, and `threads` is positive.
  /// - Complexity: n·k·m multiply-adds; the transpose is not copied.
  public func dot(_ right: Matrix, threads: Int = 1, file: StaticString = #file, line: UInt = #line) -> Matrix
  {
    Operands.product(T, isLeftTransposed: true, right, threads, file, line)
  }

  /// The matrix product `Aᵀ·Bᵀ`, written `A.T.dot(B.T)`: the transposes of (k, n) and (m, k) give (n, m).
  ///
  /// - Precondition: A has as many rows as B has columns, and `threads` is positive.
  /// - Complexity: n·k·m multiply-adds; the transpose is not copied.
  public func dot(_ right: TransposedMatrix, threads: Int = 1, file: StaticString = #file, line: UInt = #line)
    -> Matrix
  {
    Operands.product(T, isLeftTransposed: true, right.T, isRightTransposed: true, threads, file, line)
  }

  /// Writes the matrix product `Aᵀ·B` into `result`, which takes its shape: the transpose of (k, n) by (k, m) gives
  /// (n, m).
  ///
  /// - Precondition: A and B have the same number of rows, and `threads` is positive.
  public func dot(
    _ right: Matrix, into result: inout Matrix, threads: Int = 1, file: StaticString = #file,
    line: UInt = #line
  ) {
    Operands.write(T, isLeftTransposed: true, right, threads, file, line, to: &result)
  }

  /// Writes the matrix product `Aᵀ·Bᵀ` into `result`, which takes its shape: the transposes of (k, n) and (m, k) give
  /// (n, m).
  ///
  /// - Precondition: A has as many rows as B has columns, and `threads` is positive.
  public func dot(
    _ right: TransposedMatrix, into result: inout Matrix, threads: Int = 1, file: StaticString = #file,
    line: UInt = #line
  ) {
    Operands.write(
      T, isLeftTransposed: true, right.T, isRightTransposed: true, threads, file, line, to: &result)
  }
}

/// A layer's linear part in one pass, `W·A + b`: (units, inputs) by (inputs, m) plus (units, 1) gives
/// (units, m). The bias is added to the finished sum over the inputs.
///
/// - Precondition: `W.columns == A.rows`, `b` is (W.rows, 1), and `threads` is positive.
/// - Complexity: units · inputs · m multiply-adds; the bias takes no second pass over memory.
public func affine(
  _ W: Matrix, _ A: Matrix, _ b: Matrix, threads: Int = 1, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  requireBias(b, of: W, file, line)
  return b.withUnsafeElements { b in Operands.product(W, A, threads, file, line, bias: b.baseAddress) }
}

/// Writes `W·A + b` into `result`, which becomes (W.rows, A.columns).
///
/// - Precondition: As for ``affine(_:_:_:threads:file:line:)``.
public func affine(
  _ W: Matrix, _ A: Matrix, _ b: Matrix, into result: inout Matrix, threads: Int = 1,
  file: StaticString = #file, line: UInt = #line
) {
  requireBias(b, of: W, file, line)
  b.withUnsafeElements { b in
    Operands.write(W, A, threads, file, line, to: &result, bias: b.baseAddress)
  }
}

@inline(__always)
func requireBias(_ b: Matrix, of W: Matrix, _ file: StaticString, _ line: UInt) {
  require(
    b.rows == W.rows && b.columns == 1, "the bias of \(W.sizes) weights is \(W.rows)×1, got \(b.sizes)",
    file: file, line: line)
}
