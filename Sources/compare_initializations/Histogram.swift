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
    let length = 128
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 8 * slots + length) { scratch in
      let tallies = UnsafeMutableBufferPointer(rebasing: scratch[..<(8 * slots)])
      let found = UnsafeMutableBufferPointer(rebasing: scratch[(8 * slots)...])
      tallies.initialize(repeating: 0)
      for start in stride(from: 0, to: values.count, by: length) {
        let part = UnsafeBufferPointer(rebasing: values[start..<min(start + length, values.count)])
        Histogram.findSlots(of: part, found)
        for index in stride(from: 0, to: part.count, by: 8) {
          for lane in 0..<8 { tallies[lane &* slots &+ found[index &+ lane]] &+= 1 }
        }
      }
      let totals = (0..<slots).map { slot in (0..<8).reduce(0) { $0 + tallies[$1 * slots + slot] } }
      let padding = (8 - values.count % 8) % 8
      below = totals[0] - padding
      counts = Array(totals[1...Histogram.binCount])
      above = totals[slots - 1]
    }
  }

  /// The slots of a few values; "below" fills the lanes that are no values. To find them first and count then
  /// lets the compiler use vectors.
  private static func findSlots(
    of values: UnsafeBufferPointer<Double>, _ slots: UnsafeMutableBufferPointer<Int>
  ) {
    guard var place = UnsafeMutableRawPointer(slots.baseAddress) else { return }
    for (x, _) in values.byEights(padding: -2) {
      place.storeBytes(of: slot(of: x), as: SIMD8<Int64>.self)
      place += MemoryLayout<SIMD8<Int64>>.size
    }
  }

  /// 0 for values below -1, k + 1 for those in bin k, and the last slot for those above 1.
  @inline(__always)
  private static func slot(of x: Lanes) -> SIMD8<Int64> {
    // The last bin holds 1, which x + 1 rounded does not tell from its neighbours.
    let inside = x.replacing(with: 0.99, where: (x .> 0.99) .& (x .<= 1))
    let above = inside.replacing(with: 1.01, where: x .> 1)
    let bounded = above.replacing(with: -1.01, where: .!(x .>= -1))
    let position = ((bounded + 1) * Double(binCount / 2)).rounded(.down)
    // A small whole number plus 2⁵² has the number in its low bits.
    return unsafeBitCast(position + (0x1p52 + 1), to: SIMD8<Int64>.self) & 0xff
  }

  mutating func merge(_ other: Histogram) {
    for bin in counts.indices { counts[bin] += other.counts[bin] }
    below += other.below
    above += other.above
  }
}
