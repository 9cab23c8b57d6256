// Lesson 13. Several classes: a score for each, and softmax to make probabilities of the scores.
//
// Columns are examples: X is (features, m), Y is (classes, m), one 1 in each column. What the lesson is about is in
// Softmax.swift, softmax and its cost from the scores, and in SoftmaxNetwork.swift, the derivative of both.

import Datasets
import LessonKit
import NNCore
import TrainingKit

@main
struct SoftmaxRegression: TrainingLesson {
  struct Settings: TrainingLessonSettings {
    var training = TrainingSettings(
      dataset: "digits", hidden: [], hasUnitForEachClass: true, .zeros, learningRate: 0.5, iterations: 1_000,
      reportEvery: 100)
    var lambda = 0.0
    /// How the first weights are drawn, if that was said.
    var kind: Initialization.Kind?

    /// Without hidden layers there is no symmetry to break, and the weights may begin at 0.
    var initialization: Initialization {
      Initialization(kind ?? (training.network.hidden.isEmpty ? .zeros : .he), scale: training.network.scale)
    }
  }

  static let name = "softmax_regression"
  static let about = """
    Lesson 13: softmax regression, and networks with hidden layers, on data of several classes, by full-batch \
    gradient descent.
    """
  static let options: [Option<Settings>] =
    [.number("--lambda", \.lambda, in: .atLeast(0), "Strength λ of the penalty (λ/2m) Σ ‖W‖².")]
    + TrainingSettings.options(of: Settings.self).map { $0.name == initialization.name ? initialization : $0 }

  private static let initialization = Option<Settings>.choice(
    "--initialization", \.kind, "How the first weights are drawn; otherwise zeros, with hidden layers he."
  ).inSection("Network")

  static func finalCost(of model: SoftmaxNetwork, _ settings: Settings, on examples: LabelledData) -> Double {
    var caches = model.emptyCaches
    model.forward(examples.X, into: &caches)
    return model.cost(&caches, oneHot(examples.classes, classes: examples.classNames.count))
  }

  static func suspects(for settings: Settings, on data: Split) -> Suspects {
    let penalty = Suspects.penalty(settings.lambda, of: data)
    return Suspects(data, settings.network, settings.initialization, causes: penalty)
  }

  static func train(
    _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> SoftmaxNetwork {
    let training = settings.training
    let Y = oneHot(examples.classes, classes: examples.classNames.count)  // (classes, m)
    var network = SoftmaxNetwork(
      layers: try training.network.firstLayers(for: examples, settings.initialization),
      lambda: settings.lambda)
    var (caches, gradients) = (network.emptyCaches, network.layers.zeroGradients)

    for iteration in 0..<training.descent.iterations {
      network.forward(examples.X, into: &caches)
      try trace.record(network.cost(&caches, Y), at: iteration)
      network.backward(&caches, Y, into: &gradients)
      network.layers.descend(gradients, rate: training.descent.learningRate)
    }
    return network
  }
}
