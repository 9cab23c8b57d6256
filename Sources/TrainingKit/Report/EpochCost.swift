/// The cost of an epoch of mini-batches, each before its own update: that of the last one, or the mean over the
/// epoch's examples.
public struct EpochCost: Sendable {
  private let isMean: Bool
  private var last = 0.0
  private var sum = 0.0
  private var examples = 0

  public init(_ settings: MiniBatchSettings) { isMean = settings.printsMean }

  /// Whether the cost of a mini-batch counts; those that do not need not be computed.
  public func needs(batch number: Int, of count: Int) -> Bool { isMean || number + 1 == count }

  /// Takes the cost of a mini-batch of so many examples.
  public mutating func add(_ cost: Double, examples count: Int) {
    last = cost
    sum += cost * Double(count)
    examples += count
  }

  public var value: Double { isMean ? sum / Double(max(1, examples)) : last }
}
