import Datasets
import NNCore
import TrainingKit

/// The optimizers of a layer's weights and biases.
typealias LayerOptimizers = (W: any Optimizer, b: any Optimizer)

extension DeepNeuralNetworkWithOptimizers {
  /// Trains a network with mini-batches, drawn anew in every epoch. The cost in the trace is that of the epoch's
  /// last mini-batch, before its step, or the mean of them all.
  static func train(
    with prepared: PreparedOptimizer, _ settings: Settings, on examples: LabelledData,
    trace: inout TrainingTrace, afterEpoch: (_ epoch: Int, Network) -> Void = { _, _ in }
  ) throws -> Network {
    let layers = try settings.network.firstLayers(for: examples, memories: prepared.method.memories)
    var network = Network(layers: layers)
    var optimizers: [LayerOptimizers] = network.layers.map { layer in
      (W: prepared.start(for: layer.W), b: prepared.start(for: layer.b))
    }
    var batches = settings.batches.cut(examples)
    var pass = NetworkPass()
    for epoch in 0..<settings.epochs {
      var cost = EpochCost(settings.batches, batches: batches.count)
      batches.draw(epoch: epoch)
      for (X, Y) in batches {
        pass.forward(network, X)
        cost.add(crossEntropy(pass.A.output, Y), examples: Y.columns)
        pass.backward(network, Y)
        for (index, gradient) in pass.gradients.enumerated() {
          optimizers[index].W.update(&network.layers[index].W, gradient.dW)
          optimizers[index].b.update(&network.layers[index].b, gradient.db)
        }
      }
      try trace.record(cost.value, at: epoch)
      afterEpoch(epoch, network)
    }
    return network
  }
}
