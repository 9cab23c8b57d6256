/// eˣ of each element, within 1 unit in the last place (ulp); 0 below -745.2, infinity above 709.8.
public func exp(_ x: Matrix) -> Matrix { x.mapVectors { $0.exponential } }

/// Replaces each element x by eˣ.
public func exp(_ x: inout Matrix) { x.applyVectors { $0.exponential } }

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

  /// Replaces eight elements at a time by `transform` of them and of the elements of `right` at their places.
  /// `operation` is the verb of the message when the shapes differ.
  @inline(__always)
  mutating func combineVectors(
    with right: Matrix, _ operation: StaticString, _ file: StaticString, _ line: UInt,
    _ transform: (Vector, Vector) -> Vector
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

  /// Replaces eight elements at a time by `transform` of them.
  @inline(__always)
  mutating func applyVectors(_ transform: (Vector) -> Vector) {
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
  @inline(__always)
  mutating func setVectors(from a: Matrix, _ b: Matrix, _ transform: (Vector, Vector) -> Vector) {
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

extension RawSpan {
  /// The eight numbers from `index` on; the caller keeps within the bounds.
  @inline(__always)
  fileprivate func vector(at index: Int) -> Vector {
    unsafeLoadUnaligned(fromUncheckedByteOffset: 8 &* index, as: Vector.self)
  }

  /// The numbers from `index` on, `lanes` of them, and zeros behind; the caller keeps within the bounds.
  @inline(__always)
  fileprivate func vector(at index: Int, _ lanes: Int) -> Vector {
    var vector = Vector.zero
    for lane in 0..<lanes {
      vector[lane] = unsafeLoadUnaligned(fromUncheckedByteOffset: 8 &* (index &+ lane), as: Double.self)
    }
    return vector
  }
}

extension MutableRawSpan {
  /// As for `RawSpan`.
  @inline(__always)
  fileprivate func vector(at index: Int) -> Vector { bytes.vector(at: index) }

  /// As for `RawSpan`.
  @inline(__always)
  fileprivate func vector(at index: Int, _ lanes: Int) -> Vector { bytes.vector(at: index, lanes) }

  /// Stores eight numbers from `index` on; the caller keeps within the bounds.
  @inline(__always)
  fileprivate mutating func store(_ vector: Vector, at index: Int) {
    storeBytes(of: vector, toUncheckedByteOffset: 8 &* index, as: Vector.self)
  }

  /// Stores the first `lanes` lanes from `index` on; the caller keeps within the bounds.
  @inline(__always)
  fileprivate mutating func store(_ vector: Vector, at index: Int, _ lanes: Int) {
    for lane in 0..<lanes {
      storeBytes(of: vector[lane], toUncheckedByteOffset: 8 &* (index &+ lane), as: Double.self)
    }
  }
}
