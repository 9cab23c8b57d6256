import NNCore

/// The data that one thread works on: some examples, and memory for the activations of each layer.
///
/// Here an example is a **row**, because examples are drawn row by row.
struct Block {
  /// (examples, inputs); the first `count` rows hold examples.
  fileprivate(set) var examples: Matrix
  /// (examples, units) for each layer.
  var activations: [Matrix]
  fileprivate(set) var count = 0
  /// The position of the block among all blocks.
  fileprivate(set) var number = 0

  init(_ plan: BlockPlan) {
    examples = Matrix(rows: plan.rows, columns: plan.sizes[0])
    activations = plan.sizes.dropFirst().map { Matrix(rows: plan.rows, columns: $0) }
  }
}

/// Standard-normal examples, drawn one after the other from one generator.
struct ExampleStream {
  private var random: RandomState
  private var remaining: Int
  private var blocks = 0

  init(seed: UInt32, count: Int) {
    random = RandomState(seed: seed)
    remaining = count
  }

  /// Draws the next block; `false` when all examples have been drawn.
  mutating func draw(into block: inout Block) -> Bool {
    block.count = min(block.examples.rows, remaining)
    block.number = blocks
    block.examples.withUnsafeMutableElements { [count = block.count * block.examples.columns] elements in
      random.fillRandn(UnsafeMutableBufferPointer(rebasing: elements[..<count]))
    }
    remaining -= block.count
    blocks += 1
    return block.count > 0
  }
}
