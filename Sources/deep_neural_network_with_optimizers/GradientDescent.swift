import NNCore

/// Plain gradient descent with mini-batches: `W -= ηg` (Robbins and Monro, "A stochastic approximation method",
/// 1951).
///
/// It has no memory. One rate fits all parameters only if their gradients are of like size; where the cost is a
/// narrow valley, steps that suit its length bounce between its walls.
struct GradientDescent: Optimizer {
  var learningRate = 0.0005

  static let hyperparameters: [Hyperparameter: WritableKeyPath<Self, Double> & Sendable] = [
    .learningRate: \.learningRate
  ]

  func memory(for parameter: Matrix) {}

  func update(_ W: inout Matrix, _ g: Matrix, _ memory: inout Void) {
    W.add(g, scaledBy: -learningRate)
  }
}
