import NNCore

/// AdaDelta: as RMSprop, with the size of recent steps in place of a learning rate (Zeiler, "ADADELTA: an
/// adaptive learning rate method", 2012).
///
/// `s = βs + (1-β)g²`, `u = √((d+ε)/(s+ε)) g`, `W -= u`, `d = βd + (1-β)u²`. A step thus has the unit of the
/// parameter, which no other method here can say of its own; ε starts it off, when no step is known yet.
struct AdaDelta: Optimizer {
  var beta = 0.9
  var epsilon = 1e-6

  static let hyperparameters: [Hyperparameter: WritableKeyPath<Self, Double> & Sendable] = [
    .beta: \.beta, .epsilon: \.epsilon,
  ]

  struct Memory: Sendable {
    /// The mean square of the gradients.
    var s: Matrix
    /// The mean square of the steps.
    var d: Matrix
  }

  func memory(for parameter: Matrix) -> Memory { Memory(s: parameter.zeros, d: parameter.zeros) }

  func update(_ W: inout Matrix, _ g: Matrix, _ memory: inout Memory) {
    updateElements(of: &W, &memory.s, &memory.d, from: g) { W, s, d, g in
      s = beta * s + (1 - beta) * (g * g)
      let u = ((d + epsilon) / (s + epsilon)).squareRoot() * g
      W -= u
      d = beta * d + (1 - beta) * (u * u)
    }
  }
}
