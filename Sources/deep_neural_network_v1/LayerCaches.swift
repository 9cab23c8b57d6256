import NNCore
import TrainingKit

/// What a layer's forward pass leaves for its backward pass: its parameters, its Z, and its own **input**.
///
/// `caches[index]` belongs to `layers[index]`, so the first layer has cache 0. The activation function that
/// made `A_prev` out of Z belongs to the layer *before*: whoever passes the gradient on to that layer must
/// take Z from `caches[index - 1]`. This is the place where the published script goes wrong.
struct Cache {
  /// (units, inputs) and (units, 1).
  let W, b: Matrix
  /// (units, m).
  let Z: Matrix
  /// (inputs, m).
  let A_prev: Matrix
}

/// A network of hidden ReLU layers and one sigmoid output.
struct DeepNetwork: LayeredModel {
  var layers: [Layer]

  /// The output's probabilities, (1, m), and one cache for each layer.
  func forward(_ X: Matrix) -> (A: Matrix, caches: [Cache]) {
    var A = X
    var caches: [Cache] = []
    for (index, layer) in layers.enumerated() {
      let Z = affine(layer.W, A, layer.b)  // W·A_prev + b: (units, m)
      caches.append(Cache(W: layer.W, b: layer.b, Z: Z, A_prev: A))
      A = index < layers.count - 1 ? relu(Z) : sigmoid(Z)
    }
    return (A, caches)
  }

  /// The gradients layer by layer, found from the last layer to the first.
  func backward(_ A: Matrix, _ Y: Matrix, _ caches: [Cache]) -> [LayerGradient] {
    var gradients: [LayerGradient] = []
    var dZ = (A - Y) / Double(Y.columns)  // (1, m)
    for (index, cache) in caches.enumerated().reversed() {
      gradients.append(
        LayerGradient(
          dW: dZ.dot(cache.A_prev.T),  // (units, m)·(m, inputs) = (units, inputs)
          db: dZ.rowSums()))  // (units, 1)
      if index > 0 {
        let dA_prev = cache.W.T.dot(dZ)  // (inputs, units)·(units, m) = (inputs, m)
        dZ = reluBackward(dA_prev, caches[index - 1].Z)
      }
    }
    return gradients.reversed()
  }

  func predict(_ X: Matrix) -> Matrix { forward(X).A }
}
