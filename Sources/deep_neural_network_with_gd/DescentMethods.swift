// Lesson 8's mathematics: three ways down the hill. The network is NNCore's, which computes what lesson 2 derives.
// Columns are examples: X is (features, m), Y is (1, m).

import NNCore

/// Forward pass, backward pass, update: the same for all three. Returns the output A from before the update.
package func step(_ network: inout Network, _ X: Matrix, _ Y: Matrix, rate: Double) -> Matrix {
  let pass = network.forward(X)
  let gradients = network.backward(pass, Y)
  network.descend(gradients, rate: rate)
  return pass.output
}

/// Batch: one step per pass over the data, against the gradient over all examples. Smooth, but each step is expensive.
///
/// - Parameter report: Called in every iteration with the output A from before the update.
package func batchGradientDescent<Failure: Error>(
  _ X: Matrix, _ Y: Matrix, from start: Network, rate: Double, iterations: Int,
  report: (_ iteration: Int, _ A: Matrix) throws(Failure) -> Void
) throws(Failure) -> Network {
  var network = start
  for iteration in 0..<iterations {
    let A = step(&network, X, Y, rate: rate)
    try report(iteration, A)
  }
  return network
}

/// Stochastic: one step for each example, against the gradient of that example alone. Fast and noisy; the reported cost
/// is that of a single example, too. The order is drawn once, with seed 3, and kept for all epochs.
///
/// - Parameter report: Called in every step with the example's position in the shuffled order, the output A and the
///   label y, both (1, 1).
package func stochasticGradientDescent<Failure: Error>(
  _ X: Matrix, _ Y: Matrix, from start: Network, rate: Double, epochs: Int,
  report: (_ epoch: Int, _ number: Int, _ A: Matrix, _ y: Matrix) throws(Failure) -> Void
) throws(Failure) -> Network {
  var random = RandomState(seed: 3)
  let shuffled = random.permutation(X.columns).map { index in
    (x: X.column(index), y: Y.column(index))  // (features, 1) and (1, 1)
  }
  var network = start
  for epoch in 0..<epochs {
    for (number, example) in shuffled.enumerated() {
      let A = step(&network, example.x, example.y, rate: rate)
      try report(epoch, number, A, example.y)
    }
  }
  return network
}

/// The examples in random order, cut into batches of `size`; the last one is shorter if `size` does not divide m.
package func randomMiniBatches(
  _ X: Matrix, _ Y: Matrix, size: Int, seed: UInt32
) -> [(X: Matrix, Y: Matrix)] {
  var random = RandomState(seed: seed)
  let order = random.permutation(X.columns)
  return stride(from: 0, to: order.count, by: size).map { start in
    let batch = order[start..<min(start + size, order.count)]
    return (X.columns(at: batch), Y.columns(at: batch))  // (features, n) and (1, n), n ≤ size
  }
}

/// Mini-batch: one step for every few dozen examples, which are drawn anew in every epoch from a seed that grows by 1.
/// This is the compromise used in practice.
///
/// - Parameter report: Called after every epoch with each batch's output A, from before its update, and labels Y.
package func miniBatchGradientDescent<Failure: Error>(
  _ X: Matrix, _ Y: Matrix, from start: Network, rate: Double, epochs: Int, batchSize: Int, seed: UInt32,
  report: (_ epoch: Int, _ outputs: [(A: Matrix, Y: Matrix)]) throws(Failure) -> Void
) throws(Failure) -> Network {
  var network = start
  for epoch in 0..<epochs {
    var outputs: [(A: Matrix, Y: Matrix)] = []
    for batch in randomMiniBatches(X, Y, size: batchSize, seed: seed &+ UInt32(truncatingIfNeeded: epoch)) {
      let A = step(&network, batch.X, batch.Y, rate: rate)
      outputs.append((A, batch.Y))
    }
    try report(epoch, outputs)
  }
  return network
}
