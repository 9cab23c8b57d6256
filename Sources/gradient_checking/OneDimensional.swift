import NNCore

/// J(θ) = θx has the derivative x: the whole method in one line.
///
/// J is a straight line, so a step of any size would do, were there no rounding.
func oneDimensionalCheck(x: Double, theta: Double, epsilon: Double) -> GradientComparison {
  func J(_ theta: Double) -> Double { theta * x }
  let slope = (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)
  let quotient = DifferenceQuotient(
    slope: slope,
    obstacle: theta + epsilon == theta - epsilon ? .lostStep : nil,
    precision: Precision(summing: 0, rounding: abs(J(theta)) * 0x1p-52 / epsilon, bending: 0))
  return GradientComparison(of: [x], with: [quotient], in: [Part(name: "θ", range: 0..<1)])
}
