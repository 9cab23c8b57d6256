/// Counts of numbers in equal bins on [-1, 1], and of those outside it.
///
/// With n bins per unit, bin k holds the numbers v with `k/n - 1 ≤ v < (k + 1)/n - 1`, and the last one 1 too. The
/// edges are exact, not rounded to a Double: 0.15, which as a Double is a hair less than 3/20, is counted below 3/20.
/// NaN is not counted.
package struct Histogram: Equatable, Sendable {
  /// n, the bins per unit: half of all bins.
  package let binsPerUnit: Int
  /// How many numbers are in each bin.
  package private(set) var counts: [Int]
  package private(set) var below = 0
  package private(set) var above = 0

  /// An empty histogram.
  ///
  /// - Precondition: `binsPerUnit` is in 1...1000.
  package init(binsPerUnit: Int = 20) {
    require((1...1000).contains(binsPerUnit), "a unit has 1 to 1000 bins, not \(binsPerUnit)")
    self.binsPerUnit = binsPerUnit
    counts = [Int](repeating: 0, count: 2 * binsPerUnit)
  }

  /// The histogram of `values`.
  package init(of values: [Double], binsPerUnit: Int = 20) {
    self.init(binsPerUnit: binsPerUnit)
    values.withUnsafeBufferPointer { add($0) }
  }

  /// Adds the counts of another histogram.
  package mutating func merge(_ other: Histogram) {
    require(
      binsPerUnit == other.binsPerUnit,
      "cannot merge \(binsPerUnit) and \(other.binsPerUnit) bins per unit")
    for bin in counts.indices { counts[bin] += other.counts[bin] }
    below += other.below
    above += other.above
  }
}

// Numbers are counted in slots: below, the bins, above, and NaN.

extension Histogram {
  /// Counts `values`.
  package mutating func add(_ values: UnsafeBufferPointer<Double>) {
    // Each lane counts on its own: neighbours that fall into the same bin, as ReLU's zeros do, need not wait for each
    // other.
    let slots = counts.count + 3
    let length = 128
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: 8 * slots + length) { scratch in
      let tallies = UnsafeMutableBufferPointer(rebasing: scratch[..<(8 * slots)])
      let found = UnsafeMutableBufferPointer(rebasing: scratch[(8 * slots)...])
      tallies.initialize(repeating: 0)
      for start in stride(from: 0, to: values.count, by: length) {
        let part = UnsafeBufferPointer(rebasing: values[start..<min(start + length, values.count)])
        findSlots(of: part, found)
        for index in stride(from: 0, to: part.count, by: 8) {
          for lane in 0..<8 { tallies[lane &* slots &+ Int(truncatingIfNeeded: found[index &+ lane])] &+= 1 }
        }
      }
      for slot in 0..<slots - 1 {
        count(Int((0..<8).reduce(0) { $0 + tallies[$1 * slots + slot] }), in: slot)
      }
    }
  }

  private mutating func count(_ numbers: Int, in slot: Int) {
    switch slot {
    case 0: below += numbers
    case counts.count + 1: above += numbers
    default: counts[slot - 1] += numbers
    }
  }

  /// Finds the slots of a few values; unused lanes get the slot of NaN. Finding first and counting afterwards lets the
  /// compiler use vectors.
  private func findSlots(of values: UnsafeBufferPointer<Double>, _ slots: UnsafeMutableBufferPointer<Int64>) {
    guard var place = UnsafeMutableRawPointer(slots.baseAddress) else { return }
    let n = Double(binsPerUnit)
    for (x, _) in values.maskedVectors(padding: .nan) {
      // A small whole number plus 2⁵² has the number in its low bits.
      let slot = unsafeBitCast(Histogram.slot(of: x, n) + 0x1p52, to: SIMD8<Int64>.self) & 0xffff
      place.storeBytes(of: slot, as: SIMD8<Int64>.self)
      place += MemoryLayout<SIMD8<Int64>>.size
    }
  }

  /// 0 for numbers below -1, k + 1 for those in bin k, and then the slots of those above 1, and of NaN.
  @inline(__always)
  private static func slot(of x: Vector, _ n: Double) -> Vector {
    var bin = (x * n).rounded(.down)
    // Where x·n was rounded up to a whole number, x is still in the bin below.
    bin.replace(with: bin - 1, where: remainder(x, n, bin) .< 0)
    bin.replace(with: n - 1, where: x .== 1)
    bin.replace(with: n, where: x .> 1)
    bin.replace(with: -n - 1, where: x .< -1)
    bin.replace(with: n + 1, where: x .!= x)
    return bin + (n + 1)
  }

  /// `x·n - bin`, with the right sign however x·n is rounded.
  @inline(__always)
  private static func remainder(_ x: Vector, _ n: Double, _ bin: Vector) -> Vector {
    arithmeticIsFused ? fma(x, Vector(repeating: n), -bin) : remainderWithoutFMA(x, n, bin)
  }

  /// The same where products are rounded: x is split into its first 26 bits and the rest, and n times either is
  /// exact; so is the difference of `bin` and the first where they are close (Dekker, 1971).
  @inline(__always)
  static func remainderWithoutFMA(_ x: Vector, _ n: Double, _ bin: Vector) -> Vector {
    let first = unsafeBitCast(unsafeBitCast(x, to: SIMD8<UInt64>.self) & ~0x7ff_ffff, to: Vector.self)
    return (first * n - bin) + (x - first) * n
  }
}
