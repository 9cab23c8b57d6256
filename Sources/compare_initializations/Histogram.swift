/// Counts of values in equal bins on [-1, 1], and of those outside.
struct Histogram: Equatable, Sendable {
  static let binCount = 40

  /// How many values are in each bin; a bin holds its lower edge, and the last one 1 too.
  private(set) var counts = [Int](repeating: 0, count: binCount)
  private(set) var below = 0
  private(set) var above = 0

  init() {}

  init(of values: UnsafeBufferPointer<Double>) {
    // Each lane counts on its own: neighbours that fall into one bin, as ReLU's zeros do, need not wait for
    // each other. The slots are: below, the bins, above.
    let slots = Histogram.binCount + 2
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 8 * slots) { tallies in
      tallies.initialize(repeating: 0)
      values.forEachEight(padding: -2) { x, _ in
        let slot = Histogram.slot(of: x)
        for lane in 0..<8 { tallies[lane * slots + Int(truncatingIfNeeded: slot[lane])] &+= 1 }
      }
      let totals = (0..<slots).map { slot in
        (0..<8).reduce(0) { $0 + Int(tallies[$1 * slots + slot]) }
      }
      let padding = (8 - values.count % 8) % 8
      below = totals[0] - padding
      counts = Array(totals[1...Histogram.binCount])
      above = totals[slots - 1]
    }
  }

  /// 0 for values below -1, k + 1 for those in bin k, and the last slot for those above 1.
  @inline(__always)
  private static func slot(of x: Lanes) -> SIMD8<Int64> {
    let bins = Double(binCount)
    let position = ((x + 1) * (bins / 2)).rounded(.down) + 1
    let inside = position.replacing(with: bins, where: x .== 1)
    let bounded = inside.replacing(with: bins + 1, where: x .> 1).replacing(with: 0, where: .!(x .>= -1))
    // A small whole number plus 2⁵² has the number in its low bits.
    return unsafeBitCast(bounded + 0x1p52, to: SIMD8<Int64>.self) & 0xff
  }

  mutating func merge(_ other: Histogram) {
    for bin in counts.indices { counts[bin] += other.counts[bin] }
    below += other.below
    above += other.above
  }
}
