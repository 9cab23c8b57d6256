// Hidden ReLU layers, if any, and an output layer with one unit for each class, whose Z are the scores of the classes:
//
//     Z = W·A_prev + b        (classes, m) = (classes, inputs)·(inputs, m) + (classes, 1)
//     P = softmax(Z)          (classes, m)
//
// Without hidden layers this is softmax regression: each class has a row of W, a weight for each feature. Columns are
// examples: X is (features, m), Y is (classes, m), one 1 in each column.

import NNCore

/// The first weights: normal numbers times a scale, drawn layer by layer. Biases start at 0.
package func initialize(
  _ sizes: [Int], scale: (_ inputs: Int) -> Double, using random: inout RandomState
) -> [Layer] {
  zip(sizes, sizes.dropFirst()).map { inputs, units in
    Layer(W: random.randn(units, inputs) * scale(inputs), b: .zeros(units, 1))
  }
}

/// Passes the examples through the layers, up to the scores of the classes, Z, (classes, m). `A` holds the input of each
/// layer, (inputs, m): the examples first, then the hidden layers' activations.
package func forward(_ X: Matrix, _ layers: [Layer]) -> (Z: Matrix, A: [Matrix]) {
  var A = [X]
  for layer in layers.dropLast() { A.append(relu(affine(layer.W, A[A.count - 1], layer.b))) }
  let last = layers[layers.count - 1]
  return (affine(last.W, A[A.count - 1], last.b), A)
}

/// The cross-entropy of the scores, and the penalty (λ/2m) Σ ‖W‖² of lesson 5.
///
/// The m of the penalty counts all training examples, `examples` of them, even if Z and Y are only a mini-batch: then
/// small steps minimize the same cost as the whole batch.
package func computeCost(
  _ Z: Matrix, _ Y: Matrix, _ layers: [Layer], lambda: Double, of examples: Int? = nil
) -> Double {
  let m = Double(examples ?? Y.columns)
  let squares = layers.reduce(0) { sum, layer in sum + layer.W.sumOfSquares() }
  return softmaxCost(Z, Y) + lambda / (2 * m) * squares
}

/// How the cost changes with every weight and bias, from the last layer back to the first.
///
/// The derivative of `ln Σ exp z` with respect to z_k is `exp z_k / Σ exp z`, which is p_k; that of `-z_y` is -1 for the
/// right class and 0 for the others. Together, and divided by m for the mean: `dZ = (P - Y)/m`, the same form as for the
/// sigmoid. From there on everything is as in lesson 2, except for the penalty's λ/m·W in dW, with m as in the cost.
package func backward(
  _ Z: Matrix, _ A: [Matrix], _ Y: Matrix, _ layers: [Layer], lambda: Double, of examples: Int? = nil
) -> [LayerGradient] {
  let m = Double(Y.columns)
  let decay = lambda / Double(examples ?? Y.columns)  // λ/m, where m counts all training examples
  var gradients: [LayerGradient] = []
  var dZ = (softmax(Z) - Y) / m  // (P - Y)/m: (classes, m)
  for (layer, A_prev) in zip(layers, A).reversed() {
    let dW = dZ.dot(A_prev.T) + decay * layer.W  // (units, m)·(m, inputs) = (units, inputs)
    gradients.append(LayerGradient(dW: dW, db: dZ.rowSums()))
    if gradients.count < layers.count {
      dZ = reluBackward(layer.W.T.dot(dZ), A_prev)  // (inputs, m); A > 0 exactly where its Z > 0
    }
  }
  return gradients.reversed()
}

/// One step downhill: W - η·dW, b - η·db.
package func updateParameters(
  _ layers: [Layer], _ gradients: [LayerGradient], rate: Double
) -> [Layer] {
  zip(layers, gradients).map { layer, gradient in
    Layer(W: layer.W - rate * gradient.dW, b: layer.b - rate * gradient.db)
  }
}

/// One iteration. Returns the scores Z of the classes, and the layers after a step against the gradient.
package func step(
  _ layers: [Layer], _ X: Matrix, _ Y: Matrix, lambda: Double, rate: Double
) -> (Z: Matrix, layers: [Layer]) {
  let (Z, A) = forward(X, layers)
  let gradients = backward(Z, A, Y, layers, lambda: lambda)
  return (Z, updateParameters(layers, gradients, rate: rate))
}

/// Gradient descent: `iterations` steps, each against the gradient over all examples.
///
/// - Parameter report: Called in every iteration with the scores Z and the layers before the update.
package func gradientDescent<Failure: Error>(
  _ X: Matrix, _ Y: Matrix, from start: [Layer], lambda: Double, rate: Double, iterations: Int,
  report: (_ iteration: Int, _ Z: Matrix, _ layers: [Layer]) throws(Failure) -> Void
) throws(Failure) -> [Layer] {
  var layers = start
  for iteration in 0..<iterations {
    let (Z, next) = step(layers, X, Y, lambda: lambda, rate: rate)
    try report(iteration, Z, layers)
    layers = next
  }
  return layers
}

/// One step on a mini-batch of `m` training examples. Returns its scores Z from before the step, and the layers and the
/// optimizer after it: gradient descent, momentum and Adam are lesson 9's, in NNCore's `ParameterOptimizer`.
package func step(
  _ layers: [Layer], _ optimizer: ParameterOptimizer, _ X: Matrix, _ Y: Matrix, lambda: Double, of m: Int
) -> (Z: Matrix, layers: [Layer], optimizer: ParameterOptimizer) {
  let (Z, A) = forward(X, layers)
  let gradients = backward(Z, A, Y, layers, lambda: lambda, of: m)
  var (next, after) = (layers, optimizer)
  after.update(&next, gradients)
  return (Z, next, after)
}

/// Mini-batches, as in lesson 8: in every epoch the examples are shuffled anew and divided into batches, with a step
/// for each. The seed of the order grows by 1 from epoch to epoch.
///
/// - Parameter report: Called in every step with the epoch, whether the batch is its last one, the batch's scores Z and
///   labels Y, and the layers before the step.
package func miniBatchDescent<Failure: Error>(
  _ X: Matrix, _ Y: Matrix, from start: [Layer], by method: ParameterOptimizer, lambda: Double, epochs: Int,
  batchSize: Int, seed: UInt32,
  report: (_ epoch: Int, _ isLast: Bool, _ Z: Matrix, _ Y: Matrix, _ layers: [Layer]) throws(Failure) -> Void
) throws(Failure) -> [Layer] {
  var (layers, optimizer) = (start, method)
  var batches = MiniBatches(X, Y, size: batchSize, seed: seed)
  for epoch in 0..<epochs {
    batches.draw(epoch: epoch)
    for (number, batch) in batches.enumerated() {
      let (Z, next, after) = step(layers, optimizer, batch.X, batch.Y, lambda: lambda, of: X.columns)
      try report(epoch, number + 1 == batches.count, Z, batch.Y, layers)
      (layers, optimizer) = (next, after)
    }
  }
  return layers
}
