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

  /// What a training pass remembers: the activations of all layers, X first, and what was normalized.
  struct Caches {
    var A: [Matrix]
    var normalizations: [BatchNormalization.Cache] = []

    var output: Matrix { A.output }
  }

  /// The derivatives of the cost by all parameters, layer by layer.
  struct Gradients {
    var layers: [LayerGradient] = []
    var normalizations: [BatchNormalization.Gradient] = []
  }

  /// Training mode: the hidden layers compute `A = relu(γẑ + β)`, with ẑ from `Z = W·A_prev + b`.
  ///
  /// Subtracting μ takes b out again; β does its work. The published network keeps both, and so does this one.
  mutating func forward(_ X: Matrix) -> Caches {
    var caches = Caches(A: [X])
    for index in normalizations.indices {
      let Z = affine(layers[index].W, caches.output, layers[index].b)  // (units, m)
      let (O, cache) = normalizations[index].forward(Z)
      caches.A.append(relu(O))
      caches.normalizations.append(cache)
    }
    caches.A.append(output(of: caches.output))
    return caches
  }

  /// The gradients layer by layer: through ReLU to dO, and through the normalization to dZ.
  func backward(_ caches: Caches, _ Y: Matrix) -> Gradients {
    var gradients = Gradients()
    var dZ = outputGradient(caches.output, Y)  // (1, m)
    for (index, layer) in layers.enumerated().reversed() {
      gradients.layers.append(LayerGradient(dW: dZ.dot(caches.A[index].T), db: dZ.rowSums()))
      guard index > 0 else { break }
      let dO = reluBackward(layer.W.T.dot(dZ), caches.A[index])  // A > 0 exactly where O > 0
      let (next, gradient) = normalizations[index - 1].backward(dO, caches.normalizations[index - 1])
      gradients.normalizations.append(gradient)
      dZ = next
    }
    gradients.layers.reverse()
    gradients.normalizations.reverse()
    return gradients
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
    return output(of: hidden)
  }

  /// The output layer alone is a plain network of NNCore: (1, m).
  private func output(of hidden: Matrix) -> Matrix {
    Network(layers: Array(layers.suffix(1))).predict(hidden)
  }
}
