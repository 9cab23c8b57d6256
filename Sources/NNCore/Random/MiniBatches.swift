/// The examples in random order, cut into batches: one epoch of mini-batch training.
///
/// With `p = RandomState(seed).permutation(m)`, the batches are the columns `p[0..<size]`, `p[size..<2·size]` …;
/// the last one is shorter if `size` does not divide m. Every example comes once.
/// ```swift
/// for (X, Y) in MiniBatches(data.X, data.Y, size: 64, seed: 1) { … }
/// ```
public struct MiniBatches: Sequence {
  private let X: Matrix
  private let Y: Matrix
  private let size: Int
  private let order: [Int]

  /// One epoch's batches of the examples `X`, (features, m), and their labels `Y`, (labels, m).
  ///
  /// - Precondition: `X` and `Y` have as many columns, `size` is positive (it may exceed m), and `seed` is in
  ///   0...2³² - 1.
  public init(
    _ X: Matrix, _ Y: Matrix, size: Int, seed: some BinaryInteger, file: StaticString = #file,
    line: UInt = #line
  ) {
    require(
      X.columns == Y.columns, "cannot cut \(X.shape) examples and \(Y.shape) labels into batches together",
      file: file, line: line)
    require(size > 0, "the size of a batch must be positive, got \(size)", file: file, line: line)
    self.X = X
    self.Y = Y
    self.size = size
    var random = RandomState(seed: seed, file: file, line: line)
    order = random.permutation(X.columns)
  }

  /// How many batches there are: ⌈m / size⌉.
  public var count: Int { order.isEmpty ? 0 : (order.count - 1) / size + 1 }

  /// The same as ``count``, as a sequence states it.
  public var underestimatedCount: Int { count }

  /// The batches from the first one on.
  public func makeIterator() -> Iterator { Iterator(batches: self) }

  /// Hands out one batch after the other.
  public struct Iterator: IteratorProtocol {
    fileprivate let batches: MiniBatches
    private var start = 0

    fileprivate init(batches: MiniBatches) { self.batches = batches }

    /// The next batch: X is (features, n) and Y is (labels, n), where n ≤ size.
    public mutating func next() -> (X: Matrix, Y: Matrix)? {
      let rest = batches.order.count - start
      guard rest > 0 else { return nil }
      let columns = batches.order[start..<start + Swift.min(rest, batches.size)]
      start += columns.count
      return (batches.X.columns(at: columns), batches.Y.columns(at: columns))
    }
  }
}
