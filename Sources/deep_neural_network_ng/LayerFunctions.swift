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
func linearForward(_ A_prev: Matrix, _ W: Matrix, _ b: Matrix, into Z: inout Matrix) -> LinearCache {
  affine(W, A_prev, b, into: &Z)
  return LinearCache(A_prev: A_prev, W: W, b: b)
}

func reluForward(_ Z: Matrix, into A: inout Matrix) -> ActivationCache {
  relu(Z, into: &A)
  return ActivationCache(Z: Z)
}

func sigmoidForward(_ Z: Matrix, into A: inout Matrix) -> ActivationCache {
  sigmoid(Z, into: &A)
  return ActivationCache(Z: Z)
}

/// One layer: LINEAR → ACTIVATION.
func linearActivationForward(
  _ A_prev: Matrix, _ layer: Layer, _ function: ActivationFunction, into Z: inout Matrix, _ A: inout Matrix
) -> LayerCache {
  let linear = linearForward(A_prev, layer.W, layer.b, into: &Z)
  let activation =
    switch function {
    case .relu: reluForward(Z, into: &A)
    case .sigmoid: sigmoidForward(Z, into: &A)
    }
  return LayerCache(linear: linear, activation: activation)
}

/// The model: [LINEAR → RELU] × (L - 1) → LINEAR → SIGMOID. Every layer adds its cache to the list.
func modelForward(
  _ X: Matrix, _ layers: [Layer], into results: inout Results, _ caches: inout [LayerCache]
) {
  caches.removeAll(keepingCapacity: true)
  results.A[0] = X
  for (index, layer) in layers.enumerated() {
    let function: ActivationFunction = index < layers.count - 1 ? .relu : .sigmoid
    let cache = linearActivationForward(
      results.A[index], layer, function, into: &results.Z[index], &results.A[index + 1])
    caches.append(cache)
  }
}

// MARK: - Backward

// In this layering dA and dZ are derivatives of the **sum** of the examples' costs; the mean, 1/m, is taken
// where the parameters' derivatives are made, in `linearBackward`.

/// dA_L = -(Y/A_L - (1 - Y)/(1 - A_L)), (1, m): the derivative of the cross-entropy by the output.
///
/// It is not finite where a wrong output has saturated, A_L = 0 or 1; multiplied by the sigmoid's derivative,
/// which is 0 there, it becomes NaN. (A_L - Y)/m, as lesson 2 uses it, has no such place.
func outputDerivative(_ A_L: Matrix, _ Y: Matrix, into dA_L: inout Matrix) {
  A_L.combined(with: Y, into: &dA_L) { a, y in -(y / a - (1 - y) / (1 - a)) }
}

/// dZ = dA ∘ [Z > 0], as a product with zeros and ones.
///
/// The published script calls this a correction of the course's own "copy dA, and put 0 where Z ≤ 0". For
/// finite values the two are the same.
func reluBackward(_ dA: Matrix, _ cache: ActivationCache, into dZ: inout Matrix) {
  dA.combined(with: cache.Z, into: &dZ) { dA, z in dA * (z > 0 ? 1 : 0) }
}

/// dZ = dA ∘ s(1 - s) with s = sigmoid(Z).
func sigmoidBackward(_ dA: Matrix, _ cache: ActivationCache, into dZ: inout Matrix) {
  sigmoid(cache.Z, into: &dZ)
  dZ.combine(with: dA) { s, dA in dA * s * (1 - s) }
}

/// From dZ, (units, m): dA_prev = Wᵀ·dZ, dW = dZ·A_prevᵀ/m, db = row means of dZ.
func linearBackward(
  _ dZ: Matrix, _ cache: LinearCache, into dA_prev: inout Matrix, _ gradient: inout LayerGradient
) {
  let m = Double(dZ.columns)
  dZ.dot(cache.A_prev.T, into: &gradient.dW)  // (units, m)·(m, inputs) = (units, inputs)
  gradient.dW /= m
  dZ.rowSums(into: &gradient.db)  // (units, 1)
  gradient.db /= m
  cache.W.T.dot(dZ, into: &dA_prev)  // (inputs, units)·(units, m) = (inputs, m)
}

/// One layer backward: ACTIVATION → LINEAR.
func linearActivationBackward(
  _ dA: Matrix, _ cache: LayerCache, _ function: ActivationFunction,
  into dZ: inout Matrix, _ dA_prev: inout Matrix, _ gradient: inout LayerGradient
) {
  switch function {
  case .relu: reluBackward(dA, cache.activation, into: &dZ)
  case .sigmoid: sigmoidBackward(dA, cache.activation, into: &dZ)
  }
  linearBackward(dZ, cache.linear, into: &dA_prev, &gradient)
}

/// The model backward, from the output to the first layer. Each cache is taken off the list to be used: when the update
/// comes, none shares its W with a layer any more.
func modelBackward(
  _ A_L: Matrix, _ Y: Matrix, _ caches: inout [LayerCache], into results: inout Results
) {
  let last = caches.count - 1
  outputDerivative(A_L, Y, into: &results.dA[last + 1])
  while let cache = caches.popLast() {
    let index = caches.count
    let function: ActivationFunction = index < last ? .relu : .sigmoid
    linearActivationBackward(
      results.dA[index + 1], cache, function,
      into: &results.dZ[index], &results.dA[index], &results.gradients[index])
  }
}

// MARK: - Memory

/// Where the functions put what they compute: layer `index` makes `Z[index]` and `A[index + 1]` out of `A[index]`.
///
/// Each pass writes over what the one before has left, so that only the first needs new memory.
struct Results {
  /// (units, m): A begins with the input X, and ends with A_L.
  fileprivate(set) var A, dA, Z, dZ: [Matrix]
  fileprivate(set) var gradients: [LayerGradient]

  /// Room for the results of so many layers.
  init(layers count: Int) {
    A = Array(repeating: Matrix(), count: count + 1)
    (dA, Z, dZ) = (A, A.dropLast(), A.dropLast())
    gradients = Z.map { _ in LayerGradient(dW: Matrix(), db: Matrix()) }
  }

  /// The output's probabilities, (1, m).
  var A_L: Matrix { A.output }
}
