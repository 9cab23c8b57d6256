import LessonKit
import NNCore
import TrainingKit

/// The methods for a step on a mini-batch, three of lesson 9's.
enum MiniBatchMethod: String, CaseIterable, Sendable {
  case gradientDescent = "gradient-descent"
  case momentum
  case adam

  /// The default learning rate.
  var defaultRate: Double { self == .adam ? 0.001 : 0.1 }

  /// The options that it has besides the rate.
  var hyperparameters: [String] {
    switch self {
    case .gradientDescent: []
    case .momentum: ["--beta"]
    case .adam: ["--beta", "--beta2", "--epsilon"]
    }
  }
}

/// How mini-batches are formed, and the method that steps on each.
struct MiniBatchSteps: Equatable, Sendable {
  /// `nil` unless given.
  var choice: MiniBatchMethod?
  var batches = MiniBatchSettings(size: 32)
  var beta = 0.9
  var beta2 = 0.999
  var epsilon = 1e-8

  var method: MiniBatchMethod { choice ?? .gradientDescent }

  static let options: [Option<MiniBatchSteps>] =
    ([
      .choice(
        "--optimizer", \.choice,
        """
        Train in mini-batches by this method, at a rate of 0.001 for adam and 0.1 otherwise, unless one is given; \
        --batch-size alone is gradient-descent.
        """)
    ] + MiniBatchSettings.options.lifted(to: \.batches) + [
      .number("--beta", \.beta, in: .within(0..<1), "Decay of the mean, β, of momentum and adam.")
        .needing("--optimizer"),
      .number("--beta2", \.beta2, in: .within(0..<1), "Decay of adam's mean square, β₂.")
        .needing("--optimizer"),
      .number("--epsilon", \.epsilon, in: .above(0), "Adam's guard against division by zero, ε.")
        .needing("--optimizer"),
    ]).inSection("Mini-batches")

  /// The method before its first step.
  func optimizer(rate: Double) -> ParameterOptimizer {
    switch method {
    case .gradientDescent: .gradientDescent(rate: rate)
    case .momentum: .momentum(rate: rate, beta: beta, form: .average)
    case .adam: .adam(rate: rate, beta: beta, beta2: beta2, epsilon: epsilon)
    }
  }

  /// The number of values that the method keeps for each parameter.
  var memories: Int { optimizer(rate: method.defaultRate).method.memories }

  /// `adam with mini-batches of 32`.
  var words: String { "\(method.rawValue) with mini-batches of \(batches.size)" }

  func notesOnContinuing(_ given: GivenOptions) -> [String] {
    batches.notesOnContinuing(given, hasState: memories > 0)
  }
}

extension SoftmaxRegression.Settings {
  /// Whether training uses mini-batches, because one of two options asks for them.
  var usesMiniBatches: Bool { steps.choice != nil || given.contains("--batch-size") }

  /// Sets the default learning rate of the method.
  ///
  /// - Throws: `LessonError.usage` for an option that the method does not have.
  mutating func concludeSteps() throws(LessonError) {
    if training.isComparing {
      guard let option = given.first(among: ["--optimizer"]) else { return }
      throw .usage("\(option) names one method, but --compare trains by each", hint: "Leave one of them out.")
    }
    if let option = given.first(among: ["--batch-seed", "--epoch-mean"]), !usesMiniBatches {
      throw .usage(
        "\(option) is about mini-batches, but each step takes the whole batch",
        hint: "--optimizer or --batch-size turns mini-batches on.")
    }
    let foreign = Set(["--beta", "--beta2", "--epsilon"]).subtracting(steps.method.hyperparameters)
    if let option = given.first(among: foreign) {
      let own = ["--learning-rate"] + steps.method.hyperparameters
      throw .usage(
        "\(steps.method.rawValue) has no \(option)", hint: "It takes \(own.joined(separator: ", ")).")
    }
    if usesMiniBatches && !given.contains("--learning-rate") {
      training.descent.learningRate = steps.method.defaultRate
    }
  }
}
