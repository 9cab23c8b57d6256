import NNCore

/// RMSprop: AdaGrad that forgets, so rates recover when gradients become small (Tieleman and Hinton,
/// lecture 6.5 of "Neural networks for machine learning", 2012).
///
///     s = βs + (1-β)g²               a mean square that fades, and then
///     published   W -= η g/√(s+ε)
///     textbook    W -= η g/(√s+ε)
///
/// The difference matters where gradients are small: there the rate is at most η/√ε in the published form, and η/ε in
/// the textbook form.
package struct RMSProp: Optimizer {
  let variant: Variant
  package let learningRate: Double
  let beta: Double
  let epsilon: Double
  var s: Matrix

  package init(_ variant: Variant, _ given: Hyperparameters, for W: Matrix) {
    self.variant = variant
    learningRate = given.learningRate ?? 0.001
    beta = given.beta ?? 0.9
    epsilon = given.epsilon ?? 1e-6
    s = W.zeros
  }

  package mutating func update(_ W: inout Matrix, _ g: Matrix) {
    switch variant {
    case .published:
      updateElements(of: &W, &s, from: g) { W, s, g in
        s = beta * s + (1 - beta) * (g * g)
        W -= learningRate * g / (s + epsilon).squareRoot()
      }
    case .textbook, .fromScratch:
      updateElements(of: &W, &s, from: g) { W, s, g in
        s = beta * s + (1 - beta) * (g * g)
        W -= learningRate * g / (s.squareRoot() + epsilon)
      }
    }
  }
}
