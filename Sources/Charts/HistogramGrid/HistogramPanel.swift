/// How a set of values is distributed on [-1, 1], with what is exactly 0 and what lies outside kept apart.
///
/// ReLU makes about half of all activations exactly 0. In a common histogram that spike dwarfs the rest, so
/// zeros are counted, and drawn, on their own.
public struct HistogramPanel: Equatable, Sendable {
  /// Values other than 0 in equal bins over [-1, 1], an even number of them, so that 0 is an edge.
  public var counts: [Int]
  /// Values less than -1.
  public var below: Int
  /// Values greater than 1.
  public var above: Int
  /// Values of exactly 0.
  public var zeros: Int
  public var mean: Double
  public var standardDeviation: Double

  public init(
    counts: [Int], below: Int = 0, above: Int = 0, zeros: Int = 0, mean: Double, standardDeviation: Double
  ) {
    self.counts = counts
    self.below = below
    self.above = above
    self.zeros = zeros
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// All values: in the bins, outside, and 0.
  public var total: Int { counts.reduce(0, +) + below + above + zeros }

  /// The fraction of the values that `count` of them are; 0 where there are none.
  func share(_ count: Int) -> Double { total > 0 ? Double(count) / Double(total) : 0 }
}
