import LessonKit
import NNCore
import deep_neural_network_with_optimizers_heart

extension OptimizerKind {
  /// The number of values that it keeps for each parameter.
  var memories: Int {
    switch self {
    case .gradientDescent: 0
    case .momentum, .nesterov, .adagrad, .rmsprop: 1
    case .adadelta, .adam: 2
    }
  }

  /// The variants in which its formula or its numbers differ from the published ones.
  var otherForms: Set<Variant> {
    switch self {
    case .momentum, .adam: [.textbook, .fromScratch]
    case .gradientDescent, .nesterov, .adagrad: [.fromScratch]
    case .rmsprop: [.textbook]
    case .adadelta: []
    }
  }
}

extension OptimizerKind {
  /// The learning rate, given or default; `nil` for AdaDelta, which has none.
  func learningRate(_ variant: Variant, _ given: Hyperparameters) -> Double? {
    let parameter = Matrix(rows: 1, columns: 1)
    return switch self {
    case .gradientDescent: GradientDescent(variant, given, for: parameter).learningRate
    case .momentum: Momentum(variant, given, for: parameter).learningRate
    case .nesterov: Nesterov(variant, given, for: parameter).learningRate
    case .adagrad: AdaGrad(variant, given, for: parameter).learningRate
    case .adadelta: nil
    case .rmsprop: RMSProp(variant, given, for: parameter).learningRate
    case .adam: Adam(variant, given, for: parameter).learningRate
    }
  }

  /// The options that the method has.
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

extension Hyperparameters {
  static let options: [Option<Hyperparameters>] = [
    .number(
      "--learning-rate", \.learningRate, in: .above(0), "Learning rate η; by default the method's own."),
    .number(
      "--beta", \.beta, in: .within(0..<1), "Decay of the mean, β or α; by default 0.9 in every method."),
    .number("--beta2", \.beta2, in: .within(0..<1), "Decay of adam's mean square, β₂; by default 0.999."),
    .number(
      "--epsilon", \.epsilon, in: .above(0), "Guard against division by zero; by default the method's own."),
  ]

  /// The names of the options that were given.
  var names: [String] {
    zip(Self.options, [learningRate, beta, beta2, epsilon]).filter { $1 != nil }.map(\.0.name)
  }
}
