// Lesson 5. L2 regularization: the cost grows with the weights, so the weights shrink.
//
// Columns are examples: X is (features, m), Y is (1, m). What the lesson is about, the penalty and its
// derivative, is in WeightPenalty.swift; the network is NNCore's.

import Datasets
import LessonKit
import NNCore
import TrainingKit

@main
struct DeepNeuralNetworkWithL2: TrainingLesson {
  struct Settings: TrainingLessonSettings {
    var training = TrainingSettings(
      hidden: [10, 5], .xavier, learningRate: 0.001, iterations: 20_000, reportEvery: 1_000)
    var lambda = 0.7
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
      claim:
        "Without, the network learns the noise: right on the training set, worse on the test set than with.")
  }

  static func method(for settings: Settings) -> String {
    "batch gradient descent with L2 regularization, λ \(settings.lambda)"
  }

  static func finalCost(of model: Network, _ settings: Settings, on examples: LabelledData) -> Double {
    model.cost(on: examples) + weightPenalty(model.layers, settings.lambda, examples.count)
  }

  static func suspects(for settings: Settings, on data: Split) -> Suspects {
    Suspects(data, settings.network, causes: Suspects.penalty(settings.lambda, of: data))
  }

  static func train(
    _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> Network {
    let training = settings.training
    let m = examples.count
    var network = Network(layers: try training.network.firstLayers(for: examples))

    var pass = NetworkPass()
    for iteration in 0..<training.descent.iterations {
      pass.forward(network, examples.X)
      let cost = crossEntropy(pass.A.output, examples.Y) + weightPenalty(network.layers, settings.lambda, m)
      try trace.record(cost, at: iteration, of: network)
      pass.backward(network, examples.Y)
      addWeightPenalty(to: &pass.gradients, of: network.layers, settings.lambda, m)
      network.layers.descend(pass.gradients, rate: training.descent.learningRate)
    }
    return network
  }
}
