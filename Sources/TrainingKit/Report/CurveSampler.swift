/// The costs of a run that its picture is made of: a few thousand, evenly spaced, whatever is printed.
///
/// Most calls compare two numbers: recording costs nothing beside a step of training.
public struct CurveSampler: Sendable, Equatable {
  public struct Sample: Equatable, Sendable {
    public let iteration: Int
    public let cost: Double
  }

  /// More than a picture has columns, so that a noisy curve has medians of dozens.
  public static let most = 4096

  public private(set) var samples: [Sample] = []

  /// Every how many iterations a cost is kept.
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

  /// Takes the cost of an iteration; these come in order.
  public mutating func record(_ cost: Double, at iteration: Int) {
    guard takes(iteration) else { return }
    samples.append(Sample(iteration: iteration, cost: cost))
    next = iteration + step
  }
}
