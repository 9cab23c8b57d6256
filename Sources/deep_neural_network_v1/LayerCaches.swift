// Lesson 1's mathematics, function by function in the order of the script. Columns are examples: X is (features, m),
// Y is (1, m).
//
//     Z = W·A_prev + b        (units, m) = (units, inputs)·(inputs, m) + (units, 1)
//     A = relu(Z)             or sigmoid(Z) in the last layer

import NNCore

/// The first weights: normal numbers times a scale, drawn layer by layer. Biases start at 0.
package func initialize(
  _ sizes: [Int], scale: (_ inputs: Int) -> Double, using random: inout RandomState
) -> [Layer] {
  zip(sizes, sizes.dropFirst()).map { inputs, units in
    Layer(W: random.randn(units, inputs) * scale(inputs), b: .zeros(units, 1))
  }
}

/// max(0, z): a unit is off if z is below 0, and otherwise passes z on. NaN stays NaN, as in NumPy.
package func relu(_ Z: Matrix) -> Matrix { Z.map { z in z < 0 ? 0 : z } }

/// 1/(1 + e⁻ᶻ): the probability of class 1.
package func sigmoid(_ Z: Matrix) -> Matrix { 1 / (1 + exp(-Z)) }

/// What a layer's forward pass keeps for its backward pass: its parameters, its Z, and its own **input**.
///
/// `caches[index]` belongs to `layers[index]`, so the first layer has cache 0. `A_prev` is the ReLU of the Z of the
/// layer *before*: to go back through that ReLU, take Z from `caches[index - 1]`, not from this cache. This is the place
/// where the published script goes wrong.
package struct Cache {
  /// (units, inputs) and (units, 1).
  package let W, b: Matrix
  /// (units, m).
  package let Z: Matrix
  /// (inputs, m).
  package let A_prev: Matrix
}

/// Pushes the examples through the layers: the output's probabilities A, (1, m), and a cache for each layer.
package func forward(_ X: Matrix, _ layers: [Layer]) -> (A: Matrix, caches: [Cache]) {
  var A = X
  var caches: [Cache] = []
  for (index, layer) in layers.enumerated() {
    let Z = affine(layer.W, A, layer.b)  // W·A_prev + b: (units, m)
    caches.append(Cache(W: layer.W, b: layer.b, Z: Z, A_prev: A))
    A = index < layers.count - 1 ? relu(Z) : sigmoid(Z)
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

/// Finds the gradients layer by layer, from the last layer to the first.
package func backward(_ A: Matrix, _ Y: Matrix, _ caches: [Cache]) -> [LayerGradient] {
  var gradients: [LayerGradient] = []
  var dZ = (A - Y) / Double(Y.columns)  // (1, m); lesson 2 derives it
  for (index, cache) in caches.enumerated().reversed() {
    let dW = dZ.dot(cache.A_prev.T)  // (units, m)·(m, inputs) = (units, inputs)
    let db = dZ.rowSums()  // (units, 1)
    gradients.append(LayerGradient(dW: dW, db: db))
    if index > 0 {
      let dA_prev = cache.W.T.dot(dZ)  // (inputs, units)·(units, m) = (inputs, m)
      dZ = reluBackward(dA_prev, caches[index - 1].Z)  // the Z of the layer before
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
