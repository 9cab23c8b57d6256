import NNCore
import Synchronization

/// A network without biases, ready to be pushed through by one block of examples after another.
///
/// In a block, (examples, features), an example is a **row**, because that is how the examples are drawn. The
/// product A·Wᵀ is then what W·A is on paper.
struct Propagation: Sendable {
  let layers: [PackedMatrix]
  let activation: Activation

  /// A network of the given sizes, the input's first; each layer's weights are packed as soon as drawn.
  init(
    sizes: [Int], _ initialization: Initialization, activation: Activation, using random: inout RandomState
  ) {
    layers = zip(sizes, sizes.dropFirst()).map { inputs, units in
      PackedMatrix(transposing: initialization.weights(units: units, inputs: inputs, using: &random))
    }
    self.activation = activation
  }

  /// The statistics of every layer's activations for the block in `work`.
  func statistics(_ work: inout Workspace) -> [LayerStatistics] {
    layers.indices.map { index in
      forward(layer: index, &work)
      return work.activations[index].withUnsafeElements { activations in
        LayerStatistics(of: UnsafeBufferPointer(rebasing: activations[..<(work.count * layers[index].units)]))
      }
    }
  }

  /// A = f(A_prev·Wᵀ): (examples, units) = (examples, inputs)·(inputs, units).
  private func forward(layer index: Int, _ work: inout Workspace) {
    let A_prev = index == 0 ? work.examples : work.activations[index - 1]
    layers[index].multiply(
      rows: A_prev, 0..<work.count, into: &work.activations[index], relu: activation == .relu)
    if activation == .tanh { work.activations[index] = tanh(work.activations[index]) }
  }
}

/// What one thread works on: a block of examples, and room for what the layers make of it.
struct Workspace {
  /// Enough examples to use every weight many times while it is at hand, few enough to need little memory.
  static let blockSize = 384

  /// (examples, features); the first `count` rows hold examples.
  fileprivate(set) var examples: Matrix
  /// (examples, units) for each layer.
  fileprivate(set) var activations: [Matrix]
  fileprivate(set) var count = 0
  /// The block's place among all blocks.
  fileprivate(set) var number = 0

  init(inputs: Int, units: [Int]) {
    examples = Matrix(rows: Workspace.blockSize, columns: inputs)
    activations = units.map { Matrix(rows: Workspace.blockSize, columns: $0) }
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
  mutating func draw(into work: inout Workspace) -> Bool {
    work.count = min(Workspace.blockSize, remaining)
    work.number = blocks
    work.examples.withUnsafeMutableElements { [count = work.count * work.examples.columns] elements in
      random.fillRandn(UnsafeMutableBufferPointer(rebasing: elements[..<count]))
    }
    remaining -= work.count
    blocks += 1
    return work.count > 0
  }
}

/// The statistics so far. Blocks may come in any order, but are merged in the order of their examples, so that
/// the number of threads changes no digit.
struct OrderedStatistics {
  private(set) var totals: [[LayerStatistics]]
  private(set) var examples = 0
  private var merged = 0
  private var early: [Int: [[LayerStatistics]]] = [:]

  init(like networks: [Propagation]) {
    totals = networks.map { $0.layers.map { _ in LayerStatistics() } }
  }

  mutating func add(_ block: [[LayerStatistics]], number: Int, examples count: Int) {
    examples += count
    early[number] = block
    while let next = early.removeValue(forKey: merged) {
      merge(next)
      merged += 1
    }
  }

  private mutating func merge(_ block: [[LayerStatistics]]) {
    for network in totals.indices {
      for layer in totals[network].indices { totals[network][layer].merge(block[network][layer]) }
    }
  }
}

/// Pushes all examples through all networks; each thread takes the next block when it is done with one.
func propagate(
  _ settings: CompareInitializations.Settings, through networks: [Propagation],
  progress: @Sendable (Int) -> Void
) -> [[LayerStatistics]] {
  let stream = Mutex(ExampleStream(seed: settings.seed, count: settings.examples))
  let statistics = Mutex(OrderedStatistics(like: networks))
  inParallel(settings.threads) { _ in
    var work = Workspace(inputs: settings.inputs, units: settings.hidden)
    while stream.withLock({ $0.draw(into: &work) }) {
      let measured = networks.map { $0.statistics(&work) }
      statistics.withLock {
        $0.add(measured, number: work.number, examples: work.count)
        progress($0.examples)
      }
    }
  }
  return statistics.withLock { $0.totals }
}
