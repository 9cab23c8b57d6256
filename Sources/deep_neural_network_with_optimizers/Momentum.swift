import NNCore

/// Momentum: steps along a mean of the gradients so far, in which old ones fade (Polyak, "Some methods of
/// speeding up the convergence of iteration methods", 1964).
///
/// Across a valley the gradients cancel, along it they add up; the noise of mini-batches evens out.
/// - Published: `v = βv + (1-β)g`, `W -= ηv`; v is the exponentially weighted mean of the gradients.
/// - Textbook: `v = βv - ηg`, `W += v`; v is a velocity. It is the same method at a rate of η/(1-β), that is
///   ten times η for β = 0.9.
struct Momentum: Optimizer {
  var variant = Variant.published
  var learningRate = 0.0005
  var beta = 0.9

  static let textbook: Momentum? = Momentum(variant: .textbook)
  static let hyperparameters: [Hyperparameter: WritableKeyPath<Self, Double> & Sendable] = [
    .learningRate: \.learningRate, .beta: \.beta,
  ]

  func memory(for parameter: Matrix) -> Matrix { parameter.zeros }

  func update(_ W: inout Matrix, _ g: Matrix, _ v: inout Matrix) {
    switch variant {
    case .published:
      updateElements(of: &W, &v, from: g) { W, v, g in
        v = beta * v + (1 - beta) * g
        W -= learningRate * v
      }
    case .textbook:
      updateElements(of: &W, &v, from: g) { W, v, g in
        v = beta * v - learningRate * g
        W += v
      }
    }
  }
}
