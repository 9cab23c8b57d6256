import NNCore
import TrainingKit

/// A network of hidden layers with batch normalization and ReLU, and one sigmoid output without.
struct NormalizedNetwork: LayeredModel, Sendable {
  var layers: [Layer]
  /// One for each hidden layer.
  var normalizations: [BatchNormalization]

  init(layers: [Layer], epsilon: Double, decay: Double, _ gradientForm: BatchNormalization.GradientForm) {
    self.layers = layers
    normalizations = layers.dropLast().map {
      BatchNormalization(features: $0.b.rows, epsilon: epsilon, decay: decay, gradientForm)
    }
  }

  /// What the passes remember of all layers. Each pass writes over what the one before has left, so that only the first
  /// needs new memory.
  struct Caches {
    /// The activations, the examples X first: (units, m).
    fileprivate(set) var A: [Matrix]
    /// W·A_prev + b, and in the hidden layers what the normalization makes of it: (units, m).
    fileprivate var Z, O: [Matrix]
    fileprivate(set) var normalizations: [BatchNormalization.Cache]
    /// From the backward pass, in the shapes of Z and O.
    fileprivate var dZ, dO: [Matrix]

    var output: Matrix { A.output }
  }

  /// The derivatives of the cost by all parameters, layer by layer.
  struct Gradients {
    fileprivate(set) var layers: [LayerGradient]
    fileprivate(set) var normalizations: [BatchNormalization.Gradient]
  }

  /// Training mode: the hidden layers compute `A = relu(γẑ + β)`, with ẑ from `Z = W·A_prev + b`.
  ///
  /// Subtracting μ takes b out again; β does its work. The published network keeps both, and so does this one.
  mutating func forward(_ X: Matrix, into caches: inout Caches) {
    caches.A[0] = X
    for (index, layer) in layers.enumerated() {
      affine(layer.W, caches.A[index], layer.b, into: &caches.Z[index])  // (units, m)
      if index < normalizations.count {
        normalizations[index].forward(
          caches.Z[index], into: &caches.O[index], &caches.normalizations[index])
        relu(caches.O[index], into: &caches.A[index + 1])
      } else {
        sigmoid(caches.Z[index], into: &caches.A[index + 1])
      }
    }
  }

  /// The gradients layer by layer: through ReLU to dO, and through the normalization to dZ.
  func backward(_ caches: inout Caches, _ Y: Matrix, into gradients: inout Gradients) {
    outputGradient(caches.output, Y, into: &caches.dZ[layers.count - 1])  // (1, m)
    for (index, layer) in layers.enumerated().reversed() {
      caches.dZ[index].dot(caches.A[index].T, into: &gradients.layers[index].dW)  // (units, inputs)
      caches.dZ[index].rowSums(into: &gradients.layers[index].db)  // (units, 1)
      if index > 0 {
        layer.W.T.dot(caches.dZ[index], into: &caches.dO[index - 1])  // dA_prev: (inputs, m)
        reluBackward(&caches.dO[index - 1], caches.A[index])  // A > 0 exactly where O > 0
        normalizations[index - 1].backward(
          caches.dO[index - 1], caches.normalizations[index - 1], into: &caches.dZ[index - 1],
          &gradients.normalizations[index - 1])
      }
    }
  }

  /// Room for the passes.
  var emptyCaches: Caches {
    let (all, hidden) = (layers.map { _ in Matrix() }, normalizations.map { _ in Matrix() })
    return Caches(
      A: all + [Matrix()], Z: all, O: hidden, normalizations: normalizations.map { _ in .init() }, dZ: all,
      dO: hidden)
  }

  /// Room for the gradients.
  var zeroGradients: Gradients {
    Gradients(layers: layers.zeroGradients, normalizations: normalizations.map(\.zeroGradient))
  }

  /// One step against the gradient in every parameter.
  mutating func descend(_ gradients: Gradients, rate: Double) {
    layers.descend(gradients.layers, rate: rate)
    for index in normalizations.indices {
      normalizations[index].descend(gradients.normalizations[index], rate: rate)
    }
  }

  /// Inference mode: the running averages take the place of the batch's statistics.
  func predict(_ X: Matrix) -> Matrix {
    let hidden = zip(layers, normalizations).reduce(X) { A, level in
      let (layer, normalization) = level
      return relu(normalization.predict(affine(layer.W, A, layer.b)))
    }
    let last = layers[layers.count - 1]
    return sigmoid(affine(last.W, hidden, last.b))  // (1, m)
  }
}
