import NNCore

// MARK: - Forward

/// What `linearForward` leaves for `linearBackward`: A_prev (inputs, m), W (units, inputs), b (units, 1).
struct LinearCache {
  let A_prev, W, b: Matrix
}

/// What an activation function leaves for its derivative: its argument Z, (units, m).
struct ActivationCache {
  let Z: Matrix
}

/// The two caches of one layer.
struct LayerCache {
  let linear: LinearCache
  let activation: ActivationCache
}

enum ActivationFunction {
  case relu
  case sigmoid
}

/// Z = W·A_prev + b, (units, m).
func linearForward(_ A_prev: Matrix, _ W: Matrix, _ b: Matrix) -> (Z: Matrix, cache: LinearCache) {
  (affine(W, A_prev, b), LinearCache(A_prev: A_prev, W: W, b: b))
}

func reluForward(_ Z: Matrix) -> (A: Matrix, cache: ActivationCache) { (relu(Z), ActivationCache(Z: Z)) }

func sigmoidForward(_ Z: Matrix) -> (A: Matrix, cache: ActivationCache) {
  (sigmoid(Z), ActivationCache(Z: Z))
}

/// One layer: LINEAR → ACTIVATION.
func linearActivationForward(
  _ A_prev: Matrix, _ layer: Layer, _ function: ActivationFunction
) -> (A: Matrix, cache: LayerCache) {
  let (Z, linear) = linearForward(A_prev, layer.W, layer.b)
  let (A, activation) =
    switch function {
    case .relu: reluForward(Z)
    case .sigmoid: sigmoidForward(Z)
    }
  return (A, LayerCache(linear: linear, activation: activation))
}

/// The model: [LINEAR → RELU] × (L - 1) → LINEAR → SIGMOID. A_L is (1, m).
func modelForward(_ X: Matrix, _ layers: [Layer]) -> (A_L: Matrix, caches: [LayerCache]) {
  var A = X
  var caches: [LayerCache] = []
  for (index, layer) in layers.enumerated() {
    let function: ActivationFunction = index < layers.count - 1 ? .relu : .sigmoid
    let (A_next, cache) = linearActivationForward(A, layer, function)
    caches.append(cache)
    A = A_next
  }
  return (A, caches)
}

// MARK: - Backward

// In this layering dA and dZ are derivatives of the **sum** of the examples' costs; the mean, 1/m, is taken
// where the parameters' derivatives are made, in `linearBackward`.

/// dA_L = -(Y/A_L - (1 - Y)/(1 - A_L)), (1, m): the derivative of the cross-entropy by the output.
///
/// It is not finite where a wrong output has saturated, A_L = 0 or 1; multiplied by the sigmoid's derivative,
/// which is 0 there, it becomes NaN. (A_L - Y)/m, as lesson 2 uses it, has no such place.
func outputDerivative(_ A_L: Matrix, _ Y: Matrix) -> Matrix {
  -(Y / A_L - (1 - Y) / (1 - A_L))
}

/// dZ = dA ∘ [Z > 0], as a product with zeros and ones.
///
/// The published script calls this a correction of the course's own "copy dA, and put 0 where Z ≤ 0". For
/// finite values the two are the same.
func reluBackward(_ dA: Matrix, _ cache: ActivationCache) -> Matrix {
  dA * cache.Z.map { $0 > 0 ? 1 : 0 }
}

/// dZ = dA ∘ s(1 - s) with s = sigmoid(Z).
func sigmoidBackward(_ dA: Matrix, _ cache: ActivationCache) -> Matrix {
  let s = sigmoid(cache.Z)
  return dA * s * (1 - s)
}

/// From dZ, (units, m): dA_prev = Wᵀ·dZ, dW = dZ·A_prevᵀ/m, db = row means of dZ.
func linearBackward(_ dZ: Matrix, _ cache: LinearCache) -> (dA_prev: Matrix, gradient: LayerGradient) {
  let m = Double(dZ.columns)
  let dW = dZ.dot(cache.A_prev.T) / m  // (units, m)·(m, inputs) = (units, inputs)
  let db = dZ.rowSums() / m  // (units, 1)
  let dA_prev = cache.W.T.dot(dZ)  // (inputs, units)·(units, m) = (inputs, m)
  return (dA_prev, LayerGradient(dW: dW, db: db))
}

/// One layer backward: ACTIVATION → LINEAR.
func linearActivationBackward(
  _ dA: Matrix, _ cache: LayerCache, _ function: ActivationFunction
) -> (dA_prev: Matrix, gradient: LayerGradient) {
  let dZ =
    switch function {
    case .relu: reluBackward(dA, cache.activation)
    case .sigmoid: sigmoidBackward(dA, cache.activation)
    }
  return linearBackward(dZ, cache.linear)
}

/// The model backward, from the output to the first layer; the gradients come in the order of the layers.
func modelBackward(_ A_L: Matrix, _ Y: Matrix, _ caches: [LayerCache]) -> [LayerGradient] {
  var gradients: [LayerGradient] = []
  var dA = outputDerivative(A_L, Y)
  for (index, cache) in caches.enumerated().reversed() {
    let function: ActivationFunction = index < caches.count - 1 ? .relu : .sigmoid
    let (dA_prev, gradient) = linearActivationBackward(dA, cache, function)
    gradients.append(gradient)
    dA = dA_prev
  }
  return gradients.reversed()
}
