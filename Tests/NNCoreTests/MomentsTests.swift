import NNCore
import TestSupport
import Testing

@Suite struct MomentsTests {
  static let values: [Double] = [-2, -1, 0, 3, 0.5, 0, -0.0, 1e-3, 7, -7, 2, 2, 2, 1, 0.25, -0.125, 4]

  private func moments(_ values: some Collection<Double>) -> Moments {
    Array(values).withUnsafeBufferPointer { Moments(of: $0) }
  }

  @Test func momentsOfOneNumber() {
    let moments = moments([-3])
    #expect(moments.count == 1 && moments.mean == -3 && moments.standardDeviation == 0)
    #expect(moments.minimum == -3 && moments.maximum == -3 && moments.zeros == 0)
  }

  /// Every way to cut the values into two parts gives the moments of the whole; a part may be empty.
  @Test(arguments: 0...17) func partsMergeIntoTheWhole(cut: Int) {
    let whole = moments(Self.values)
    var merged = moments(Self.values[..<cut])
    merged.merge(moments(Self.values[cut...]))
    #expect(merged.count == 17 && merged.zeros == 3 && merged.minimum == -7 && merged.maximum == 7)
    expectClose(merged.mean, whole.mean, relative: 1e-14, "mean")
    expectClose(merged.standardDeviation, whole.standardDeviation, relative: 1e-14, "standard deviation")
  }

  /// Against the definitions, with whole and broken groups of eight.
  @Test(arguments: [7, 8, 9, 16, 50_001]) func momentsAreAsDefined(count: Int) {
    var random = RandomState(seed: 5)
    let values = random.randn(1, count).elements.map { max(0, $0 - 0.3) + 1e3 }
    let measured = moments(values)
    let mean = compensatedSum(values) / Double(count)
    let variance = compensatedSum(values.map { ($0 - mean) * ($0 - mean) }) / Double(count)
    expectClose(measured.mean, mean, relative: 1e-13, "mean")
    expectClose(measured.standardDeviation, variance.squareRoot(), relative: 1e-12, "standard deviation")
    #expect(measured.minimum == values.min() && measured.maximum == values.max())
  }

  /// The sum, with each addition's rounding error made up for in the next (Kahan, 1965).
  private func compensatedSum(_ values: [Double]) -> Double {
    var (sum, lost) = (0.0, 0.0)
    for value in values {
      let term = value - lost
      let next = sum + term
      lost = (next - sum) - term
      sum = next
    }
    return sum
  }
}
