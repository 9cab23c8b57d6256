/// Statistics of numbers that need not be kept: their count, mean, spread, zeros and extremes.
///
/// The moments of two parts merge into those of the whole (Chan, Golub and LeVeque, 1983), so that the numbers
/// never have to be in memory together.
package struct Moments: Equatable, Sendable {
  package private(set) var count = 0
  package private(set) var mean = 0.0
  /// Σ (x - mean)².
  package private(set) var squaredDeviations = 0.0
  /// How many are exactly 0.
  package private(set) var zeros = 0
  package private(set) var minimum = Double.infinity
  package private(set) var maximum = -Double.infinity

  /// Moments without any numbers.
  package init() {}

  /// The moments of `values`, read once for their mean and once for the deviations from it.
  package init(of values: UnsafeBufferPointer<Double>) {
    guard let first = values.first else { return }
    var sum = Vector.zero
    var low = Vector(repeating: .infinity)
    var high = Vector(repeating: -.infinity)
    var nonzero = SIMD8<Int64>.zero
    for (x, isValue) in values.maskedVectors(padding: first) {
      sum += x.replacing(with: 0, where: .!isValue)
      low = x.replacing(with: low, where: low .< x)
      high = x.replacing(with: high, where: high .> x)
      nonzero.replace(with: nonzero &+ 1, where: isValue .& (x .!= 0))
    }
    count = values.count
    mean = sum.sum() / Double(count)
    minimum = low.min()
    maximum = high.max()
    zeros = count - Int(nonzero.wrappedSum())
    squaredDeviations = Moments.squaredDeviations(of: values, from: mean)
  }

  private static func squaredDeviations(
    of values: UnsafeBufferPointer<Double>, from mean: Double
  ) -> Double {
    var sum = Vector.zero
    for (x, _) in values.maskedVectors(padding: mean) { sum += (x - mean) * (x - mean) }
    return sum.sum()
  }

  /// The population standard deviation, √(Σ (x - mean)² / count).
  package var standardDeviation: Double { (squaredDeviations / Double(count)).squareRoot() }

  /// Adds the moments of further numbers.
  package mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    let total = Double(count + other.count)
    let shift = other.mean - mean
    squaredDeviations += other.squaredDeviations + shift * shift * Double(count) * Double(other.count) / total
    mean += shift * Double(other.count) / total
    count += other.count
    zeros += other.zeros
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
  }
}
