import Datasets
import NNCore
import TrainingKit

extension Network {
  /// Batch: one step for each pass, along the gradient of all examples. Smooth, and slow to take each step.
  mutating func descendByBatch(
    _ schedule: Schedule, on examples: LabelledData, trace: inout TrainingTrace
  ) throws {
    var pass = NetworkPass()
    for iteration in 0..<schedule.passes {
      step(examples.X, examples.Y, schedule.learningRate, &pass)
      try trace.record(crossEntropy(pass.A.output, examples.Y), at: iteration)
    }
  }

  /// Stochastic: one step for each example, along the gradient of that example alone. Quick and noisy: the
  /// printed cost is one example's too. The order is drawn once, and kept for all epochs.
  mutating func descendByExample(
    _ schedule: Schedule, on examples: LabelledData, trace: inout TrainingTrace
  ) throws {
    var random = RandomState(seed: 3)
    let shuffled = random.permutation(examples.count).map { index in
      (x: examples.X.column(index), y: examples.Y.column(index))  // (features, 1) and (1, 1)
    }
    var pass = NetworkPass()
    for epoch in 0..<schedule.passes {
      for (number, example) in shuffled.enumerated() {
        step(example.x, example.y, schedule.learningRate, &pass)
        let cost = crossEntropy(pass.A.output, example.y)
        try trace.require(cost, at: "example \(number) of epoch \(epoch + 1)")
        trace.sample(cost, at: epoch * shuffled.count + number)
        if number % schedule.reportEvery == 0 {
          let place = "Example \(number) of epoch \(epoch + 1)"
          trace.keep(cost, at: epoch * shuffled.count + number, as: place)
        }
      }
    }
  }

  /// Mini-batch: one step for each few dozen examples, drawn anew in every epoch. The compromise that is used
  /// in practice. The printed cost is that of the epoch's last mini-batch, or the mean of them all.
  mutating func descendByMiniBatch(
    _ schedule: Schedule, on examples: LabelledData, trace: inout TrainingTrace
  ) throws {
    var batches = schedule.batches.cut(examples)
    var pass = NetworkPass()
    for epoch in 0..<schedule.passes {
      var cost = EpochCost(schedule.batches, batches: batches.count)
      batches.draw(epoch: epoch)
      for (X, Y) in batches {
        step(X, Y, schedule.learningRate, &pass)
        cost.add(crossEntropy(pass.A.output, Y), examples: Y.columns)
      }
      try trace.record(cost.value, at: epoch)
    }
  }

  /// Forward pass, backward pass, update: the same for all three. The pass keeps the outputs from before the update.
  private mutating func step(
    _ X: Matrix, _ Y: Matrix, _ learningRate: Double, _ pass: inout NetworkPass
  ) {
    pass.forward(self, X)
    pass.backward(self, Y)
    layers.descend(pass.gradients, rate: learningRate)
  }
}
