import NNCore

/// AdaGrad: every parameter has its own rate, which shrinks as its gradients add up (Duchi, Hazan and
/// Singer, "Adaptive subgradient methods for online learning and stochastic optimization", 2011):
///
///     s += g²         W -= η g/(√s + ε)
///
/// Rates never grow again: s is a sum over the whole training, so the steps shrink roughly as 1/√t. All books have
/// this form; in the from-scratch variant ε is 1e-7.
package struct AdaGrad: Optimizer {
  package let learningRate: Double
  let epsilon: Double
  var s: Matrix

  package init(_ variant: Variant, _ given: Hyperparameters, for W: Matrix) {
    learningRate = given.learningRate ?? 0.01
    epsilon = given.epsilon ?? (variant == .fromScratch ? 1e-7 : 1e-8)
    s = W.zeros
  }

  package mutating func update(_ W: inout Matrix, _ g: Matrix) {
    updateElements(of: &W, &s, from: g) { W, s, g in
      s += g * g
      W -= learningRate * g / (s.squareRoot() + epsilon)
    }
  }
}
