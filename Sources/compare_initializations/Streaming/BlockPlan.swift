import LessonKit

/// How the examples are cut into blocks, and how much memory that takes.
///
/// A block depends on the sizes alone, never on the threads: statistics are merged block by block, and another
/// cut would change their last digits.
struct BlockPlan: Equatable, Sendable {
  /// Enough examples to use every weight many times while it is in the cache, few enough to need little memory.
  static let usualRows = 384
  /// The numbers of a block, its layers' included: 64 MiB, which 384 examples need only with over 21,000 units.
  static let mostNumbers = 1 << 23

  /// The sizes of the layers, the input's first.
  let sizes: [Int]
  /// The examples of a block.
  let rows: Int
  /// No more than there are blocks.
  let threads: Int

  init(sizes: [Int], examples: Int, threads: Int) {
    self.sizes = sizes
    let numbers = sizes.reduce(0, +)
    rows = min(BlockPlan.usualRows, examples, max(1, BlockPlan.mostNumbers / numbers))
    self.threads = min(threads, (examples + rows - 1) / rows)
  }

  /// The most memory that a run through so many networks holds: their weights, one layer's weights twice more while they
  /// are drawn and packed, and for each thread a block, with its largest layer twice because of tanh.
  func bytes(networks: Int) -> Double {
    let layers = zip(sizes, sizes.dropFirst()).map { Double($0) * Double($1) }
    let weights = Double(networks) * layers.reduce(0, +) + 2 * (layers.max() ?? 0)
    let block = Double(rows) * Double(sizes.reduce(0, +) + (sizes.max() ?? 0))
    return 8 * (weights + Double(threads) * block)
  }
}
