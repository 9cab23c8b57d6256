import LessonKit
import NNCore

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
    var memories = network.layers.map { (W: memory(for: $0.W), b: memory(for: $0.b)) }
    for epoch in 0..<schedule.epochs {
      var cost = 0.0
      let batches = MiniBatches(
        examples.X, examples.Y, size: schedule.batchSize, seed: UInt32(truncatingIfNeeded: epoch + 1))
      for (number, (X, Y)) in batches.enumerated() {
        let A = network.forward(X)
        if number + 1 == batches.count { cost = crossEntropy(A.output, Y) }
        let gradients = network.backward(A, Y)
        for index in gradients.indices {
          update(&network.layers[index].W, gradients[index].dW, &memories[index].W)
          update(&network.layers[index].b, gradients[index].db, &memories[index].b)
        }
      }
      try trace.record(cost, at: epoch)
      afterEpoch(epoch, network)
    }
  }
}
