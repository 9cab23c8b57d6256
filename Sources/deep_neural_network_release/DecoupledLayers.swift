import NNCore
import TrainingKit

/// What a layer leaves for its backward pass: A_prev (inputs, m), W (units, inputs), b (units, 1), Z (units, m).
struct Cache {
  let A_prev, W, b, Z: Matrix
}

// Six functions, three forward and three backward. Each is a few symbols, can be tested alone, and can be
// replaced without a look at the others: another activation function is another pair.

func linearForward(_ A_prev: Matrix, _ layer: Layer) -> Matrix { affine(layer.W, A_prev, layer.b) }

func reluForward(_ Z: Matrix) -> Matrix { relu(Z) }

func sigmoidForward(_ Z: Matrix) -> Matrix { sigmoid(Z) }

/// dZ = dA ∘ [Z > 0], (units, m).
func reluBackward(_ dA: consuming Matrix, _ Z: Matrix) -> Matrix { NNCore.reluBackward(dA, Z) }

/// Sigmoid and cross-entropy together: dZ = (A - Y)/m, (1, m).
func sigmoidBackward(_ A: Matrix, _ Y: Matrix) -> Matrix { (A - Y) / Double(Y.columns) }

/// From dZ, (units, m): dW = dZ·A_prevᵀ, db = row sums of dZ.
func linearBackward(_ dZ: Matrix, _ cache: Cache) -> LayerGradient {
  LayerGradient(dW: dZ.dot(cache.A_prev.T), db: dZ.rowSums())
}

/// The input's derivative dA_prev = Wᵀ·dZ, (inputs, m): what a layer passes on to the one before.
func inputGradient(_ dZ: Matrix, _ cache: Cache) -> Matrix { cache.W.T.dot(dZ) }

/// Hidden layers of linear and ReLU, and an output of linear and sigmoid.
struct DeepNetwork: LayeredModel {
  var layers: [Layer]

  /// The output's probabilities, (1, m), and one cache for each layer.
  func forward(_ X: Matrix) -> (A: Matrix, caches: [Cache]) {
    var A = X
    var caches: [Cache] = []
    for (index, layer) in layers.enumerated() {
      let Z = linearForward(A, layer)
      caches.append(Cache(A_prev: A, W: layer.W, b: layer.b, Z: Z))
      A = index < layers.count - 1 ? reluForward(Z) : sigmoidForward(Z)
    }
    return (A, caches)
  }

  /// The gradients layer by layer, found from the last layer to the first.
  func backward(_ A: Matrix, _ Y: Matrix, _ caches: [Cache]) -> [LayerGradient] {
    var gradients: [LayerGradient] = []
    var dZ = sigmoidBackward(A, Y)
    for (index, cache) in caches.enumerated().reversed() {
      gradients.append(linearBackward(dZ, cache))
      if index > 0 { dZ = reluBackward(inputGradient(dZ, cache), caches[index - 1].Z) }
    }
    return gradients.reversed()
  }

  func predict(_ X: Matrix) -> Matrix { forward(X).A }
}
