// Loads and stores of vectors of eight numbers in a span of bytes. Functions with vectors in their signatures are
// compiled into the calling module, since how vectors are passed depends on the processor that a module is built for.

extension RawSpan {
  /// The eight numbers from `index` on. Bounds are not checked.
  @_alwaysEmitIntoClient @inline(__always)
  func vector(at index: Int) -> SIMD8<Double> {
    unsafeLoadUnaligned(fromUncheckedByteOffset: 8 &* index, as: SIMD8<Double>.self)
  }

  /// `lanes` numbers from `index` on, followed by zeros. Bounds are not checked.
  @_alwaysEmitIntoClient @inline(__always)
  func vector(at index: Int, _ lanes: Int) -> SIMD8<Double> {
    var vector = SIMD8<Double>.zero
    for lane in 0..<lanes {
      vector[lane] = unsafeLoadUnaligned(fromUncheckedByteOffset: 8 &* (index &+ lane), as: Double.self)
    }
    return vector
  }
}

extension MutableRawSpan {
  /// As for `RawSpan`.
  @_alwaysEmitIntoClient @inline(__always)
  func vector(at index: Int) -> SIMD8<Double> { bytes.vector(at: index) }

  /// As for `RawSpan`.
  @_alwaysEmitIntoClient @inline(__always)
  func vector(at index: Int, _ lanes: Int) -> SIMD8<Double> { bytes.vector(at: index, lanes) }

  /// Stores eight numbers from `index` on. Bounds are not checked.
  @_alwaysEmitIntoClient @inline(__always)
  mutating func store(_ vector: SIMD8<Double>, at index: Int) {
    storeBytes(of: vector, toUncheckedByteOffset: 8 &* index, as: SIMD8<Double>.self)
  }

  /// Stores the first `lanes` lanes from `index` on. Bounds are not checked.
  @_alwaysEmitIntoClient @inline(__always)
  mutating func store(_ vector: SIMD8<Double>, at index: Int, _ lanes: Int) {
    for lane in 0..<lanes {
      storeBytes(of: vector[lane], toUncheckedByteOffset: 8 &* (index &+ lane), as: Double.self)
    }
  }
}
