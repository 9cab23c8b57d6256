extension UnsafeBufferPointer<Double> {
  /// The values in vectors of eight, each with a mask of its valid lanes; in the last, `padding` fills the others.
  func maskedVectors(padding: Double) -> MaskedVectors { MaskedVectors(values: self, padding: padding) }
}

/// A row of numbers as vectors of eight, each with a mask of its valid lanes.
struct MaskedVectors: Sequence, IteratorProtocol {
  fileprivate let values: UnsafeBufferPointer<Double>
  fileprivate let padding: Double
  private var index = 0

  fileprivate init(values: UnsafeBufferPointer<Double>, padding: Double) {
    self.values = values
    self.padding = padding
  }

  @inline(__always)
  mutating func next() -> (Vector, isValue: SIMDMask<SIMD8<Int64>>)? {
    let count = values.count &- index
    guard count > 0, let start = values.baseAddress else { return nil }
    let lanes = count >= 8 ? loadVector(start + index) : last(count)
    index &+= 8
    return (lanes, .!SIMDMask.atLeast(count))
  }

  private func last(_ count: Int) -> Vector {
    var last = Vector(repeating: padding)
    for lane in 0..<count { last[lane] = values[index + lane] }
    return last
  }
}
