import LessonKit

/// How the examples are divided into blocks, and how much memory the blocks take.
///
/// The size of a block depends on the layers alone, never on the number of threads: statistics are merged block by
/// block, and a different division would change their last digits.
struct BlockPlan: Equatable, Sendable {
  /// Enough examples to use every weight many times while it is in the cache, and few enough to need little memory.
  static let usualRows = 384
  /// The most numbers in a block, its layers' activations included: 64 MiB, which 384 examples exceed only with more
  /// than 21,000 inputs and units.
  static let mostNumbers = 1 << 23

  /// The sizes of the layers, starting with the input.
  let sizes: [Int]
  /// The number of examples in a block.
  let rows: Int
  /// At most as many as there are blocks.
  let threads: Int

  init(sizes: [Int], examples: Int, threads: Int) {
    self.sizes = sizes
    let numbers = sizes.reduce(0, +)
    rows = min(BlockPlan.usualRows, examples, max(1, BlockPlan.mostNumbers / numbers))
    self.threads = min(threads, (examples + rows - 1) / rows)
  }

  /// The most memory that a run through this many networks holds: their weights, one layer's weights twice more while
  /// they are drawn and packed, and for each thread a block, with a second copy of its largest layer for tanh.
  func bytes(networks: Int) -> Double {
    let layers = zip(sizes, sizes.dropFirst()).map { Double($0) * Double($1) }
    let weights = Double(networks) * layers.reduce(0, +) + 2 * (layers.max() ?? 0)
    let block = Double(rows) * Double(sizes.reduce(0, +) + (sizes.max() ?? 0))
    return 8 * (weights + Double(threads) * block)
  }
}
