// Lesson 7's mathematics, function by function in the order of the script: forward, backward, the parameters as one
// list θ, and the loop that changes them one by one. Comparison.swift judges the results.
//
// Columns are examples: X is (features, m), Y is (1, m).

import NNCore

/// What a layer keeps for the backward pass. Layer 0 computes nothing: its A are the examples.
package struct Cache {
  /// (units, m), before and after the activation function.
  package var Z = Matrix(), A = Matrix()
}

extension [Cache] {
  /// The last layer: z, and the probabilities of class 1, both (1, m).
  package var output: Cache { self[count - 1] }

  /// For each hidden unit and example whether the unit is on: [Z > 0].
  package var pattern: [Bool] { dropLast().flatMap { $0.Z.elements.map { z in z > 0 } } }
}

/// Pushes the examples through the layers.
package func forwardPropagation(_ X: Matrix, _ layers: [Layer]) -> [Cache] {
  var caches = [Cache(A: X)]
  for (number, layer) in zip(1..., layers) {
    let Z = affine(layer.W, caches[number - 1].A, layer.b)  // W·A_prev + b: (units, m)
    caches.append(Cache(Z: Z, A: number < layers.count ? relu(Z) : sigmoid(Z)))
  }
  return caches
}

/// Mistakes that are easily made in a backward pass. The program still runs, and often still learns.
package enum PlantedMistake: String, CaseIterable {
  case doubledWeights = "dW of the second layer twice as large"
  case quadrupledBiases = "db of the first layer four times as large"
  case forgottenBiases = "db left at zero everywhere"
  case forgottenMean = "1/m left out"
  case forgottenRectifier = "[Z > 0] left out"
  case swappedSign = "Y - A for A - Y"

  /// Whether this mistake can be made in a network with this many layers.
  package func exists(inLayers count: Int) -> Bool {
    count > 1 || ![.doubledWeights, .forgottenRectifier].contains(self)
  }
}

/// The derivatives of the cost with respect to each W and b, as lesson 2 finds them, or those that a mistake produces.
package func backwardPropagation(
  _ caches: [Cache], _ Y: Matrix, _ layers: [Layer], with mistake: PlantedMistake? = nil
) -> [LayerGradient] {
  var gradients: [LayerGradient] = []
  let (A, m) = (caches.output.A, Double(Y.columns))
  var dZ = (A - Y) / m  // (1, m)
  if mistake == .forgottenMean { dZ = A - Y }
  if mistake == .swappedSign { dZ = (Y - A) / m }
  for (number, layer) in zip(1..., layers).reversed() {
    let (A_prev, Z_prev) = (caches[number - 1].A, caches[number - 1].Z)
    var dW = dZ.dot(A_prev.T)  // (units, m)·(m, inputs) = (units, inputs)
    var db = dZ.rowSums()  // (units, 1)
    if mistake == .doubledWeights && number == 2 { dW *= 2 }
    if mistake == .quadrupledBiases && number == 1 { db *= 4 }
    if mistake == .forgottenBiases { db *= 0 }
    gradients.append(LayerGradient(dW: dW, db: db))
    if number > 1 {
      let dA_prev = layer.W.T.dot(dZ)  // (inputs, units)·(units, m) = (inputs, m)
      dZ = mistake == .forgottenRectifier ? dA_prev : reluBackward(dA_prev, Z_prev)  // dA_prev ∘ [Z_prev > 0]
    }
  }
  return gradients.reversed()
}

/// θ: all parameters in one list, W1, b1, W2, …, each matrix row by row.
package func dictionaryToVector(_ layers: [Layer]) -> [Double] {
  layers.flatMap { layer in layer.W.elements + layer.b.elements }
}

/// All derivatives in the order of θ.
package func gradientsToVector(_ gradients: [LayerGradient]) -> [Double] {
  gradients.flatMap { layer in layer.dW.elements + layer.db.elements }
}

/// Layers of the shapes of `layers`, with the parameters θ.
package func vectorToDictionary(_ theta: [Double], _ layers: [Layer]) -> [Layer] {
  var rest = theta[...]
  func next(_ shape: Matrix) -> Matrix {
    defer { rest = rest.dropFirst(shape.count) }
    return Matrix(rows: shape.rows, columns: shape.columns, elements: Array(rest.prefix(shape.count)))
  }
  return layers.map { Layer(W: next($0.W), b: next($0.b)) }
}

/// The plain loop: moves each parameter in turn up and down by ε, with all others fixed.
///
/// - Parameter report: Called with the number of parameters done so far.
package func differenceQuotients(
  _ X: Matrix, _ Y: Matrix, _ layers: [Layer], epsilon: Double, report: (_ done: Int) -> Void = { _ in }
) -> [DifferenceQuotient] {
  let theta = dictionaryToVector(layers)
  let here = forwardPropagation(X, layers).output
  let rounding = roundingBound(X, layers, epsilon: epsilon)
  return theta.indices.map { index in
    var (higher, lower) = (theta, theta)
    higher[index] += epsilon
    lower[index] -= epsilon
    let step = higher[index] - lower[index]  // 2ε, as far as rounding lets it be
    let above = forwardPropagation(X, vectorToDictionary(higher, layers))
    let below = forwardPropagation(X, vectorToDictionary(lower, layers))
    report(index + 1)
    return DifferenceQuotient(above, below, around: here, Y, step: step, rounding: rounding)
  }
}

/// The result of moving one parameter.
package struct DifferenceQuotient {
  /// ĝ = (cost(θ + ε) - cost(θ - ε)) / 2ε.
  package let slope: Double
  /// Whether a ReLU switches on or off between θ - ε and θ + ε. The cost has a kink there, one slope before it and
  /// another after it, and the quotient is a mean of the two, so it is left out. This includes a Z of exactly 0 that
  /// the parameter moves; one that it does not move does no harm.
  package let crossesKink: Bool
  /// How far ĝ may be from the derivative although nothing is wrong, because numbers are rounded, and because the cost
  /// is not a straight line between θ - ε and θ + ε.
  package let rounding, bending: Double
  /// The mean of |∂z/∂θ|. The derivative is the mean of (a - y)·∂z/∂θ: at most this, and far smaller where
  /// a ≈ y or the terms cancel.
  package let scale: Double
}

extension DifferenceQuotient {
  /// Without a kink in between, z is linear in any one parameter, and only the sigmoid curves. Its mean over the step
  /// differs from a, its value in the middle, by at most |(a₊ + a₋)/2 - a|.
  init(_ above: [Cache], _ below: [Cache], around here: Cache, _ Y: Matrix, step: Double, rounding: Double) {
    let (higher, lower) = (above.output, below.output)
    let width = step == 0 ? 1 : step  // where θ is so large that ε moves nothing, the quotient is 0
    let reach = abs(higher.Z - lower.Z) / width  // |∂z/∂θ|: (1, m)
    slope = costDifference(higher.Z, lower.Z, Y) / width
    crossesKink = above.pattern != below.pattern
    self.rounding = rounding
    bending = (reach * abs((higher.A + lower.A) / 2 - here.A)).mean()
    scale = reach.mean()
  }
}

/// cost(θ + ε) - cost(θ - ε), subtracted example by example before the mean is taken.
///
/// An example costs ln(1 + eᶻ) - y·z. The two costs share nearly all their digits. If each were computed first, it
/// would be rounded by about 2⁻⁵³ of its size, which leaves an error of about cost·2⁻⁵³/ε ≈ 10⁻⁹ in the quotient, and
/// some derivatives are smaller than that.
package func costDifference(_ above: Matrix, _ below: Matrix, _ Y: Matrix) -> Double {
  (softplusDifference(above, below) - Y * (above - below)).mean()
}

/// How much of a quotient, or of a derivative, is rounding error: about 2⁻⁵² of z, divided by ε.
///
/// z is a sum of terms that are rounded by 2⁻⁵² of their own size and may cancel. So its size is computed in the same
/// network with absolute values of X, W and b, where nothing cancels. Every parameter is larger by ε there, so that
/// parameters of 0 count too.
func roundingBound(_ X: Matrix, _ layers: [Layer], epsilon: Double) -> Double {
  let unsigned = layers.map { Layer(W: abs($0.W) + epsilon, b: abs($0.b) + epsilon) }
  return 0x1p-52 * forwardPropagation(abs(X), unsigned).output.Z.mean() / epsilon
}
