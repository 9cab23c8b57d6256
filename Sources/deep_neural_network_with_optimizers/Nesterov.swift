import NNCore

/// Nesterov's accelerated gradient: momentum that takes the gradient where the velocity is about to lead
/// (Nesterov, "A method for solving the convex programming problem with convergence rate O(1/k²)", 1983).
///
/// By definition a step looks ahead from θ: `v = βv - η·g(θ + βv)`, `θ += v`. It is easier to keep the place
/// that is looked at, `W = θ + βv`, as the parameters, since the network's gradient is there (Bengio,
/// Boulanger-Lewandowski and Pascanu, "Advances in optimizing recurrent networks", 2013). With v' the new
/// velocity, `W' = θ + v' + βv' = W - βv + v' + βv' = W + βv' - ηg`: `v = βv - ηg`, `W += βv - ηg`.
struct Nesterov: Optimizer {
  var learningRate = 0.0001
  var beta = 0.9

  static let hyperparameters: [Hyperparameter: WritableKeyPath<Self, Double> & Sendable] = [
    .learningRate: \.learningRate, .beta: \.beta,
  ]

  func memory(for parameter: Matrix) -> Matrix { parameter.zeros }

  func update(_ W: inout Matrix, _ g: Matrix, _ v: inout Matrix) {
    updateElements(of: &W, &v, from: g) { W, v, g in
      v = beta * v - learningRate * g
      W += beta * v - learningRate * g
    }
  }
}
