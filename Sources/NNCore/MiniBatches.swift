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

  /// - Precondition: `X` is (features, m), `Y` is (labels, m), and `size` is positive; it may exceed m.
  public init(_ X: Matrix, _ Y: Matrix, size: Int, seed: UInt32) {
    require(
      X.columns == Y.columns, "cannot cut \(X.shape) examples and \(Y.shape) labels into batches together")
    require(size > 0, "the size of a batch must be positive, got \(size)")
    self.X = X
    self.Y = Y
    self.size = size
    var random = RandomState(seed: seed)
    order = random.permutation(X.columns)
  }

  /// How many batches there are.
  public var count: Int { (order.count + size - 1) / size }

  public var underestimatedCount: Int { count }

  public func makeIterator() -> Iterator { Iterator(batches: self) }

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
