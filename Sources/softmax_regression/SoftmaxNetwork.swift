import NNCore
import TrainingKit

/// Hidden ReLU layers, if any, and a layer of one unit for each class, whose Z are the scores of the classes:
///
///     Z = W·A_prev + b        (classes, m) = (classes, inputs)·(inputs, m) + (classes, 1)
///     P = softmax(Z)          (classes, m)
///
/// Without hidden layers this is softmax regression: each class has a row of W, a weight for each feature.
struct SoftmaxNetwork: LayeredModel, Sendable {
  var layers: [Layer]
  /// The strength λ of the penalty on large weights, as in lesson 5.
  var lambda = 0.0

  /// What the passes remember. Each writes over what the one before has left, so that only the first needs new memory.
  struct Caches {
    /// The examples and what each hidden layer makes of them: (units, m).
    fileprivate var A: [Matrix]
    /// Each layer's W·A_prev + b; the last are the scores of the classes: (units, m).
    fileprivate(set) var Z: [Matrix]
    fileprivate var softmax = Softmax()
    /// From the backward pass: the probabilities, (classes, m), and the derivatives in the shapes of Z.
    fileprivate var P = Matrix()
    fileprivate var dZ: [Matrix]
  }

  /// Room for the passes.
  var emptyCaches: Caches {
    let empty = layers.map { _ in Matrix() }
    return Caches(A: empty, Z: empty, dZ: empty)
  }

  /// Pushes the examples through the layers, up to the scores of the classes.
  func forward(_ X: Matrix, into caches: inout Caches) {
    caches.A[0] = X
    for (index, layer) in layers.enumerated() {
      affine(layer.W, caches.A[index], layer.b, into: &caches.Z[index])  // (units, m)
      if index + 1 < layers.count { relu(caches.Z[index], into: &caches.A[index + 1]) }
    }
    caches.softmax.take(caches.Z[layers.count - 1])
  }

  /// The cross-entropy of the scores, and the penalty (λ/2m) Σ ‖W‖².
  func cost(_ caches: inout Caches, _ Y: Matrix) -> Double {
    let squares = layers.reduce(0) { $0 + $1.W.sumOfSquares() }
    return caches.softmax.cost(caches.Z[layers.count - 1], Y) + lambda / (2 * Double(Y.columns)) * squares
  }

  /// How the cost changes with every weight and bias, from the last layer back to the first.
  ///
  /// The derivative of `ln Σ exp z` by z_k is `exp z_k / Σ exp z`, which is p_k; that of `-z_y` is -1 for the right
  /// class and 0 for the others. Together, shared among the m examples: `dZ = (P - Y)/m`, the very form that the
  /// sigmoid had. From there on down nothing differs from lesson 2, but for the penalty's λ/m·W in dW.
  func backward(_ caches: inout Caches, _ Y: Matrix, into gradients: inout [LayerGradient]) {
    caches.softmax.probabilities(into: &caches.P)
    outputGradient(caches.P, Y, into: &caches.dZ[layers.count - 1])  // (P - Y)/m: (classes, m)
    for (index, layer) in layers.enumerated().reversed() {
      let (dZ, A_prev) = (caches.dZ[index], caches.A[index])
      dZ.dot(A_prev.T, into: &gradients[index].dW)  // (units, m)·(m, inputs) = (units, inputs)
      gradients[index].dW.add(layer.W, scaledBy: lambda / Double(Y.columns))
      dZ.rowSums(into: &gradients[index].db)  // (units, 1)
      if index > 0 {
        layer.W.T.dot(dZ, into: &caches.dZ[index - 1])  // dA_prev: (inputs, m)
        reluBackward(&caches.dZ[index - 1], A_prev)  // A > 0 exactly where Z > 0
      }
    }
  }

  /// The probabilities of the classes, (classes, m).
  func predict(_ X: Matrix) -> Matrix {
    var (caches, P) = (emptyCaches, Matrix())
    forward(X, into: &caches)
    caches.softmax.probabilities(into: &P)
    return P
  }
}
