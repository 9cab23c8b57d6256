/// The cost of an epoch of mini-batches, each before its own update: that of the last one, or the mean over the
/// epoch's examples.
public struct EpochCost: Sendable {
  private let isMean: Bool
  /// The mini-batches that are still to come.
  private var left: Int
  private var last = 0.0
  private var sum = 0.0
  private var examples = 0

  /// - Parameter count: How many mini-batches the epoch has.
  public init(_ settings: MiniBatchSettings, batches count: Int) {
    isMean = settings.printsMean
    left = count
  }

  /// Takes the cost of the next mini-batch, of so many examples. It is not computed where it does not count.
  public mutating func add(_ cost: @autoclosure () -> Double, examples count: Int) {
    left -= 1
    guard isMean || left == 0 else { return }
    last = cost()
    sum += last * Double(count)
    examples += count
  }

  public var value: Double { isMean ? sum / Double(max(1, examples)) : last }
}
