import LessonKit

/// What the options set of a method; what is absent stays at the method's own number.
struct Hyperparameters: Equatable, Sendable {
  /// η, β (the first of Adam's two), β₂ and ε.
  var learningRate, beta, beta2, epsilon: Double?

  static let options: [Option<Hyperparameters>] = [
    .number("--learning-rate", \.learningRate, in: .above(0), "Learning rate η; otherwise the method's own."),
    .number(
      "--beta", \.beta, in: .within(0..<1), "Decay of the mean, β or α; otherwise 0.9 in every method."),
    .number("--beta2", \.beta2, in: .within(0..<1), "Decay of adam's mean square, β₂; otherwise 0.999."),
    .number(
      "--epsilon", \.epsilon, in: .above(0), "Guard against division by zero; otherwise the method's own."),
  ]

  /// The names of the options that were given.
  var names: [String] {
    zip(Self.options, [learningRate, beta, beta2, epsilon]).filter { $1 != nil }.map(\.0.name)
  }
}

extension OptimizerKind {
  /// The options that it takes.
  var hyperparameters: [String] {
    switch self {
    case .gradientDescent: ["--learning-rate"]
    case .momentum, .nesterov: ["--learning-rate", "--beta"]
    case .adagrad: ["--learning-rate", "--epsilon"]
    case .adadelta: ["--beta", "--epsilon"]
    case .rmsprop: ["--learning-rate", "--beta", "--epsilon"]
    case .adam: ["--learning-rate", "--beta", "--beta2", "--epsilon"]
    }
  }
}
