import NNCore

/// AdaDelta: as RMSprop, with the size of recent steps in place of a learning rate (Zeiler, "ADADELTA: an
/// adaptive learning rate method", 2012):
///
///     s = βs + (1-β)g²         the mean square of the gradients
///     u = √((d+ε)/(s+ε)) g     the step
///     W -= u
///     d = βd + (1-β)u²         the mean square of the steps
///
/// So a step has the unit of the parameter, as in no other method here. ε gets things started while no step is known
/// yet.
package struct AdaDelta: Optimizer {
  let beta: Double
  let epsilon: Double
  var s, d: Matrix

  package init(_ variant: Variant, _ given: Hyperparameters, for W: Matrix) {
    beta = given.beta ?? 0.9
    epsilon = given.epsilon ?? 1e-6
    (s, d) = (W.zeros, W.zeros)
  }

  package mutating func update(_ W: inout Matrix, _ g: Matrix) {
    updateElements(of: &W, &s, &d, from: g) { W, s, d, g in
      s = beta * s + (1 - beta) * (g * g)
      let u = ((d + epsilon) / (s + epsilon)).squareRoot() * g
      W -= u
      d = beta * d + (1 - beta) * (u * u)
    }
  }
}
