// Lesson 13. Several classes: a score for each, and softmax to turn the scores into probabilities.
//
// Columns are examples: X is (features, m), Y is (classes, m), with a single 1 in each column. The subject of the
// lesson is in Softmax.swift, softmax and its cost from the scores, and in SoftmaxNetwork.swift, the derivative of
// both, and training with the whole batch and with mini-batches. MiniBatchMethod.swift has the options of the latter.

import Datasets
import LessonKit
import NNCore
import TrainingKit
import softmax_regression_heart

@main
struct SoftmaxRegression: TrainingLesson {
  struct Settings: TrainingLessonSettings {
    var training = TrainingSettings(
      dataset: "digits", hidden: [], hasUnitForEachClass: true, .zeros, learningRate: 0.5, iterations: 1_000,
      reportEvery: 100)
    var lambda = 0.0
    var steps = MiniBatchSteps()
    /// How the first weights are drawn, if given.
    var kind: Initialization?

    static let optionsOfCosts: Set = ["--lambda"]

    /// Without hidden layers there is no symmetry to break, so the weights may start at 0.
    var initialization: Initialization {
      (kind ?? (training.network.hidden.isEmpty ? .zeros : .he)).scaled(by: training.network.scale)
    }

    var costTitle: String { usesMiniBatches ? steps.batches.costTitle : "cost" }
    var notesOnContinuing: [String] { usesMiniBatches ? steps.notesOnContinuing(given) : [] }

    mutating func conclude() throws(LessonError) {
      try concludeClassifier()
      try concludeSteps()
    }
  }

  static let name = "softmax_regression"
  static let about = """
    Lesson 13: softmax regression, and networks with hidden layers, on data of several classes, by full-batch \
    gradient descent, or in mini-batches by gradient descent, momentum or Adam.
    """
  static let options: [Option<Settings>] =
    [.number("--lambda", \.lambda, in: .atLeast(0), "Strength λ of the penalty (λ/2m) Σ ‖W‖².")]
    + MiniBatchSteps.options.lifted(to: \.steps) + [
      TrainingSettings.compareOption(
        of: Settings.self, "Train by gradient descent, momentum and adam side by side.")
    ]
    + TrainingSettings.options(of: Settings.self).map { $0.name == initialization.name ? initialization : $0 }

  private static let initialization = Option<Settings>.choice(
    "--initialization", \.kind, "How the first weights are drawn; by default zeros, with hidden layers he."
  ).inSection("Network")

  static func unit(for settings: Settings) -> String { settings.usesMiniBatches ? "epoch" : "iteration" }

  static func method(for settings: Settings) -> String {
    settings.usesMiniBatches ? settings.steps.words : "batch gradient descent"
  }

  static func notes(for settings: Settings, on data: Split) -> [String] {
    settings.usesMiniBatches ? settings.steps.batches.notes : []
  }

  static func finalCost(of model: SoftmaxNetwork, _ settings: Settings, on examples: LabelledData) -> Double {
    let Y = oneHot(examples.classes, classes: examples.classNames.count)
    return computeCost(forward(examples.X, model.layers).Z, Y, model.layers, lambda: settings.lambda)
  }

  static func diagnosis(for settings: Settings, on data: Split) -> Diagnosis {
    Diagnosis(
      data, settings.network, settings.initialization, isExactDescent: !settings.usesMiniBatches,
      takesScores: true, lambda: settings.lambda)
  }

  static func train(
    _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> SoftmaxNetwork {
    let descent = settings.training.descent
    let Y = oneHot(examples.classes, classes: examples.classNames.count)  // (classes, m)
    let start = try settings.network.firstLayers(
      for: examples, settings.initialization,
      memories: settings.usesMiniBatches ? settings.steps.memories : 0,
      drawnBy: initialize)
    if settings.usesMiniBatches {
      return try trainInMiniBatches(settings, examples.X, Y, from: start, trace: &trace)
    }
    let layers = try gradientDescent(
      examples.X, Y, from: start, lambda: settings.lambda, rate: descent.learningRate,
      iterations: descent.iterations
    ) { (iteration, Z, layers) throws(LessonError) in
      try trace.record(
        computeCost(Z, Y, layers, lambda: settings.lambda), isNaN: !Z.isFinite, at: iteration)
    }
    return SoftmaxNetwork(layers: layers)
  }
}

struct SoftmaxNetwork: LayeredModel {
  var layers: [Layer]

  /// The probabilities of the classes, (classes, m).
  func predict(_ X: Matrix) -> Matrix { softmax_regression_heart.softmax(forward(X, layers).Z) }

  /// The cross-entropy of the classes, without a penalty.
  func cost(on examples: LabelledData) -> Double {
    softmaxCost(forward(examples.X, layers).Z, oneHot(examples.classes, classes: examples.classNames.count))
  }
}
