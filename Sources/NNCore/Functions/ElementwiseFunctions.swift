/// eˣ of each element, within 1 ulp.
public func exp(_ x: Matrix) -> Matrix { x.mapVectors { $0.exponential } }

/// ln x of each element, within 1 ulp; minus infinity for 0, NaN below 0.
public func log(_ x: Matrix) -> Matrix { x.mapVectors { $0.naturalLogarithm } }

/// The square root of each element, correctly rounded; NaN below 0.
public func sqrt(_ x: Matrix) -> Matrix { x.mapVectors { $0.squareRoot() } }

// The loops below make one call in one place: this is what the optimiser needs to put `transform` there. Lanes
// behind the last element hold zeros.

extension Matrix {
  /// `transform` of eight elements at a time.
  @inline(__always)
  func mapVectors(_ transform: (Vector) -> Vector) -> Matrix {
    var result = Matrix(unwrittenRows: rows, columns: columns)
    result.setVectors(from: self, self) { element, _ in transform(element) }
    return result
  }

  /// `transform` of eight pairs of elements at a time, from equal places of two matrices of one shape.
  /// `operation` is the verb of the message when the shapes differ.
  @inline(__always)
  func combinedVectors(
    with right: Matrix, _ operation: StaticString, _ transform: (Vector, Vector) -> Vector
  ) -> Matrix {
    requireSameShape(right, operation)
    var result = Matrix(unwrittenRows: rows, columns: columns)
    result.setVectors(from: self, right, transform)
    return result
  }

  /// Replaces eight elements at a time by `transform` of them and of the elements of `right` at their places.
  @inline(__always)
  mutating func combineVectors(
    with right: Matrix, _ operation: StaticString, _ transform: (Vector, Vector) -> Vector
  ) {
    requireSameShape(right, operation)
    let (count, source) = (count, right.storage.span.bytes)
    var span = storage.mutableSpan
    var target = span.mutableBytes
    var index = 0
    while index < count {
      let lanes = min(8, count &- index)
      target.store(
        transform(target.vector(at: index, lanes), source.vector(at: index, lanes)), at: index, lanes)
      index &+= 8
    }
  }

  /// Replaces eight elements at a time by `transform` of them.
  @inline(__always)
  mutating func applyVectors(_ transform: (Vector) -> Vector) {
    let count = count
    var span = storage.mutableSpan
    var target = span.mutableBytes
    var index = 0
    while index < count {
      let lanes = min(8, count &- index)
      target.store(transform(target.vector(at: index, lanes)), at: index, lanes)
      index &+= 8
    }
  }

  /// Writes `transform` of the elements of `a` and `b`, which are of this shape.
  @inline(__always)
  mutating func setVectors(from a: Matrix, _ b: Matrix, _ transform: (Vector, Vector) -> Vector) {
    let (count, a, b) = (count, a.storage.span.bytes, b.storage.span.bytes)
    var span = storage.mutableSpan
    var target = span.mutableBytes
    var index = 0
    while index < count {
      let lanes = min(8, count &- index)
      target.store(transform(a.vector(at: index, lanes), b.vector(at: index, lanes)), at: index, lanes)
      index &+= 8
    }
  }

  @inline(__always)
  private func requireSameShape(_ right: Matrix, _ operation: StaticString) {
    require(hasShape(of: right), "cannot \(operation) \(shape) and \(right.shape)")
  }
}

extension RawSpan {
  /// The numbers from `index` on, `lanes` of them, and zeros behind; the caller keeps within the bounds.
  @inline(__always)
  fileprivate func vector(at index: Int, _ lanes: Int) -> Vector {
    if lanes == 8 {
      return unsafeLoadUnaligned(fromUncheckedByteOffset: 8 &* index, as: Vector.self)
    }
    var vector = Vector.zero
    for lane in 0..<lanes {
      vector[lane] = unsafeLoadUnaligned(fromUncheckedByteOffset: 8 * (index + lane), as: Double.self)
    }
    return vector
  }
}

extension MutableRawSpan {
  /// As for `RawSpan`.
  @inline(__always)
  fileprivate func vector(at index: Int, _ lanes: Int) -> Vector { bytes.vector(at: index, lanes) }

  /// Stores the first `lanes` lanes from `index` on; the caller keeps within the bounds.
  @inline(__always)
  fileprivate mutating func store(_ vector: Vector, at index: Int, _ lanes: Int) {
    if lanes == 8 {
      storeBytes(of: vector, toUncheckedByteOffset: 8 &* index, as: Vector.self)
    } else {
      for lane in 0..<lanes {
        storeBytes(of: vector[lane], toUncheckedByteOffset: 8 * (index + lane), as: Double.self)
      }
    }
  }
}
