import NNCore

/// The seven methods, in the order in which they were found.
enum OptimizerKind: String, CaseIterable, Sendable {
  case gradientDescent = "gradient-descent"
  case momentum
  case nesterov
  case adagrad
  case adadelta
  case rmsprop
  case adam

  /// The method as a type, each in a file of its own.
  var type: any Optimizer.Type {
    switch self {
    case .gradientDescent: GradientDescent.self
    case .momentum: Momentum.self
    case .nesterov: Nesterov.self
    case .adagrad: AdaGrad.self
    case .adadelta: AdaDelta.self
    case .rmsprop: RMSProp.self
    case .adam: Adam.self
    }
  }

  /// How many numbers it keeps for each parameter.
  var memories: Int {
    switch self {
    case .gradientDescent: 0
    case .momentum, .nesterov, .adagrad, .rmsprop: 1
    case .adadelta, .adam: 2
    }
  }

  /// The forms in which it differs from the published one, by its formula or by its numbers.
  var otherForms: Set<Variant> {
    switch self {
    case .momentum, .adam: [.textbook, .fromScratch]
    case .gradientDescent, .nesterov, .adagrad: [.fromScratch]
    case .rmsprop: [.textbook]
    case .adadelta: []
    }
  }
}

/// The families of formulas that learners meet.
enum Variant: String, CaseIterable, Sendable {
  /// The formulas and the numbers of the published scripts.
  case published
  /// Momentum as a velocity, and ε outside the root in RMSprop and Adam. The numbers stay the published ones.
  case textbook
  /// The layer classes of the book that builds deep learning from scratch, with numbers of their own. It has no
  /// RMSprop and no AdaDelta.
  case fromScratch = "from-scratch"
}
