import NNCore

/// A method of going downhill: it turns the gradients of the cost into steps of the parameters.
///
/// Each matrix of parameters, the `W` or the `b` of a layer, has an optimizer of its own, which remembers what it
/// has seen of that matrix, and starts from zeros. In the formulas `g` is the gradient and `η` the learning rate;
/// everything is element by element, so that each parameter is on its own.
protocol Optimizer: Sendable {
  /// The method before its first step, for parameters in the shape of `W`; its own numbers stand where none are
  /// given.
  init(_ variant: Variant, _ given: Hyperparameters, for W: Matrix)

  /// One step: changes `W` by what its gradient `g`, and the steps before, say.
  mutating func update(_ W: inout Matrix, _ g: Matrix)
}

/// One with a learning rate η. All but AdaDelta have one.
protocol RatedOptimizer: Optimizer {
  var learningRate: Double { get }
}

extension Matrix {
  /// Zeros in this shape, as most methods remember before the first step.
  var zeros: Matrix { Matrix(rows: rows, columns: columns) }
}
