// The loops that apply a function to vectors of eight elements. Each calls `transform` in one place or two, few enough
// for the optimiser to inline it.
//
// The last one to seven elements are passed with zeros in the unused lanes, whose results are dropped: they may be
// infinite or NaN, but `transform` must not stop the program on a zero.

extension Matrix {
  /// `transform` of eight elements at a time, in the shape of this matrix. It is as fast as the built-in functions,
  /// where ``map(_:)`` of a function with an exponential in it takes several times as long.
  ///
  /// ```swift
  /// func swish(_ Z: Matrix) -> Matrix { Z.mapVectors { z in z * sigmoid(z) } }
  /// ```
  ///
  /// `transform` must treat each lane independently: which elements share a vector is arbitrary. At the end of the
  /// matrix, lanes after the last element hold zeros, and their results are dropped.
  @_alwaysEmitIntoClient @inline(__always)
  public func mapVectors(_ transform: (SIMD8<Double>) -> SIMD8<Double>) -> Matrix {
    var result = Matrix(unwrittenRows: rows, columns: columns)
    result.setVectors(from: self, self) { element, _ in transform(element) }
    return result
  }

  /// The sum of `term(left, right)` over the pairs of elements of two matrices of the same shape, eight pairs at a
  /// time.
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

  /// `transform` of eight pairs of elements at a time, taken from the same places of two matrices, in the shape of
  /// both. `operation` is the verb in the message if the shapes differ. Unused lanes are as in ``mapVectors(_:)``.
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

  /// Replaces eight elements at a time by `transform` of them and the elements of `right` at the same places; see
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

  /// Writes `transform` of the elements of `a` and `b`, which must have this shape.
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
