import NNCore

/// AdaGrad: every parameter has a rate of its own, smaller the more it has been pushed about (Duchi, Hazan and
/// Singer, "Adaptive subgradient methods for online learning and stochastic optimization", 2011).
///
/// `s += g²`, `W -= η g/(√s + ε)`, in the textbooks too. Rates never grow again: s is a sum over the whole
/// training, so that steps shrink about as 1/√t.
struct AdaGrad: Optimizer {
  var learningRate = 0.01
  var epsilon = 1e-8

  static let hyperparameters: [Hyperparameter: WritableKeyPath<Self, Double> & Sendable] = [
    .learningRate: \.learningRate, .epsilon: \.epsilon,
  ]

  func memory(for parameter: Matrix) -> Matrix { parameter.zeros }

  func update(_ W: inout Matrix, _ g: Matrix, _ s: inout Matrix) {
    updateElements(of: &W, &s, from: g) { W, s, g in
      s += g * g
      W -= learningRate * g / (s.squareRoot() + epsilon)
    }
  }
}
