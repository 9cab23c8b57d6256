// Lesson 6's mathematics: a network of hidden ReLU layers with dropout, and one sigmoid output without it. Columns are
// examples: X is (features, m), Y is (1, m). ReLU, sigmoid and their derivatives are NNCore's, as lesson 2 derives
// them.

import NNCore

/// What a layer keeps for the backward pass. Layer 0 computes nothing: its A are the examples.
package struct Cache {
  /// (units, m): before the activation function, and after it; in a hidden layer, A is taken after the mask.
  package var Z = Matrix(), A = Matrix()
  /// The mask of a hidden layer, (units, m).
  package var D = Matrix()
}

extension [Cache] {
  /// The last layer's activations: the probabilities of class 1, (1, m).
  package var output: Matrix { self[count - 1].A }
}

/// Pushes the examples through the layers, and switches off units of the hidden ones.
package func forwardWithDropout(
  _ X: Matrix, _ layers: [Layer], _ dropout: Dropout, using random: inout RandomState
) -> [Cache] {
  var caches = [Cache(A: X)]
  for (number, layer) in zip(1..., layers) {
    let Z = affine(layer.W, caches[number - 1].A, layer.b)  // W·A_prev + b: (units, m)
    if number < layers.count {
      let A = relu(Z)
      let D = dropout.mask(like: A, using: &random)
      caches.append(Cache(Z: Z, A: dropout.drop(A, D), D: D))
    } else {
      caches.append(Cache(Z: Z, A: sigmoid(Z)))
    }
  }
  return caches
}

/// Finds the gradients layer by layer. A unit that was off passed nothing on, so nothing comes back through it.
package func backwardWithDropout(
  _ caches: [Cache], _ Y: Matrix, _ layers: [Layer], _ dropout: Dropout
) -> [LayerGradient] {
  var gradients: [LayerGradient] = []
  var dZ = outputGradient(caches.output, Y)  // (A - Y)/m: (1, m)
  for (number, layer) in zip(1..., layers).reversed() {
    let previous = caches[number - 1]
    let dW = dZ.dot(previous.A.T)  // (units, m)·(m, inputs) = (units, inputs)
    let db = dZ.rowSums()  // (units, 1)
    gradients.append(LayerGradient(dW: dW, db: db))
    if number > 1 {
      let dA = layer.W.T.dot(dZ)  // (inputs, units)·(units, m) = (inputs, m)
      dZ = reluBackward(dropout.drop(dA, previous.D), previous.Z)  // (dA∘D/keep) ∘ [Z > 0]
    }
  }
  return gradients.reversed()
}

/// The probabilities of class 1, (1, m), with no unit switched off.
package func predict(_ X: Matrix, _ layers: [Layer], _ dropout: Dropout) -> Matrix {
  var A = X
  for layer in layers.dropLast() { A = dropout.predict(relu(affine(layer.W, A, layer.b))) }  // (units, m)
  let last = layers[layers.count - 1]
  return sigmoid(affine(last.W, A, last.b))
}

/// One iteration. Returns the output A of the masked network, and the layers after a step.
package func step(
  _ layers: [Layer], _ X: Matrix, _ Y: Matrix, _ dropout: Dropout, rate: Double,
  using random: inout RandomState
) -> (A: Matrix, layers: [Layer]) {
  let caches = forwardWithDropout(X, layers, dropout, using: &random)
  let gradients = backwardWithDropout(caches, Y, layers, dropout)
  var next = layers
  for index in next.indices { next[index].descend(gradients[index], rate: rate) }
  return (caches.output, next)
}

/// Gradient descent: `iterations` steps, each against the gradient over all examples.
///
/// - Parameters:
///   - maskSeed: The seed of the masks.
///   - isCorrected: Whether a single generator draws all masks. The published script creates a new one with the same
///     seed in every iteration, so that the same units are always off.
///   - report: Called in every iteration with the output A of the masked network and the layers before the
///     update.
package func gradientDescent<Failure: Error>(
  _ X: Matrix, _ Y: Matrix, from start: [Layer], _ dropout: Dropout, rate: Double, iterations: Int,
  maskSeed: UInt32, isCorrected: Bool,
  report: (_ iteration: Int, _ A: Matrix, _ layers: [Layer]) throws(Failure) -> Void
) throws(Failure) -> [Layer] {
  var layers = start
  var random = RandomState(seed: maskSeed)
  for iteration in 0..<iterations {
    if !isCorrected { random = RandomState(seed: maskSeed) }
    let (A, next) = step(layers, X, Y, dropout, rate: rate, using: &random)
    try report(iteration, A, layers)
    layers = next
  }
  return layers
}
