import NNCore

/// The optimizers of one layer's weights and biases.
package struct LayerOptimizer<Method: Optimizer>: Sendable {
  package var W, b: Method

  package init(_ variant: Variant, _ given: Hyperparameters, for layer: Layer) {
    W = Method(variant, given, for: layer.W)
    b = Method(variant, given, for: layer.b)
  }
}

/// One step: the gradients of a mini-batch, and the method's update. Returns the output A from before the update.
package func step<Method: Optimizer>(
  _ network: inout Network, _ optimizers: inout [LayerOptimizer<Method>], _ X: Matrix, _ Y: Matrix
) -> Matrix {
  let pass = network.forward(X)
  let gradients = network.backward(pass, Y).layers
  for index in gradients.indices {
    optimizers[index].W.update(&network.layers[index].W, gradients[index].dW)
    optimizers[index].b.update(&network.layers[index].b, gradients[index].db)
  }
  return pass.output
}

/// Trains with mini-batches, drawn anew in every epoch from a seed that grows by 1.
///
/// - Parameter report: Called after every epoch with each batch's output A from before its update, its labels Y, and
///   the current network.
package func miniBatchDescent<Method: Optimizer, Failure: Error>(
  _ X: Matrix, _ Y: Matrix, from start: Network, by method: Method.Type, _ variant: Variant,
  _ given: Hyperparameters, epochs: Int, batchSize: Int, seed: UInt32,
  report: (_ epoch: Int, _ outputs: [(A: Matrix, Y: Matrix)], _ network: Network) throws(Failure) -> Void
) throws(Failure) -> Network {
  var network = start
  var optimizers = start.layers.map { LayerOptimizer<Method>(variant, given, for: $0) }
  var batches = MiniBatches(X, Y, size: batchSize, seed: seed)
  for epoch in 0..<epochs {
    batches.draw(epoch: epoch)
    var outputs: [(A: Matrix, Y: Matrix)] = []
    for (X, Y) in batches {
      outputs.append((step(&network, &optimizers, X, Y), Y))
    }
    try report(epoch, outputs, network)
  }
  return network
}
