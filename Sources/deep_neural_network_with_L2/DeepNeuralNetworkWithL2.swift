// Lesson 5. L2 regularization: the cost grows with the weights, so the weights shrink.
//
// Columns are examples: X is (features, m), Y is (1, m). The subject of the lesson, the penalty and its derivative, is
// in WeightPenalty.swift; the network is NNCore's.

import Datasets
import LessonKit
import NNCore
import TrainingKit
import deep_neural_network_with_L2_heart

@main
struct DeepNeuralNetworkWithL2: TrainingLesson {
  struct Settings: TrainingLessonSettings {
    var training = TrainingSettings(
      hidden: [10, 5], .xavier, learningRate: 0.001, iterations: 20_000, reportEvery: 1_000)
    var lambda = 0.7

    static let optionsOfCosts: Set = ["--lambda"]
  }

  static let name = "deep_neural_network_with_L2"
  static let about = """
    Lesson 5: full-batch gradient descent with L2 regularization; the printed cost includes the penalty.
    """
  static let options: [Option<Settings>] =
    [
      .number("--lambda", \.lambda, in: .atLeast(0), "Strength λ of the penalty (λ/2m) Σ ‖W‖²."),
      TrainingSettings.compareOption(of: Settings.self, "Train without and with the penalty side by side."),
    ]
    + TrainingSettings.options(of: Settings.self)

  /// The regularization lab: without and with the penalty.
  static func comparison(_ settings: Settings) -> Comparison<Settings> {
    var with = settings
    with.training.adopt(.regularizationLab)
    var without = with
    without.lambda = 0
    return Comparison(
      with, [way("none", without), way("L2, λ \(with.lambda)", with)],
      claim: overfittingClaim)
  }

  static func method(for settings: Settings) -> String {
    "batch gradient descent with L2 regularization, λ \(settings.lambda)"
  }

  static func finalCost(of model: Network, _ settings: Settings, on examples: LabelledData) -> Double {
    computeCostWithRegularization(
      model.predict(examples.X), examples.Y, model.layers, lambda: settings.lambda)
  }

  static func diagnosis(for settings: Settings, on data: Split) -> Diagnosis {
    Diagnosis(data, settings.network, isExactDescent: true, lambda: settings.lambda)
  }

  static func train(
    _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> Network {
    let descent = settings.training.descent
    let start = Network(layers: try settings.network.firstLayers(for: examples))
    return try gradientDescent(
      examples.X, examples.Y, from: start, lambda: settings.lambda, rate: descent.learningRate,
      iterations: descent.iterations
    ) { (iteration, A, network) throws(LessonError) in
      try trace.record(
        computeCostWithRegularization(A, examples.Y, network.layers, lambda: settings.lambda),
        isNaN: A.hasNaN, at: iteration, of: network)
    }
  }
}
