import NNCore
import TrainingKit

/// What a layer leaves for its backward pass: A_prev (inputs, m), W (units, inputs), b (units, 1), Z (units, m).
struct Cache {
  var A_prev = Matrix(), W = Matrix(), b = Matrix(), Z = Matrix()
  /// Room for what the backward pass finds: (units, m).
  var dZ = Matrix()
}

// Seven functions, three forward and four backward, as the linear part's way back has two results. Each is a few
// symbols, can be tested alone, and can be replaced without a look at the others: another activation function is
// another pair.

func linearForward(_ A_prev: Matrix, _ layer: Layer, into Z: inout Matrix) {
  affine(layer.W, A_prev, layer.b, into: &Z)
}

func reluForward(_ Z: Matrix, into A: inout Matrix) { relu(Z, into: &A) }

func sigmoidForward(_ Z: Matrix, into A: inout Matrix) { sigmoid(Z, into: &A) }

/// dA becomes dZ = dA ∘ [Z > 0], (units, m).
func reluBackward(_ dA: inout Matrix, _ Z: Matrix) { NNCore.reluBackward(&dA, Z) }

/// Sigmoid and cross-entropy together: dZ = (A - Y)/m, (1, m).
func sigmoidBackward(_ A: Matrix, _ Y: Matrix, into dZ: inout Matrix) { outputGradient(A, Y, into: &dZ) }

/// From dZ, (units, m): dW = dZ·A_prevᵀ, db = row sums of dZ.
func linearBackward(_ dZ: Matrix, _ cache: Cache, into gradient: inout LayerGradient) {
  dZ.dot(cache.A_prev.T, into: &gradient.dW)
  dZ.rowSums(into: &gradient.db)
}

/// The input's derivative dA_prev = Wᵀ·dZ, (inputs, m): what a layer passes on to the one before.
func inputGradient(_ dZ: Matrix, _ cache: Cache, into dA_prev: inout Matrix) {
  cache.W.T.dot(dZ, into: &dA_prev)
}

/// Hidden layers of linear and ReLU, and an output of linear and sigmoid.
struct DeepNetwork: LayeredModel {
  var layers: [Layer]

  /// Finds the output's probabilities A, (1, m), and fills one cache for each layer.
  func forward(_ X: Matrix, into A: inout Matrix, _ caches: inout [Cache]) {
    caches[0].A_prev = X
    for (index, layer) in layers.enumerated() {
      caches[index].W.copy(layer.W)
      caches[index].b.copy(layer.b)
      linearForward(caches[index].A_prev, layer, into: &caches[index].Z)
      if index < layers.count - 1 {
        reluForward(caches[index].Z, into: &caches[index + 1].A_prev)
      } else {
        sigmoidForward(caches[index].Z, into: &A)
      }
    }
  }

  /// Finds the gradients layer by layer, from the last layer to the first.
  func backward(_ A: Matrix, _ Y: Matrix, _ caches: inout [Cache], into gradients: inout [LayerGradient]) {
    sigmoidBackward(A, Y, into: &caches[layers.count - 1].dZ)
    for index in layers.indices.reversed() {
      let cache = caches[index]
      linearBackward(cache.dZ, cache, into: &gradients[index])
      if index > 0 {
        inputGradient(cache.dZ, cache, into: &caches[index - 1].dZ)
        reluBackward(&caches[index - 1].dZ, caches[index - 1].Z)
      }
    }
  }

  /// Caches to be filled. Each pass writes over what the one before has left, so that only the first needs new memory.
  var emptyCaches: [Cache] { layers.map { _ in Cache() } }

  func predict(_ X: Matrix) -> Matrix {
    var (A, caches) = (Matrix(), emptyCaches)
    forward(X, into: &A, &caches)
    return A
  }
}
