import NNCore

/// Plain gradient descent with mini-batches (Robbins and Monro, "A stochastic approximation method", 1951):
///
///     W -= ηg
///
/// It remembers nothing. One rate fits all parameters only if their gradients are about equally large. In a narrow
/// valley, steps long enough for its floor bounce between its walls.
package struct GradientDescent: Optimizer {
  package let learningRate: Double

  package init(_ variant: Variant, _ given: Hyperparameters, for W: Matrix) {
    learningRate = given.learningRate ?? (variant == .fromScratch ? 0.01 : 0.0005)
  }

  package mutating func update(_ W: inout Matrix, _ g: Matrix) {
    W.add(g, scaledBy: -learningRate)
  }
}
