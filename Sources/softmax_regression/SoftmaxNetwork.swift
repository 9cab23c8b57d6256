import NNCore
import TrainingKit

/// The probabilities of the classes from their scores, (classes, m): `p = exp(z) / Σ exp(z)`, column by column.
///
/// Each column is first made smaller by its largest score. That divides numerator and denominator by one number and
/// so changes nothing, but the largest power is then e⁰ = 1: without it, exp overflows for scores above 709.
func softmax(_ Z: Matrix) -> Matrix {
  let powers = exp(Z - Z.columnMaxima())  // (classes, m) - (1, m), all in (0, 1]
  return powers / powers.columnSums()  // (classes, m) / (1, m)
}

/// The cost of the scores `Z` for one-hot labels `Y`, both (classes, m): `(1/m) Σ (ln Σ_k exp z_k - z_y)`.
///
/// This is -ln p of the right class y, with p written out: the logarithm of the quotient is a difference, and what
/// was exp z_y under it is z_y again. So the cost is never taken from a probability, which may be 0 to the last
/// digit, and is finite for scores of any size: `ln Σ exp z = max z + ln Σ exp(z - max z)`.
func crossEntropy(scores Z: Matrix, _ Y: Matrix) -> Double {
  let maxima = Z.columnMaxima()  // (1, m)
  let sums = exp(Z - maxima).columnSums()  // (1, m)
  let right = (Z * Y).columnSums()  // (1, m): the score of the right class
  return (maxima + log(sums) - right).mean()
}

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

  /// The examples and what each hidden layer makes of them, and the scores of the classes.
  func forward(_ X: Matrix) -> (A: [Matrix], Z: Matrix) {
    var A = [X]
    for layer in layers.dropLast() {
      A.append(relu(affine(layer.W, A[A.count - 1], layer.b)))  // (units, m)
    }
    let last = layers[layers.count - 1]
    return (A, affine(last.W, A[A.count - 1], last.b))
  }

  /// The cross-entropy of the scores, and the penalty (λ/2m) Σ ‖W‖².
  func cost(_ Z: Matrix, _ Y: Matrix) -> Double {
    let squares = layers.reduce(0) { $0 + $1.W.sumOfSquares() }
    return crossEntropy(scores: Z, Y) + lambda / (2 * Double(Y.columns)) * squares
  }

  /// How the cost changes with every weight and bias, from the last layer back to the first.
  ///
  /// The derivative of `ln Σ exp z` by z_k is `exp z_k / Σ exp z`, which is p_k; that of `-z_y` is -1 for the right
  /// class and 0 for the others. Together, shared among the m examples: `dZ = (P - Y)/m`, the very form that the
  /// sigmoid had. From there on down nothing differs from lesson 2, but for the penalty's λ/m·W in dW.
  func backward(_ A: [Matrix], _ Z: Matrix, _ Y: Matrix) -> [LayerGradient] {
    let m = Double(Y.columns)
    var gradients: [LayerGradient] = []
    var dZ = (softmax(Z) - Y) / m  // (classes, m)
    for (layer, A_prev) in zip(layers, A).reversed() {
      gradients.append(
        LayerGradient(
          dW: dZ.dot(A_prev.T) + lambda / m * layer.W,  // (units, m)·(m, inputs) = (units, inputs)
          db: dZ.rowSums()))  // (units, 1)
      if gradients.count < layers.count { dZ = reluBackward(layer.W.T.dot(dZ), A_prev) }  // (inputs, m)
    }
    return gradients.reversed()
  }

  /// The probabilities of the classes, (classes, m).
  func predict(_ X: Matrix) -> Matrix { softmax(forward(X).Z) }
}
