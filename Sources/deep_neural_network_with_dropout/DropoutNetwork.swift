import NNCore
import TrainingKit

/// A network of hidden ReLU layers with dropout, and one sigmoid output without.
struct DropoutNetwork: LayeredModel {
  var layers: [Layer]
  let dropout: Dropout

  /// What the passes remember of all layers. Each pass writes over what the one before has left, so that only the first
  /// needs new memory.
  struct Caches {
    /// The activations, the examples X first, those of the hidden layers masked: (units, m).
    fileprivate(set) var A: [Matrix]
    /// The masks of the hidden layers: (units, m).
    fileprivate(set) var D: [Matrix]
    /// W·A_prev + b, and the derivative by it from the backward pass: (units, m).
    fileprivate var Z, dZ: [Matrix]

    var output: Matrix { A.output }
  }

  /// Pushes the examples through the layers, and switches units of the hidden ones off.
  func forward(_ X: Matrix, maskedBy random: inout RandomState, into caches: inout Caches) {
    caches.A[0] = X
    for (index, layer) in layers.enumerated() {
      affine(layer.W, caches.A[index], layer.b, into: &caches.Z[index])  // (units, m)
      if index < layers.count - 1 {
        relu(caches.Z[index], into: &caches.A[index + 1])
        dropout.mask(like: caches.A[index + 1], using: &random, into: &caches.D[index])
        dropout.drop(&caches.A[index + 1], caches.D[index])
      } else {
        sigmoid(caches.Z[index], into: &caches.A[index + 1])
      }
    }
  }

  /// Finds the gradients layer by layer. A unit that was off passed nothing on, so nothing comes back through it.
  func backward(_ caches: inout Caches, _ Y: Matrix, into gradients: inout [LayerGradient]) {
    outputGradient(caches.output, Y, into: &caches.dZ[layers.count - 1])  // (1, m)
    for (index, layer) in layers.enumerated().reversed() {
      caches.dZ[index].dot(caches.A[index].T, into: &gradients[index].dW)  // (units, inputs)
      caches.dZ[index].rowSums(into: &gradients[index].db)  // (units, 1)
      if index > 0 {
        layer.W.T.dot(caches.dZ[index], into: &caches.dZ[index - 1])  // dA, of what the mask left
        dropout.drop(&caches.dZ[index - 1], caches.D[index - 1])
        reluBackward(&caches.dZ[index - 1], caches.A[index])  // where a unit is on, A > 0 exactly where Z > 0
      }
    }
  }

  /// Room for the passes.
  var emptyCaches: Caches {
    let nothing = layers.map { _ in Matrix() }
    return Caches(A: nothing + [Matrix()], D: nothing.dropLast(), Z: nothing, dZ: nothing)
  }

  func predict(_ X: Matrix) -> Matrix {
    let hidden = layers.dropLast().reduce(X) { A, layer in
      dropout.predict(relu(affine(layer.W, A, layer.b)))
    }
    let last = layers[layers.count - 1]
    return sigmoid(affine(last.W, hidden, last.b))  // (1, m)
  }
}
