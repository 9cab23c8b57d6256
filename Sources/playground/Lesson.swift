import deep_neural_network_with_optimizers_heart

/// The lessons whose networks are trained here. The raw value is the lesson's number.
package enum Lesson: Int, CaseIterable, Sendable {
  case v2 = 2
  case ng = 3
  case penalty = 5
  case dropout = 6
  case descent = 8
  case optimizers = 9
  case normalization = 10
  case release = 11
  case softmax = 13

  /// The name of the lesson's program.
  package var program: String {
    switch self {
    case .v2: "deep_neural_network_v2"
    case .ng: "deep_neural_network_ng"
    case .penalty: "deep_neural_network_with_L2"
    case .dropout: "deep_neural_network_with_dropout"
    case .descent: "deep_neural_network_with_gd"
    case .optimizers: "deep_neural_network_with_optimizers"
    case .normalization: "batch_normalization"
    case .release: "deep_neural_network_release"
    case .softmax: "softmax_regression"
    }
  }

  /// The lesson's own settings, besides those of all lessons; the page greys out the others.
  package func options(_ settings: Settings) -> [String] {
    switch self {
    case .v2, .ng, .release: ["rate"]
    case .penalty, .softmax: ["rate", "lambda"]
    case .dropout: ["rate", "keep", "maskseed", "corrected"]
    case .descent: ["rate", "method"] + (settings.method == .miniBatch ? ["batch", "batchseed"] : [])
    case .optimizers: ["optimizer", "batch", "batchseed"] + settings.optimizer.options
    case .normalization: ["rate", "batch", "batchseed", "corrected", "epsilon", "decay"]
    }
  }

  /// What one training step is called.
  package func unit(_ settings: Settings) -> String {
    switch self {
    case .descent:
      switch settings.method {
      case .batch: "iteration"
      case .stochastic: "example"
      case .miniBatch: "epoch"
      }
    case .optimizers, .normalization: "epoch"
    default: "iteration"
    }
  }
}

/// The three ways of lesson 8.
package enum DescentMethod: String, CaseIterable, Sendable {
  case batch
  case stochastic
  case miniBatch = "mini-batch"
}

extension OptimizerKind {
  /// The settings that the optimizer has.
  var options: [String] {
    switch self {
    case .gradientDescent: ["rate", "variant"]
    case .momentum, .nesterov: ["rate", "beta", "variant"]
    case .adagrad: ["rate", "epsilon", "variant"]
    case .adadelta: ["beta", "epsilon"]
    case .rmsprop: ["rate", "beta", "epsilon", "variant"]
    case .adam: ["rate", "beta", "beta2", "epsilon", "variant"]
    }
  }
}

/// Where the examples come from.
package enum Source: String, CaseIterable, Sendable {
  case moons
  case circles
  case planar
  case breastCancer = "breast-cancer"
  case iris
  /// Points that were drawn on the page.
  case drawn
  /// A CSV file that was dropped on the page.
  case file

  /// Whether noise, number and seed can be set.
  package var isGenerated: Bool { [.moons, .circles, .planar].contains(self) }
  /// Whether it is split at random into training and test set.
  package var isSplitAtRandom: Bool { [.breastCancer, .iris, .file].contains(self) }
}
