// Hidden ReLU layers, if any, and an output layer with one unit for each class, whose Z are the scores of the classes:
//
//     Z = W·A_prev + b        (classes, m) = (classes, inputs)·(inputs, m) + (classes, 1)
//     P = softmax(Z)          (classes, m)
//
// Without hidden layers this is softmax regression: each class has a row of W, a weight for each feature. Columns are
// examples: X is (features, m), Y is (classes, m), one 1 in each column.

import NNCore

/// The first weights: normal numbers times a scale, drawn layer by layer. Biases start at 0.
package func initialize(
  _ sizes: [Int], scale: (_ inputs: Int) -> Double, using random: inout RandomState
) -> [Layer] {
  zip(sizes, sizes.dropFirst()).map { inputs, units in
    Layer(W: random.randn(units, inputs) * scale(inputs), b: .zeros(units, 1))
  }
}

/// Passes the examples through the layers, up to the scores of the classes, Z, (classes, m). `A` holds the input of each
/// layer, (inputs, m): the examples first, then the hidden layers' activations.
package func forward(_ X: Matrix, _ layers: [Layer]) -> (Z: Matrix, A: [Matrix]) {
  var A = [X]
  for layer in layers.dropLast() { A.append(relu(affine(layer.W, A[A.count - 1], layer.b))) }
  let last = layers[layers.count - 1]
  return (affine(last.W, A[A.count - 1], last.b), A)
}

/// The cross-entropy of the scores, and the penalty (λ/2m) Σ ‖W‖² of lesson 5.
package func computeCost(_ Z: Matrix, _ Y: Matrix, _ layers: [Layer], lambda: Double) -> Double {
  let squares = layers.reduce(0) { sum, layer in sum + layer.W.sumOfSquares() }
  return softmaxCost(Z, Y) + lambda / (2 * Double(Y.columns)) * squares
}

/// How the cost changes with every weight and bias, from the last layer back to the first.
///
/// The derivative of `ln Σ exp z` with respect to z_k is `exp z_k / Σ exp z`, which is p_k; that of `-z_y` is -1 for the
/// right class and 0 for the others. Together, and divided by m for the mean: `dZ = (P - Y)/m`, the same form as for the
/// sigmoid. From there on everything is as in lesson 2, except for the penalty's λ/m·W in dW.
package func backward(
  _ Z: Matrix, _ A: [Matrix], _ Y: Matrix, _ layers: [Layer], lambda: Double
) -> [LayerGradient] {
  let m = Double(Y.columns)
  var gradients: [LayerGradient] = []
  var dZ = (softmax(Z) - Y) / m  // (P - Y)/m: (classes, m)
  for (layer, A_prev) in zip(layers, A).reversed() {
    let dW = dZ.dot(A_prev.T) + lambda / m * layer.W  // (units, m)·(m, inputs) = (units, inputs)
    gradients.append(LayerGradient(dW: dW, db: dZ.rowSums()))
    if gradients.count < layers.count {
      dZ = reluBackward(layer.W.T.dot(dZ), A_prev)  // (inputs, m); A > 0 exactly where its Z > 0
    }
  }
  return gradients.reversed()
}

/// One step downhill: W - η·dW, b - η·db.
package func updateParameters(
  _ layers: [Layer], _ gradients: [LayerGradient], rate: Double
) -> [Layer] {
  zip(layers, gradients).map { layer, gradient in
    Layer(W: layer.W - rate * gradient.dW, b: layer.b - rate * gradient.db)
  }
}

/// One iteration. Returns the scores Z of the classes, and the layers after a step against the gradient.
package func step(
  _ layers: [Layer], _ X: Matrix, _ Y: Matrix, lambda: Double, rate: Double
) -> (Z: Matrix, layers: [Layer]) {
  let (Z, A) = forward(X, layers)
  let gradients = backward(Z, A, Y, layers, lambda: lambda)
  return (Z, updateParameters(layers, gradients, rate: rate))
}

/// Gradient descent: `iterations` steps, each against the gradient over all examples.
///
/// - Parameter report: Is called in every iteration with the scores Z and the layers before the update.
package func gradientDescent<Failure: Error>(
  _ X: Matrix, _ Y: Matrix, from start: [Layer], lambda: Double, rate: Double, iterations: Int,
  report: (_ iteration: Int, _ Z: Matrix, _ layers: [Layer]) throws(Failure) -> Void
) throws(Failure) -> [Layer] {
  var layers = start
  for iteration in 0..<iterations {
    let (Z, next) = step(layers, X, Y, lambda: lambda, rate: rate)
    try report(iteration, Z, layers)
    layers = next
  }
  return layers
}
