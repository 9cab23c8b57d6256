import NNCore

/// A network of hidden layers with batch normalization and ReLU, and one sigmoid output without.
struct NormalizedNetwork: Classifier, Sendable {
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

  struct Gradients {
    var layers: [LayerGradient] = []
    var normalizations: [BatchNormalization.Gradient] = []
  }

  /// Training mode: A = relu(BN(W·A_prev + b)) in the hidden layers. The mean takes b out again: β does its work.
  mutating func forward(_ X: Matrix) -> Caches {
    var caches = Caches(A: [X])
    for index in normalizations.indices {
      let Z = affine(layers[index].W, caches.output, layers[index].b)  // (units, m)
      let (O, cache) = normalizations[index].forward(Z)
      caches.A.append(relu(O))
      caches.normalizations.append(cache)
    }
    caches.A.append(outputActivation(of: caches.output))
    return caches
  }

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

  mutating func descend(_ gradients: Gradients, rate: Double) {
    layers.descend(gradients.layers, rate: rate)
    for index in normalizations.indices {
      normalizations[index].descend(gradients.normalizations[index], rate: rate)
    }
  }

  func predict(_ X: Matrix) -> Matrix {
    let hidden = zip(layers, normalizations).reduce(X) { A, pair in
      relu(pair.1.predict(affine(pair.0.W, A, pair.0.b)))
    }
    return outputActivation(of: hidden)
  }

  /// (1, m).
  private func outputActivation(of A: Matrix) -> Matrix {
    let output = layers[layers.count - 1]
    return sigmoid(affine(output.W, A, output.b))
  }
}
