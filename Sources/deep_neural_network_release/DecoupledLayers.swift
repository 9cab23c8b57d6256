// Lesson 11's mathematics, function by function in the order of the script. Columns are examples: X is (features, m),
// Y is (1, m).
//
// The linear part of a layer and its activation function are decoupled: neither refers to the other. Each function is
// short, can be tested alone, and can be replaced without looking at the others: a new activation function is a new pair.

import NNCore

/// The first weights: normal numbers times a scale, drawn layer by layer. Biases start at 0.
package func initialize(
  _ sizes: [Int], scale: (_ inputs: Int) -> Double, using random: inout RandomState
) -> [Layer] {
  zip(sizes, sizes.dropFirst()).map { inputs, units in
    Layer(W: random.randn(units, inputs) * scale(inputs), b: .zeros(units, 1))
  }
}

/// Z = W·A_prev + b: (units, m).
package func linearForward(_ A_prev: Matrix, _ layer: Layer) -> Matrix { affine(layer.W, A_prev, layer.b) }

/// A = max(0, Z).
package func reluForward(_ Z: Matrix) -> Matrix { Z.map { z in z < 0 ? 0 : z } }

/// A = 1/(1 + e⁻ᶻ).
package func sigmoid(_ Z: Matrix) -> Matrix { 1 / (1 + exp(-Z)) }

/// What a layer keeps for its backward pass: A_prev (inputs, m), W (units, inputs), b (units, 1), Z (units, m).
package struct Cache {
  package let A_prev, W, b, Z: Matrix
}

/// Pushes the examples through the layers: the output's probabilities A, (1, m), and a cache for each layer.
package func forward(_ X: Matrix, _ layers: [Layer]) -> (A: Matrix, caches: [Cache]) {
  var A = X
  var caches: [Cache] = []
  for (index, layer) in layers.enumerated() {
    let Z = linearForward(A, layer)
    caches.append(Cache(A_prev: A, W: layer.W, b: layer.b, Z: Z))
    A = index < layers.count - 1 ? reluForward(Z) : sigmoid(Z)
  }
  return (A, caches)
}

/// J = -(1/m) Σ [ y·ln a + (1 - y)·ln(1 - a) ].
///
/// Where the network is certain and right, a is exactly 0 or 1, and a term is 0·ln 0, NaN in floating point. Its limit is 0,
/// so it is left out of the sum. Where it is certain and wrong, the cost is infinite. An A that is NaN itself would be
/// left out too, so the program checks for that first.
package func computeCost(_ A: Matrix, _ Y: Matrix) -> Double {
  let terms = Y * log(A) + (1 - Y) * log(1 - A)  // (1, m)
  return -terms.sumSkippingNaN() / Double(Y.columns)
}

/// dZ = dA ∘ [Z > 0].
package func reluBackward(_ dA: Matrix, _ Z: Matrix) -> Matrix {
  dA.combined(with: Z) { da, z in z > 0 ? da : 0 }
}

/// From dZ, (units, m): dW = dZ·A_prevᵀ, (units, m)·(m, inputs) = (units, inputs); db = row sums of dZ, (units, 1).
package func linearBackward(_ dZ: Matrix, _ cache: Cache) -> LayerGradient {
  LayerGradient(dW: dZ.dot(cache.A_prev.T), db: dZ.rowSums())
}

/// dA_prev = Wᵀ·dZ, (inputs, units)·(units, m) = (inputs, m): the gradient for the layer before.
package func inputGradient(_ dZ: Matrix, _ cache: Cache) -> Matrix { cache.W.T.dot(dZ) }

/// The gradients layer by layer, from the last layer to the first. Sigmoid and cross-entropy together have the
/// derivative dZ = (A - Y)/m.
package func backward(_ A: Matrix, _ Y: Matrix, _ caches: [Cache]) -> [LayerGradient] {
  var gradients: [LayerGradient] = []
  var dZ = (A - Y) / Double(Y.columns)  // (1, m)
  for (index, cache) in caches.enumerated().reversed() {
    gradients.append(linearBackward(dZ, cache))
    if index > 0 { dZ = reluBackward(inputGradient(dZ, cache), caches[index - 1].Z) }
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

/// One iteration. Returns the output A, and the layers after a step against the gradient.
package func step(
  _ layers: [Layer], _ X: Matrix, _ Y: Matrix, rate: Double
) -> (A: Matrix, layers: [Layer]) {
  let (A, caches) = forward(X, layers)
  let gradients = backward(A, Y, caches)
  return (A, updateParameters(layers, gradients, rate: rate))
}

/// Gradient descent: `iterations` steps, each against the gradient over all examples.
///
/// - Parameter report: Called in every iteration with the output A and the layers before the update.
package func gradientDescent<Failure: Error>(
  _ X: Matrix, _ Y: Matrix, from start: [Layer], rate: Double, iterations: Int,
  report: (_ iteration: Int, _ A: Matrix, _ layers: [Layer]) throws(Failure) -> Void
) throws(Failure) -> [Layer] {
  var layers = start
  for iteration in 0..<iterations {
    let (A, next) = step(layers, X, Y, rate: rate)
    try report(iteration, A, layers)
    layers = next
  }
  return layers
}
