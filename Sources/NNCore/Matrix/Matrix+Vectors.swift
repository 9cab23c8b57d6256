// The loops of functions over vectors of eight elements. Each makes one call in one place, or two: this is what the
// optimiser needs to put `transform` there.
//
// What is left of a group of eight, one to seven elements, is handed over with zeros in the lanes behind them, and what
// `transform` makes of these lanes is dropped: it must not stop the program there, but may be infinite or NaN.

extension Matrix {
  /// `transform` of eight elements at a time, in the shape of this matrix: as fast as the functions here, where
  /// ``map(_:)`` of a function with an exponential in it would take several times as long.
  ///
  /// ```swift
  /// func swish(_ Z: Matrix) -> Matrix { Z.mapVectors { z in z * sigmoid(z) } }
  /// ```
  ///
  /// `transform` has to work element by element: which elements share a vector means nothing. At the end of the matrix,
  /// lanes behind the last element hold zeros, and what becomes of them is dropped.
  @_alwaysEmitIntoClient @inline(__always)
  public func mapVectors(_ transform: (SIMD8<Double>) -> SIMD8<Double>) -> Matrix {
    var result = Matrix(unwrittenRows: rows, columns: columns)
    result.setVectors(from: self, self) { element, _ in transform(element) }
    return result
  }

  /// Writes `transform` of eight elements at a time into `result`, which takes the shape of this matrix.
  @inline(__always)
  func mapVectors(into result: inout Matrix, _ transform: (Vector) -> Vector) {
    result.reshape(rows: rows, columns: columns)
    result.setVectors(from: self, self) { element, _ in transform(element) }
  }

  /// The sum of `term` of eight pairs of elements at a time, from equal places of two matrices of one shape, in
  /// eight lanes.
  @inline(__always)
  func sumOfVectors(with right: Matrix, _ term: (Vector, Vector) -> Vector) -> Double {
    require(hasShape(of: right), "cannot compare \(sizes) and \(right.sizes)")
    let (count, left, right) = (count, storage.span.bytes, right.storage.span.bytes)
    var lanes = Vector.zero
    for index in stride(from: 0, to: count & ~7, by: 8) {
      lanes += term(left.vector(at: index), right.vector(at: index))
    }
    let rest = count & 7
    if rest > 0 {
      let terms = term(left.vector(at: count &- rest, rest), right.vector(at: count &- rest, rest))
      lanes += terms.replacing(with: 0, where: .atLeast(rest))
    }
    return lanes.treeSum
  }

  /// `transform` of eight pairs of elements at a time, from equal places of two matrices of one shape, which the result
  /// has too. `operation` is the verb of the message when the shapes differ. Lanes are filled as in
  /// ``mapVectors(_:)``.
  ///
  /// - Precondition: The shapes are equal; nothing is repeated.
  @_alwaysEmitIntoClient @inline(__always)
  public func combinedVectors(
    with right: Matrix, _ operation: StaticString = "combine", file: StaticString = #file,
    line: UInt = #line, _ transform: (SIMD8<Double>, SIMD8<Double>) -> SIMD8<Double>
  ) -> Matrix {
    requireShape(of: right, operation, file, line)
    var result = Matrix(unwrittenRows: rows, columns: columns)
    result.setVectors(from: self, right, transform)
    return result
  }

  /// Replaces eight elements at a time by `transform` of them and of the elements of `right` at their places; see
  /// ``combinedVectors(with:_:file:line:_:)``. Nothing is allocated.
  ///
  /// - Precondition: The shapes are equal; nothing is repeated.
  @_alwaysEmitIntoClient @inline(__always)
  public mutating func combineVectors(
    with right: Matrix, _ operation: StaticString = "combine", file: StaticString = #file,
    line: UInt = #line, _ transform: (SIMD8<Double>, SIMD8<Double>) -> SIMD8<Double>
  ) {
    requireShape(of: right, operation, file, line)
    let (count, source) = (count, right.storage.span.bytes)
    var span = storage.mutableSpan
    var target = span.mutableBytes
    for index in stride(from: 0, to: count & ~7, by: 8) {
      target.store(transform(target.vector(at: index), source.vector(at: index)), at: index)
    }
    let (whole, rest) = (count & ~7, count & 7)
    if rest > 0 {
      target.store(
        transform(target.vector(at: whole, rest), source.vector(at: whole, rest)), at: whole, rest)
    }
  }

  /// Replaces eight elements at a time by `transform` of them; see ``mapVectors(_:)``. Nothing is allocated.
  @_alwaysEmitIntoClient @inline(__always)
  public mutating func applyVectors(_ transform: (SIMD8<Double>) -> SIMD8<Double>) {
    let count = count
    var span = storage.mutableSpan
    var target = span.mutableBytes
    for index in stride(from: 0, to: count & ~7, by: 8) {
      target.store(transform(target.vector(at: index)), at: index)
    }
    let (whole, rest) = (count & ~7, count & 7)
    if rest > 0 { target.store(transform(target.vector(at: whole, rest)), at: whole, rest) }
  }

  /// Writes `transform` of the elements of `a` and `b`, which are of this shape.
  @_alwaysEmitIntoClient @inline(__always)
  mutating func setVectors(
    from a: Matrix, _ b: Matrix, _ transform: (SIMD8<Double>, SIMD8<Double>) -> SIMD8<Double>
  ) {
    let (count, a, b) = (count, a.storage.span.bytes, b.storage.span.bytes)
    var span = storage.mutableSpan
    var target = span.mutableBytes
    for index in stride(from: 0, to: count & ~7, by: 8) {
      target.store(transform(a.vector(at: index), b.vector(at: index)), at: index)
    }
    let (whole, rest) = (count & ~7, count & 7)
    if rest > 0 {
      target.store(transform(a.vector(at: whole, rest), b.vector(at: whole, rest)), at: whole, rest)
    }
  }
}
