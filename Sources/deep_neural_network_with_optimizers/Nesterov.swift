import NNCore

/// Nesterov's accelerated gradient: momentum that takes the gradient at the point where the velocity is about to lead
/// (Nesterov, "A method for solving the convex programming problem with convergence rate O(1/k²)", 1983).
///
/// By definition a step looks ahead from θ: `v = βv - η·g(θ + βv)`, `θ += v`. It is easier to keep the point
/// that is looked at, `W = θ + βv`, as the parameters, since that is where the gradient is needed (Bengio,
/// Boulanger-Lewandowski and Pascanu, "Advances in optimizing recurrent networks", 2013). With v' the new
/// velocity, `W' = θ + v' + βv' = W - βv + v' + βv' = W + βv' - ηg`. Put `βv - ηg` for v', and you need only the old
/// velocity:
///
///     published     v = βv - ηg               W += βv - ηg        with the new v
///     from scratch  W += β²v - (1+β)ηg        v = βv - ηg         with the old v
///
/// The code in the book *Deep Learning from Scratch* uses the second formula with the new v, which is wrong.
package struct Nesterov: Optimizer {
  let variant: Variant
  package let learningRate: Double
  let beta: Double
  var v: Matrix

  package init(_ variant: Variant, _ given: Hyperparameters, for W: Matrix) {
    self.variant = variant
    learningRate = given.learningRate ?? (variant == .fromScratch ? 0.01 : 0.0001)
    beta = given.beta ?? 0.9
    v = W.zeros
  }

  package mutating func update(_ W: inout Matrix, _ g: Matrix) {
    switch variant {
    case .published, .textbook:
      updateElements(of: &W, &v, from: g) { W, v, g in
        v = beta * v - learningRate * g
        W += beta * v - learningRate * g
      }
    case .fromScratch:
      updateElements(of: &W, &v, from: g) { W, v, g in
        W += beta * beta * v - (1 + beta) * learningRate * g
        v = beta * v - learningRate * g
      }
    }
  }
}
