import NNCore

/// A method of going downhill: it turns the gradients of the cost into steps of the parameters.
///
/// Each matrix of parameters, the `W` or the `b` of a layer, has its own optimizer, which remembers what it needs of
/// that matrix's past gradients, and starts from zeros. In the formulas `g` is the gradient and `η` the learning rate;
/// everything is elementwise, so no parameter affects another.
package protocol Optimizer: Sendable {
  /// The method before its first step, for parameters in the shape of `W`; defaults apply where no number is
  /// given.
  init(_ variant: Variant, _ given: Hyperparameters, for W: Matrix)

  /// One step: changes `W`, using its gradient `g` and what the method remembers.
  mutating func update(_ W: inout Matrix, _ g: Matrix)
}

/// The seven methods.
package enum OptimizerKind: String, CaseIterable, Sendable {
  case gradientDescent = "gradient-descent"
  case momentum, nesterov, adagrad, adadelta, rmsprop, adam
}

/// The families of formulas that learners meet.
package enum Variant: String, CaseIterable, Sendable {
  /// The formulas and the numbers of the published scripts.
  case published
  /// Momentum as a velocity, and ε outside the root in RMSprop and Adam. The numbers stay the published ones.
  case textbook
  /// The layer classes of the book *Deep Learning from Scratch*, with the book's own numbers. It has no RMSprop and no
  /// AdaDelta.
  case fromScratch = "from-scratch"
}

/// The settings given for a method; where one is `nil`, the method's default applies.
package struct Hyperparameters: Equatable, Sendable {
  /// η, β (the first of Adam's two), β₂ and ε.
  package var learningRate, beta, beta2, epsilon: Double?

  package init(
    learningRate: Double? = nil, beta: Double? = nil, beta2: Double? = nil, epsilon: Double? = nil
  ) {
    (self.learningRate, self.beta, self.beta2, self.epsilon) = (learningRate, beta, beta2, epsilon)
  }
}

extension Matrix {
  /// Zeros in this shape: what most methods remember before the first step.
  var zeros: Matrix { .zeros(rows, columns) }
}
