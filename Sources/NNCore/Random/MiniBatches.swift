/// The examples in random order, cut into mini-batches, one epoch after the other.
///
/// With `p = RandomState(seed).permutation(m)`, the batches are the columns `p[0..<size]`, `p[size..<2·size]` …; the
/// last one is shorter if `size` does not divide m. Each example occurs once.
///
/// ```swift
/// var batches = MiniBatches(data.X, data.Y, size: 64, seed: 1)
/// for epoch in 0..<100 {
///   batches.draw(epoch: epoch)
///   for (X, Y) in batches {
///     network.descend(network.backward(network.forward(X), Y), rate: 0.1)
///   }
/// }
/// ```
///
/// Within an epoch, batches after the first two reuse the memory of earlier ones, unless those have been kept.
public struct MiniBatches: Sequence, Sendable {
  /// The examples as rows, (m, features): a batch then takes whole rows.
  private let examples: Matrix
  private let Y: Matrix
  private let size: Int
  private let seed: UInt32
  private var order: [Int]

  /// One epoch's batches of the examples `X`, (features, m), and their labels `Y`, (labels, m).
  ///
  /// - Precondition: `X` and `Y` have as many columns, `size` is positive (it may exceed m), and `seed` is in
  ///   0...2³² - 1.
  /// - Complexity: O(features · m): the examples are copied once, as rows, so that taking a batch is fast; see
  ///   ``init(rows:_:size:seed:file:line:)``.
  public init(
    _ X: Matrix, _ Y: Matrix, size: Int, seed: some BinaryInteger, file: StaticString = #file,
    line: UInt = #line
  ) {
    require(
      X.columns == Y.columns, "cannot cut \(X.sizes) examples and \(Y.sizes) labels into batches together",
      file: file, line: line)
    self.init(rows: X.transposed(), Y, size: size, seed: seed, file: file, line: line)
  }

  /// One epoch's batches of examples that are stored as rows, (m, features), and their labels `Y`, (labels, m). The
  /// batches are the same, examples in columns.
  ///
  /// - Precondition: There is a row of `examples` for each column of `Y`, `size` is positive (it may exceed m), and
  ///   `seed` is in 0...2³² - 1.
  /// - Complexity: O(m) for the permutation; `examples` and `Y` are not copied.
  public init(
    rows examples: Matrix, _ Y: Matrix, size: Int, seed: some BinaryInteger, file: StaticString = #file,
    line: UInt = #line
  ) {
    require(
      examples.rows == Y.columns,
      "cannot cut \(examples.rows) examples and \(Y.sizes) labels into batches together", file: file,
      line: line)
    require(size > 0, "the size of a batch must be positive, got \(size)", file: file, line: line)
    self.examples = examples
    self.Y = Y
    self.size = size
    self.seed = requireSeed(seed, file, line)
    order = Array(0..<Y.columns)
    draw(epoch: 0)
  }

  /// Draws the order of an epoch, counted from 0, from a seed that grows by 1 with each epoch. After the largest seed
  /// comes 0.
  ///
  /// - Complexity: O(m) for m examples. Nothing is allocated.
  public mutating func draw(epoch: Int) {
    var random = RandomState(seed: seed &+ UInt32(truncatingIfNeeded: epoch))
    for index in order.indices { order[index] = index }
    random.shuffle(&order)
  }

  /// How many batches there are: ⌈m / size⌉.
  public var count: Int { order.isEmpty ? 0 : (order.count - 1) / size + 1 }

  /// The same as ``count``, under the name that `Sequence` requires.
  public var underestimatedCount: Int { count }

  /// The batches from the first one on.
  public func makeIterator() -> Iterator { Iterator(batches: self) }

  /// Hands out one batch after the other.
  public struct Iterator: IteratorProtocol, Sendable {
    private let batches: MiniBatches
    private var start = 0
    /// The last two batches. A training pass keeps its examples until it gets the next ones, so the older batch is free
    /// to be overwritten. Both are values: a batch that is kept longer keeps its numbers, and the next one takes new
    /// memory.
    private var last = (X: Matrix(), Y: Matrix())
    private var beforeLast = (X: Matrix(), Y: Matrix())

    fileprivate init(batches: MiniBatches) { self.batches = batches }

    /// The next batch: X is (features, n) and Y is (labels, n), where n ≤ size; `nil` after the last.
    ///
    /// - Complexity: O((features + labels) · n): the examples are copied.
    public mutating func next() -> (X: Matrix, Y: Matrix)? {
      let rest = batches.order.count - start
      guard rest > 0 else { return nil }
      let columns = batches.order[start..<start + Swift.min(rest, batches.size)]
      start += columns.count
      swap(&last, &beforeLast)
      batches.examples.rowsAsColumns(at: columns, into: &last.X)
      batches.Y.columns(at: columns, into: &last.Y)
      return last
    }
  }
}
