import Datasets
import NNCore
import TrainingKit

/// How long to train, and in what steps.
struct Schedule: Sendable {
  let epochs: Int
  let batchSize: Int
}

extension Optimizer {
  /// Trains `network` with mini-batches, drawn anew in every epoch. The cost in the trace is that of the epoch's
  /// last mini-batch, before its step.
  func train(
    _ network: inout Network, on examples: LabelledData, _ schedule: Schedule, trace: inout TrainingTrace,
    afterEpoch: (_ epoch: Int, Network) -> Void
  ) throws {
    var pass = NetworkPass()
    var memories = network.layers.map { (W: memory(for: $0.W), b: memory(for: $0.b)) }
    for epoch in 0..<schedule.epochs {
      var cost = 0.0
      let batches = examples.miniBatches(of: schedule.batchSize, inEpoch: epoch)
      for (number, (X, Y)) in batches.enumerated() {
        pass.forward(network, X)
        if number + 1 == batches.count { cost = crossEntropy(pass.A.output, Y) }
        pass.backward(network, Y)
        for (index, gradient) in pass.gradients.enumerated() {
          update(&network.layers[index].W, gradient.dW, &memories[index].W)
          update(&network.layers[index].b, gradient.db, &memories[index].b)
        }
      }
      try trace.record(cost, at: epoch)
      afterEpoch(epoch, network)
    }
  }
}
