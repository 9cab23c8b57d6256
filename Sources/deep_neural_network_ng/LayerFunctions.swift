// Lesson 3's mathematics, function by function in the order of the script. Columns are examples: X is (features, m),
// Y is (1, m). Every function returns its result and, going forward, a cache for its backward counterpart.

import NNCore

/// The first weights: normal numbers times a scale, drawn layer by layer. Biases start at 0.
package func initialize(
  _ sizes: [Int], scale: (_ inputs: Int) -> Double, using random: inout RandomState
) -> [Layer] {
  zip(sizes, sizes.dropFirst()).map { inputs, units in
    Layer(W: random.randn(units, inputs) * scale(inputs), b: .zeros(units, 1))
  }
}

// MARK: - Forward

/// What `linearForward` keeps for `linearBackward`: A_prev (inputs, m), W (units, inputs), b (units, 1).
package struct LinearCache {
  package let A_prev, W, b: Matrix
}

/// What an activation function keeps for its derivative: its argument Z, (units, m).
package struct ActivationCache {
  package let Z: Matrix
}

/// The two caches of one layer.
package struct LayerCache {
  package let linear: LinearCache
  package let activation: ActivationCache
}

package enum ActivationFunction {
  case relu
  case sigmoid
}

/// Z = W·A_prev + b, (units, m).
package func linearForward(
  _ A_prev: Matrix, _ W: Matrix, _ b: Matrix
) -> (Z: Matrix, cache: LinearCache) {
  let Z = affine(W, A_prev, b)  // (units, inputs)·(inputs, m) + (units, 1)
  return (Z, LinearCache(A_prev: A_prev, W: W, b: b))
}

/// A = max(0, Z).
package func relu(_ Z: Matrix) -> (A: Matrix, cache: ActivationCache) {
  (Z.map { z in z < 0 ? 0 : z }, ActivationCache(Z: Z))
}

/// A = 1/(1 + e⁻ᶻ).
package func sigmoid(_ Z: Matrix) -> (A: Matrix, cache: ActivationCache) {
  (1 / (1 + exp(-Z)), ActivationCache(Z: Z))
}

/// One layer: LINEAR → ACTIVATION.
package func linearActivationForward(
  _ A_prev: Matrix, _ W: Matrix, _ b: Matrix, _ function: ActivationFunction
) -> (A: Matrix, cache: LayerCache) {
  let (Z, linear) = linearForward(A_prev, W, b)
  let (A, activation) =
    switch function {
    case .relu: relu(Z)
    case .sigmoid: sigmoid(Z)
    }
  return (A, LayerCache(linear: linear, activation: activation))
}

/// The model: [LINEAR → RELU] × (L - 1) → LINEAR → SIGMOID. Every layer adds its cache to the list.
package func modelForward(_ X: Matrix, _ layers: [Layer]) -> (A_L: Matrix, caches: [LayerCache]) {
  var A = X
  var caches: [LayerCache] = []
  for (index, layer) in layers.enumerated() {
    let function: ActivationFunction = index < layers.count - 1 ? .relu : .sigmoid
    let cache: LayerCache
    (A, cache) = linearActivationForward(A, layer.W, layer.b, function)
    caches.append(cache)
  }
  return (A, caches)
}

/// J = -(1/m) Σ [ y·ln a + (1 - y)·ln(1 - a) ].
///
/// Where the network is certain and right, a is exactly 0 or 1, and a term is 0·ln 0, NaN in floating point. Its limit is 0,
/// so it is left out of the sum. Where it is certain and wrong, the cost is infinite. An A that is NaN itself would be
/// left out too, so the program checks for that first.
package func computeCost(_ A_L: Matrix, _ Y: Matrix) -> Double {
  let terms = Y * log(A_L) + (1 - Y) * log(1 - A_L)  // (1, m)
  return -terms.sumSkippingNaN() / Double(Y.columns)
}

// MARK: - Backward

// Here dA and dZ are derivatives of the **sum** of the examples' costs; the division by m, which makes it the mean,
// comes with the parameters' derivatives, in `linearBackward`.

/// dZ = dA ∘ s(1 - s) with s = sigmoid(Z).
package func sigmoidBackward(_ dA: Matrix, _ cache: ActivationCache) -> Matrix {
  let s = 1 / (1 + exp(-cache.Z))
  return dA * s * (1 - s)
}

/// dZ = dA ∘ [Z > 0], as a product with zeros and ones.
///
/// The published script calls this a correction of the course's version, "copy dA, and put 0 where Z ≤ 0". For finite
/// values the two are the same.
package func reluBackward(_ dA: Matrix, _ cache: ActivationCache) -> Matrix { dA * (cache.Z .> 0) }

/// From dZ, (units, m): dA_prev = Wᵀ·dZ, dW = dZ·A_prevᵀ/m, db = row means of dZ.
package func linearBackward(
  _ dZ: Matrix, _ cache: LinearCache
) -> (dA_prev: Matrix, dW: Matrix, db: Matrix) {
  let m = Double(dZ.columns)
  let dW = dZ.dot(cache.A_prev.T) / m  // (units, m)·(m, inputs) = (units, inputs)
  let db = dZ.rowSums() / m  // (units, 1)
  let dA_prev = cache.W.T.dot(dZ)  // (inputs, units)·(units, m) = (inputs, m)
  return (dA_prev, dW, db)
}

/// One layer backward: ACTIVATION → LINEAR.
package func linearActivationBackward(
  _ dA: Matrix, _ cache: LayerCache, _ function: ActivationFunction
) -> (dA_prev: Matrix, dW: Matrix, db: Matrix) {
  let dZ =
    switch function {
    case .relu: reluBackward(dA, cache.activation)
    case .sigmoid: sigmoidBackward(dA, cache.activation)
    }
  return linearBackward(dZ, cache.linear)
}

/// The model backward, from the output to the first layer.
///
/// It starts from the derivative of the cross-entropy with respect to the output,
/// dA_L = -(Y/A_L - (1 - Y)/(1 - A_L)), (1, m). Where an output has saturated, A_L = 0 or 1, that is infinite if the
/// output is wrong and 0/0 if it is right; multiplied by the sigmoid's derivative, which is 0 there, both are NaN.
/// (A_L - Y)/m, which lesson 2 uses, does not have this problem.
package func modelBackward(_ A_L: Matrix, _ Y: Matrix, _ caches: [LayerCache]) -> [LayerGradient] {
  var gradients: [LayerGradient] = []
  var dA = -(Y / A_L - (1 - Y) / (1 - A_L))
  for (index, cache) in caches.enumerated().reversed() {
    let function: ActivationFunction = index < caches.count - 1 ? .relu : .sigmoid
    let (dA_prev, dW, db) = linearActivationBackward(dA, cache, function)
    gradients.append(LayerGradient(dW: dW, db: db))
    dA = dA_prev
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
) -> (A_L: Matrix, layers: [Layer]) {
  let (A_L, caches) = modelForward(X, layers)
  let gradients = modelBackward(A_L, Y, caches)
  return (A_L, updateParameters(layers, gradients, rate: rate))
}

/// Gradient descent: `iterations` steps, each against the gradient over all examples.
///
/// - Parameter report: Called in every iteration with the output A_L and the layers before the update.
package func gradientDescent<Failure: Error>(
  _ X: Matrix, _ Y: Matrix, from start: [Layer], rate: Double, iterations: Int,
  report: (_ iteration: Int, _ A_L: Matrix, _ layers: [Layer]) throws(Failure) -> Void
) throws(Failure) -> [Layer] {
  var layers = start
  for iteration in 0..<iterations {
    let (A_L, next) = step(layers, X, Y, rate: rate)
    try report(iteration, A_L, layers)
    layers = next
  }
  return layers
}
