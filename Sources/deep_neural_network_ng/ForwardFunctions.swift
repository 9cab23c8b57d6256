import NNCore

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
