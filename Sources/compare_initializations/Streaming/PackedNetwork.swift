import NNCore
import compare_initializations_heart

/// The weights of a network, packed once for all blocks. Examples are rows in a block, so W·A becomes A·Wᵀ.
struct PackedNetwork: Sendable {
  let layers: [PackedMatrix]
  let activation: Activation

  /// A network of the given sizes, starting with the input; each layer's weights are packed as soon as they are drawn.
  init(
    sizes: [Int], _ initialization: Initialization, _ activation: Activation,
    using random: inout RandomState
  ) {
    layers = zip(sizes, sizes.dropFirst()).map { inputs, units in
      PackedMatrix(transposing: initialize(units: units, inputs: inputs, initialization, using: &random))
    }
    self.activation = activation
  }

  /// The statistics of every layer's activations for the examples in `block`.
  func tallies(_ block: inout Block) -> [Tally] {
    layers.indices.map { index in
      forward(layer: index, &block)
      return block.activations[index].withUnsafeElements { activations in
        var tally = Tally()
        tally.add(UnsafeBufferPointer(rebasing: activations[..<(block.count * layers[index].units)]))
        return tally
      }
    }
  }

  /// A = f(A_prev·Wᵀ): (examples, units) = (examples, inputs)·(inputs, units).
  private func forward(layer index: Int, _ block: inout Block) {
    let A_prev = index == 0 ? block.examples : block.activations[index - 1]
    layers[index].multiply(
      rows: A_prev, 0..<block.count, into: &block.activations[index], relu: activation == .relu)
    if activation == .tanh { block.activations[index] = tanh(block.activations[index]) }
  }
}
