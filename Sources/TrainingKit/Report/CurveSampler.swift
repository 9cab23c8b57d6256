/// The costs of a run for its picture: a few thousand, evenly spaced, independent of what is printed.
///
/// Most calls only compare two numbers, so recording costs nothing next to a training step.
public struct CurveSampler: Sendable, Equatable {
  public struct Sample: Equatable, Sendable {
    public let iteration: Int
    public let cost: Double
  }

  /// More than a picture has columns: a noisy curve is drawn by medians of dozens of costs.
  public static let most = 4096

  public private(set) var samples: [Sample] = []

  /// The number of iterations from one kept cost to the next.
  private let step: Int
  private let last: Int
  private var next = 0

  /// - Parameter total: How many costs there will be.
  public init(of total: Int) {
    step = max(1, (total + Self.most - 1) / Self.most)
    last = total - 1
    samples.reserveCapacity(1 + max(0, total) / step)
  }

  /// Whether the cost of this iteration would be kept.
  public func takes(_ iteration: Int) -> Bool { iteration >= next || iteration == last }

  /// Records the cost of an iteration; iterations come in order.
  public mutating func record(_ cost: Double, at iteration: Int) {
    guard takes(iteration) else { return }
    samples.append(Sample(iteration: iteration, cost: cost))
    next = iteration + step
  }
}
