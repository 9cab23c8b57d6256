import NNCore
import TrainingKit

/// A network of hidden ReLU layers and one sigmoid output, with its forward and its backward pass.
///
/// The layers are numbered from 1, as on paper; layer 0 is the input. Layer l computes
///
///     Z = W·A_prev + b        (units, m) = (units, inputs)·(inputs, m) + (units, 1)
///     A = relu(Z)             or sigmoid(Z) in the last layer
///
/// and the cost is J = -(1/m) Σ [ y·ln a + (1 - y)·ln(1 - a) ], a in the last A.
struct DeepNetwork: LayeredModel {
  var layers: [Layer]

  /// Pushes the examples through the layers, and remembers what every layer saw and made of it.
  func forward(_ X: Matrix) -> [Cache] {
    var caches = [Cache(input: X)]
    for (number, layer) in zip(1..., layers) {
      let A_prev = caches[number - 1].A
      let Z = affine(layer.W, A_prev, layer.b)  // W·A_prev + b: (units, m)
      let A = number < layers.count ? relu(Z) : sigmoid(Z)
      caches.append(Cache(W: layer.W, b: layer.b, Z: Z, A: A))
    }
    return caches
  }

  /// Finds, from the output back to the first layer, how the cost changes with every weight and bias.
  ///
  /// Write dQ for ∂J/∂Q. If a layer knows its own dZ, three applications of the chain rule do the rest,
  /// because Z = W·A_prev + b is linear in each of W, b and A_prev:
  ///
  ///     dW      = dZ·A_prevᵀ        a weight matters as much as the input that it multiplies
  ///     db      = Σ over examples dZ    a bias is a weight whose input is always 1
  ///     dA_prev = Wᵀ·dZ             an input matters through every unit that it feeds
  ///
  /// And dA_prev becomes the dZ of the layer before through its activation function. ReLU passes the
  /// derivative on where it was open, Z > 0, and blocks it elsewhere.
  ///
  /// The recursion has to start somewhere: at the output, where cost and sigmoid together have a derivative
  /// simpler than either of them. From dJ/da = -(y/a - (1 - y)/(1 - a))/m and da/dz = a(1 - a) follows
  /// dZ = (A - Y)/m: the error of each prediction, shared among the m examples.
  func backward(_ caches: [Cache], _ Y: Matrix) -> [LayerGradient] {
    var gradients: [LayerGradient] = []
    var dZ = (caches.output - Y) / Double(Y.columns)  // (1, m)
    for number in layers.indices.reversed().map({ $0 + 1 }) {
      let A_prev = caches[number - 1].A
      gradients.append(
        LayerGradient(
          dW: dZ.dot(A_prev.T),  // (units, m)·(m, inputs) = (units, inputs)
          db: dZ.rowSums()))  // (units, 1)
      if number > 1 {
        let dA_prev = caches[number].W.T.dot(dZ)  // (inputs, units)·(units, m) = (inputs, m)
        dZ = reluBackward(dA_prev, caches[number - 1].Z)
      }
    }
    return gradients.reversed()
  }

  func predict(_ X: Matrix) -> Matrix { forward(X).output }
}

/// What the forward pass leaves for the backward pass: layer `number` is at `caches[number]`.
struct Cache {
  /// (units, inputs) and (units, 1).
  let W, b: Matrix
  /// (units, m), before and after the activation function.
  let Z, A: Matrix

  init(W: Matrix, b: Matrix, Z: Matrix, A: Matrix) {
    (self.W, self.b, self.Z, self.A) = (W, b, Z, A)
  }

  /// Layer 0 computes nothing: it only holds the examples, so that every layer finds its input in the cache
  /// before its own.
  init(input X: Matrix) {
    let nothing = Matrix(rows: 0, columns: 0)
    self.init(W: nothing, b: nothing, Z: nothing, A: X)
  }
}

extension [Cache] {
  /// The last layer's activations: the probabilities of class 1, (1, m).
  var output: Matrix { self[count - 1].A }
}
