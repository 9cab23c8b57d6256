import NNCore

/// Momentum: steps along a mean of the gradients so far, in which older ones fade (Polyak, "Some methods of
/// speeding up the convergence of iteration methods", 1964).
///
/// Across a valley the gradients cancel, along it they add up, and the noise of mini-batches averages out.
///
///     published               v = βv + (1-β)g     W -= ηv     v: the weighted mean of the gradients
///     textbook, from scratch  v = βv - ηg         W += v      v: a velocity
///
/// They are one method: the second takes the steps that the first takes at a rate of η/(1-β), ten times η for β = 0.9.
package struct Momentum: Optimizer {
  let variant: Variant
  package let learningRate: Double
  let beta: Double
  var v: Matrix

  package init(_ variant: Variant, _ given: Hyperparameters, for W: Matrix) {
    self.variant = variant
    learningRate = given.learningRate ?? (variant == .fromScratch ? 0.01 : 0.0005)
    beta = given.beta ?? 0.9
    v = W.zeros
  }

  package mutating func update(_ W: inout Matrix, _ g: Matrix) {
    switch variant {
    case .published:
      updateElements(of: &W, &v, from: g) { W, v, g in
        v = beta * v + (1 - beta) * g
        W -= learningRate * v
      }
    case .textbook, .fromScratch:
      updateElements(of: &W, &v, from: g) { W, v, g in
        v = beta * v - learningRate * g
        W += v
      }
    }
  }
}
