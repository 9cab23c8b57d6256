// How to subtract two costs that are nearly equal, and how near their difference quotient comes to the derivative.

import Foundation
import NNCore

extension CheckedNetwork {
  /// cost(θ + ε) - cost(θ - ε), taken example by example before the mean.
  ///
  /// The two costs share nearly all their digits. As whole numbers each is rounded by 2⁻⁵² of its size, which
  /// leaves cost · 2⁻⁵² / ε ≈ 10⁻⁹ in the quotient, more than some gradients are. An example's cost ln(1 + eᶻ) - y·z
  /// differs by what its output Z differs, and that is known to all its digits.
  func costDifference(_ above: CheckedPass, _ below: CheckedPass) -> Double {
    let labels = Y.elements
    let differences = zip(above.logits.elements, below.logits.elements).enumerated().map { example, z in
      exampleCostDifference(z.0, z.1, label: labels[example])
    }
    return Matrix.row(differences).mean()
  }
}

/// The same for one example: ln(1 + eᵃ) - ln(1 + eᵇ) = ln(1 + sigmoid(b)·(eᵃ⁻ᵇ - 1)), less y·(a - b).
///
/// Outputs that are far apart share no digits, and can be subtracted as they are.
private func exampleCostDifference(_ above: Double, _ below: Double, label: Double) -> Double {
  let move = above - below
  let growth =
    abs(move) < 1 ? log1p(sigmoid(below) * expm1(move)) : softplus(above) - softplus(below)
  return growth - label * move
}

/// ln(1 + eᶻ), for z of any size.
private func softplus(_ z: Double) -> Double { max(z, 0) + log1p(exp(-abs(z))) }

private func sigmoid(_ z: Double) -> Double { z < 0 ? exp(z) / (1 + exp(z)) : 1 / (1 + exp(-z)) }

/// How much of the cost is rounding: about 2⁻⁵² of it, unless large terms cancel.
///
/// Each output Z is rounded by 2⁻⁵² of the largest that it could be, had all terms in all layers one sign; and an
/// example's cost changes by a - y times that.
func costRounding(of layers: [Layer], _ X: Matrix, _ Y: Matrix) -> Double {
  var (A, largest) = (X, X.map(abs))
  for layer in layers.dropLast() {
    let Z = layer.W.dot(A) + layer.b
    A = relu(Z)
    largest = reluBackward(layer.W.map(abs).dot(largest) + layer.b.map(abs), Z)
  }
  guard let last = layers.last else { return 0 }
  let errors = (sigmoid(last.W.dot(A) + last.b) - Y).map(abs)
  return max(
    0x1p-52 * (errors * (last.W.map(abs).dot(largest) + last.b.map(abs))).mean(), .leastNormalMagnitude)
}

/// How far a difference quotient, or a gradient, may be from the derivative although nothing is wrong.
struct Precision {
  /// In backpropagation, which adds up m rounded terms.
  let summing: Double
  /// In the quotient: the rounding of the cost, divided by ε.
  let rounding: Double
  /// In the quotient: the cost is no straight line between θ - ε and θ + ε.
  let bending: Double

  var total: Double { summing + rounding + bending }
}

extension Precision {
  /// That of one quotient.
  ///
  /// Without a kink in between, Z is a straight line in any one parameter, and only the sigmoid bends. The mean of
  /// a slope over ±d differs from the slope in the middle by at most d²/6 times the slope's second derivative,
  /// which for the sigmoid is below e^-|z|.
  init(of above: CheckedPass, _ below: CheckedPass, step: Double, rounding: Double) {
    let m = Double(above.logits.columns)
    var (slopes, bends) = (0.0, 0.0)
    for (above, below) in zip(above.logits.elements, below.logits.elements) {
      let (middle, reach) = ((above + below) / 2, abs(above - below) / 2)
      let slope = 2 * reach / step  // |∂Z/∂θ|
      slopes += slope
      bends += slope * min(1, reach * reach / 6 * exp(min(0, reach - abs(middle))))
    }
    summing = 0x1p-52 * m.squareRoot() * slopes / m
    self.rounding = 2 * rounding / step
    bending = bends / m
  }

  /// That of several quotients, as norms.
  init(norm parts: [Precision]) {
    summing = norm(parts.map(\.summing))
    rounding = norm(parts.map(\.rounding))
    bending = norm(parts.map(\.bending))
  }
}

/// The Euclidean norm, also of numbers whose squares are too large or too small for a Double.
func norm(_ values: [Double]) -> Double {
  let largest = values.reduce(0) { max($0, abs($1)) }
  let unit = 0x1p-400...0x1p400 ~= largest ? 1 : largest
  guard unit > 0, unit.isFinite else { return largest }
  return unit * values.reduce(0) { $0 + ($1 / unit) * ($1 / unit) }.squareRoot()
}
