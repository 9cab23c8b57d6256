// Reading and writing eight numbers at a time in a span of bytes. What has vectors in its signature is compiled into the
// module that calls it: how vectors are handed over depends on the processor that a module is compiled for.

extension RawSpan {
  /// The eight numbers from `index` on; the caller keeps within the bounds.
  @_alwaysEmitIntoClient @inline(__always)
  func vector(at index: Int) -> SIMD8<Double> {
    unsafeLoadUnaligned(fromUncheckedByteOffset: 8 &* index, as: SIMD8<Double>.self)
  }

  /// The numbers from `index` on, `lanes` of them, and zeros behind; the caller keeps within the bounds.
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

  /// Stores eight numbers from `index` on; the caller keeps within the bounds.
  @_alwaysEmitIntoClient @inline(__always)
  mutating func store(_ vector: SIMD8<Double>, at index: Int) {
    storeBytes(of: vector, toUncheckedByteOffset: 8 &* index, as: SIMD8<Double>.self)
  }

  /// Stores the first `lanes` lanes from `index` on; the caller keeps within the bounds.
  @_alwaysEmitIntoClient @inline(__always)
  mutating func store(_ vector: SIMD8<Double>, at index: Int, _ lanes: Int) {
    for lane in 0..<lanes {
      storeBytes(of: vector[lane], toUncheckedByteOffset: 8 &* (index &+ lane), as: Double.self)
    }
  }
}
