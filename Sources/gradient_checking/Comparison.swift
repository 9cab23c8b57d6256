// The last function of the script, gradient_check: compares a gradient g with the difference quotients ĝ.

import NNCore

/// The difference of a correct gradient stays well below this at ε = 1e-7.
package let threshold = 2e-7

/// The name of a W or b, and the range of its parameters in θ.
package typealias Part = (name: String, range: Range<Int>)

/// W1, b1, W2, …
package func parts(of layers: [Layer]) -> [Part] {
  var start = 0
  return zip(1..., layers).flatMap { number, layer in
    [("W\(number)", layer.W.count), ("b\(number)", layer.b.count)].map { name, count in
      defer { start += count }
      return (name, start..<start + count)
    }
  }
}

package enum Verdict {
  case right, wrong
  /// The derivatives are means whose terms cancel to less than 10⁻⁸ of their size, so that too few digits are left to
  /// compare; and the quotients agree.
  case zero
  /// Right as far as the quotients can tell, but they cannot tell much: the rounding error is too large for ε, or the
  /// cost bends within it.
  case stepTooSmall, stepTooWide
  case nothingToCompare
}

package struct GradientComparison {
  package let difference: Double
  package let verdict: Verdict
  /// The W and b in which the gradient is wrong.
  package let wrongParts: [String]

  package var passes: Bool { [.right, .zero, .nothingToCompare].contains(verdict) }
}

/// Compares a gradient with the quotients, leaving out those that cross a kink.
///
/// A small wrong part can hide behind a large right one, so each W and b is also compared separately.
package func gradientCheck(
  _ gradient: [Double], _ quotients: [DifferenceQuotient], _ parts: [Part]
) -> GradientComparison {
  let compared = quotients.indices.filter { !quotients[$0].crossesKink }
  let whole = Distance(gradient, quotients, in: compared)
  let wrongParts = parts.filter { part in
    !Distance(gradient, quotients, in: compared.filter(part.range.contains)).isNear
  }.map { $0.name }
  let verdict = compared.isEmpty ? .nothingToCompare : wrongParts.isEmpty ? whole.verdict : .wrong
  return GradientComparison(
    difference: verdict == .zero ? 0 : whole.difference, verdict: verdict, wrongParts: wrongParts)
}

/// How far apart g and ĝ are in some of the parameters, and how far apart they may be.
package struct Distance {
  /// ‖g‖, ‖ĝ‖ and ‖g - ĝ‖.
  let gradient, slopes, deviation: Double
  /// The norms of the quotients' error bounds, and of their scale.
  let rounding, bending, scale: Double

  package init(_ gradient: [Double], _ quotients: [DifferenceQuotient], in indices: [Int]) {
    func normOf(_ value: (Int) -> Double) -> Double { norm(indices.map(value)) }
    self.gradient = normOf { gradient[$0] }
    slopes = normOf { quotients[$0].slope }
    deviation = normOf { gradient[$0] - quotients[$0].slope }
    rounding = normOf { quotients[$0].rounding }
    bending = normOf { quotients[$0].bending }
    scale = normOf { quotients[$0].scale }
  }

  /// ‖g - ĝ‖ / (‖g‖ + ‖ĝ‖): 0 for equal gradients, 1 for opposite ones.
  package var difference: Double { deviation == 0 ? 0 : deviation / (gradient + slopes) }

  /// Whether they are as near as for a correct gradient: within the threshold, or within the quotients' error.
  var isNear: Bool { difference < threshold || deviation <= rounding + bending }

  /// The verdict on a gradient that is near.
  var verdict: Verdict {
    if difference < threshold && gradient > 1e-14 * scale { return .right }  // more than rounding is left
    if max(gradient, slopes) <= 1e-8 * scale { return .zero }
    return rounding > bending ? .stepTooSmall : .stepTooWide
  }
}

/// The Euclidean norm, also of numbers whose squares are too large or too small for a Double.
package func norm(_ values: [Double]) -> Double {
  if values.contains(where: { $0.isNaN }) { return .nan }
  let largest = values.reduce(0) { max($0, abs($1)) }
  guard largest > 0, largest.isFinite else { return largest }
  return largest * values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
}

/// The whole method in one dimension: J(θ) = θx has the derivative x.
///
/// J is a straight line, so a step of any size would do, were there no rounding.
package func oneDimensionalCheck(x: Double, theta: Double, epsilon: Double) -> GradientComparison {
  func J(_ theta: Double) -> Double { theta * x }
  let slope = (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)
  let quotient = DifferenceQuotient(
    slope: slope, crossesKink: false, rounding: abs(J(theta)) * 0x1p-52 / epsilon, bending: 0, scale: abs(x))
  return gradientCheck([x], [quotient], [("θ", 0..<1)])
}
