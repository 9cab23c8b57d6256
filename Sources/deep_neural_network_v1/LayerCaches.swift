import NNCore
import TrainingKit

/// What a layer's forward pass leaves for its backward pass: its parameters, its Z, and its own **input**.
///
/// `caches[index]` belongs to `layers[index]`, so the first layer has cache 0. The activation function that
/// made `A_prev` out of Z belongs to the layer *before*: whoever passes the gradient on to that layer must
/// take Z from `caches[index - 1]`. This is the place where the published script goes wrong.
struct Cache {
  /// (units, inputs) and (units, 1).
  var W = Matrix(), b = Matrix()
  /// (units, m).
  var Z = Matrix()
  /// (inputs, m).
  var A_prev = Matrix()

  /// Room for what the backward pass finds: (units, m).
  var dZ = Matrix()
}

/// A network of hidden ReLU layers and one sigmoid output.
struct DeepNetwork: LayeredModel {
  var layers: [Layer]

  /// Finds the output's probabilities A, (1, m), and fills one cache for each layer.
  func forward(_ X: Matrix, into A: inout Matrix, _ caches: inout [Cache]) {
    caches[0].A_prev = X
    for (index, layer) in layers.enumerated() {
      caches[index].W.copy(layer.W)
      caches[index].b.copy(layer.b)
      affine(layer.W, caches[index].A_prev, layer.b, into: &caches[index].Z)  // W·A_prev + b: (units, m)
      if index < layers.count - 1 {
        relu(caches[index].Z, into: &caches[index + 1].A_prev)
      } else {
        sigmoid(caches[index].Z, into: &A)
      }
    }
  }

  /// Finds the gradients layer by layer, from the last layer to the first.
  func backward(_ A: Matrix, _ Y: Matrix, _ caches: inout [Cache], into gradients: inout [LayerGradient]) {
    outputGradient(A, Y, into: &caches[layers.count - 1].dZ)  // (A - Y)/m: (1, m)
    for index in layers.indices.reversed() {
      let cache = caches[index]
      cache.dZ.dot(cache.A_prev.T, into: &gradients[index].dW)  // (units, m)·(m, inputs) = (units, inputs)
      cache.dZ.rowSums(into: &gradients[index].db)  // (units, 1)
      if index > 0 {
        cache.W.T.dot(cache.dZ, into: &caches[index - 1].dZ)  // dA_prev = Wᵀ·dZ: (inputs, m)
        reluBackward(&caches[index - 1].dZ, caches[index - 1].Z)  // dA_prev ∘ [Z_prev > 0]
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
