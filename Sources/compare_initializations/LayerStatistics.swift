/// How the activations of one layer are spread: moments, extremes, and a histogram on [-1, 1].
///
/// Statistics of parts are merged into those of the whole (Chan, Golub and LeVeque, 1983), so that a layer's
/// activations never have to be in memory together.
struct LayerStatistics: Equatable, Sendable {
  private(set) var count = 0
  private(set) var mean = 0.0
  /// Σ (x - mean)².
  private(set) var squaredDeviations = 0.0
  private(set) var zeros = 0
  private(set) var minimum = Double.infinity
  private(set) var maximum = -Double.infinity
  private(set) var histogram = Histogram()

  init() {}

  /// The population standard deviation.
  var standardDeviation: Double { (squaredDeviations / Double(count)).squareRoot() }

  /// The share of activations that are exactly 0.
  var zeroFraction: Double { Double(zeros) / Double(count) }

  /// The statistics of `values`.
  init(of values: UnsafeBufferPointer<Double>) {
    let length = 16_384  // 128 KiB, which is read several times while it is at hand
    for start in stride(from: 0, to: values.count, by: length) {
      let part = values[start..<min(start + length, values.count)]
      merge(LayerStatistics(ofPart: UnsafeBufferPointer(rebasing: part)))
    }
  }

  /// Reads `values` for their mean, then for the deviations from it, then for the histogram.
  private init(ofPart values: UnsafeBufferPointer<Double>) {
    count = values.count
    var sum = Lanes.zero
    var low = Lanes(repeating: .infinity)
    var high = Lanes(repeating: -.infinity)
    var nonzero = SIMD8<Int64>.zero
    for (x, isValue) in values.byEights(padding: values.first ?? 0) {
      sum += x.replacing(with: 0, where: .!isValue)
      low = x.replacing(with: low, where: low .< x)
      high = x.replacing(with: high, where: high .> x)
      nonzero.replace(with: nonzero &+ 1, where: isValue .& (x .!= 0))
    }
    mean = sum.sum() / Double(count)
    minimum = low.min()
    maximum = high.max()
    zeros = count - Int(nonzero.wrappedSum())
    squaredDeviations = LayerStatistics.squaredDeviations(of: values, from: mean)
    histogram = Histogram(of: values)
  }

  private static func squaredDeviations(
    of values: UnsafeBufferPointer<Double>, from mean: Double
  ) -> Double {
    var sum = Lanes.zero
    for (x, _) in values.byEights(padding: mean) { sum += (x - mean) * (x - mean) }
    return sum.sum()
  }

  /// Takes in the statistics of further activations of the same layer.
  mutating func merge(_ other: LayerStatistics) {
    guard other.count > 0 else { return }
    let total = Double(count + other.count)
    let shift = other.mean - mean
    squaredDeviations += other.squaredDeviations + shift * shift * Double(count) * Double(other.count) / total
    mean += shift * Double(other.count) / total
    count += other.count
    zeros += other.zeros
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
    histogram.merge(other.histogram)
  }
}

/// Eight numbers at a time, whatever the processor's registers hold.
typealias Lanes = SIMD8<Double>

extension UnsafeBufferPointer<Double> {
  /// The values by eights, each with what of it is values; at the end, `padding` fills the other lanes.
  func byEights(padding: Double) -> Eights { Eights(values: self, padding: padding) }
}

struct Eights: Sequence, IteratorProtocol {
  fileprivate let values: UnsafeBufferPointer<Double>
  fileprivate let padding: Double
  private var index = 0

  fileprivate init(values: UnsafeBufferPointer<Double>, padding: Double) {
    self.values = values
    self.padding = padding
  }

  @inline(__always)
  mutating func next() -> (Lanes, isValue: SIMDMask<SIMD8<Int64>>)? {
    let count = values.count &- index
    guard count > 0, let start = values.baseAddress else { return nil }
    let lanes = count >= 8 ? UnsafeRawPointer(start + index).loadUnaligned(as: Lanes.self) : last(count)
    index &+= 8
    return (lanes, SIMD8<Int64>(0, 1, 2, 3, 4, 5, 6, 7) .< SIMD8<Int64>(repeating: Int64(count)))
  }

  private func last(_ count: Int) -> Lanes {
    var last = Lanes(repeating: padding)
    for lane in 0..<count { last[lane] = values[index + lane] }
    return last
  }
}
