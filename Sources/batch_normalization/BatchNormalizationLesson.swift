// Lesson 10. Batch normalization: every hidden unit sees its inputs with mean 0 and variance 1.
//
// Columns are examples: X is (features, m), Y is (1, m). The subject of the lesson, the layer, is in
// BatchNormalization.swift: its forward pass, the derivation of its backward pass step by step, and the resulting
// formula. NormalizedNetwork.swift puts the layer between the linear ones and their ReLU. For examples of any rank,
// such as images, see BatchNormalization+AnyRank.swift.

import Datasets
import LessonKit
import NNCore
import TrainingKit
import batch_normalization_heart

@main
struct BatchNormalizationLesson: TrainingLesson {
  struct Settings: TrainingLessonSettings {
    var training = TrainingSettings(
      hidden: [10, 5], .random(scale: 0.01), learningRate: 0.01, iterations: 10_000, reportEvery: 200)
    var batches = MiniBatchSettings(size: 256)
    var decay = 0.9
    var isCorrected = false
    /// `nil` unless given, since the two forms have different defaults.
    var givenEpsilon: Double?
    var givenKind: Initialization? {
      didSet { training.network.kind = givenKind ?? training.network.kind }
    }

    /// The given ε; otherwise that of the saved model, if there is one; otherwise the default.
    var epsilon: Double {
      let saved = training.network.start.flatMap { try? $0.epsilon() }
      return givenEpsilon ?? saved ?? (isCorrected ? 1e-5 : 1e-12)
    }

    var costTitle: String { batches.costTitle }

    var initialization: Initialization {
      (givenKind ?? (isCorrected ? .xavier : .random(scale: 0))).scaled(by: training.network.scale)
    }
  }

  static let name = "batch_normalization"
  static let post: String? = "https://blog.csdn.net/u012328159/article/details/82840084"
  static let about = """
    Lesson 10: mini-batch gradient descent with batch normalization of the hidden layers; running statistics \
    take the place of the batch's when predicting.
    """
  static let options: [Option<Settings>] =
    [
      .flag(
        "--corrected", \.isCorrected,
        "Use the true gradient, with ε 1e-5 and xavier weights unless others are given."),
      .number(
        "--epsilon", \.givenEpsilon, in: .above(0),
        """
        ε, added to the variance; by default 1e-12, or 1e-5 with --corrected. The layer class of the book from \
        scratch is --corrected --epsilon 1e-6.
        """),
      .number(
        "--decay", \.decay, in: .within(0..<1),
        "The fraction that the running averages, which start at 0, keep in each step."),
    ]
    + [
      TrainingSettings.compareOption(of: Settings.self, "Train without and with normalization side by side.")
    ]
    + MiniBatchSettings.options.lifted(to: \.batches)
    + TrainingSettings.options(of: Settings.self).map { $0.name == initialization.name ? initialization : $0 }

  /// The shared option, with a setting that says whether it was given.
  private static let initialization = Option<Settings>.choice(
    "--initialization", \.givenKind, "How the first weights are drawn; by default random."
  ).inSection("Network")

  static let unit = "epoch"
  static func furtherTensors(ofLayers count: Int) -> Set<String> {
    Set((1..<max(1, count)).flatMap { number in NormalizedNetwork.tensorKinds.map { "\($0)\(number)" } })
  }

  static func method(for settings: Settings) -> String {
    "mini-batches of \(settings.batches.size) with batch normalization"
  }

  static func notes(for settings: Settings, on data: Split) -> [String] {
    let published = """
      as published, the backward pass multiplies by √(σ² + ε) where the derivative divides; --corrected divides.
      """
    let single = """
      in a mini-batch of one example every ẑ is 0: the hidden layers give β for every example, and learn nothing \
      about the features.
      """
    let last = """
      the last mini-batch of an epoch has one example, for which every ẑ is 0: its step learns nothing about the \
      features, and adds a variance of 0 to the running averages. Try another --batch-size.
      """
    let lagging = """
      the features are of very different scales, so the accuracies may swing from epoch to epoch: the running \
      averages lag behind the weights. Try --standardize.
      """
    let size = settings.batches.size
    let singles = size == 1 ? [single] : data.train.count % size == 1 ? [last] : []
    let isLagging = settings.isCorrected && data.train.hasFeaturesOfDifferentScales
    return (settings.isCorrected ? [] : [published]) + (isLagging ? [lagging] : []) + singles
      + settings.batches.notes
  }

  static func diagnosis(for settings: Settings, on data: Split) -> Diagnosis {
    Diagnosis(
      data, settings.network, settings.initialization, isNormalized: true,
      prediction: "Predictions use the running averages, which may be far from those of the examples.")
  }

  static func train(
    _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> NormalizedNetwork {
    let descent = settings.training.descent
    let layers = try settings.network.firstLayers(
      for: examples, settings.initialization, drawnBy: initialize)
    var start = NormalizedNetwork(
      layers: layers, epsilon: settings.epsilon, decay: settings.decay,
      settings.isCorrected ? .exact : .published)
    if let model = settings.network.start { try start.continue(from: model) }
    return try miniBatchGradientDescent(
      examples.X, examples.Y, from: start, rate: descent.learningRate, epochs: descent.iterations,
      batchSize: settings.batches.size, seed: settings.batches.seed
    ) { (epoch, outputs, network) throws(LessonError) in
      try trace.record(settings.batches.cost(of: outputs) { computeCost($0, $1) }, at: epoch, of: network)
    }
  }
}

extension LabelledData {
  /// Whether the standard deviation of one feature is more than a hundred times that of another.
  fileprivate var hasFeaturesOfDifferentScales: Bool {
    let variances = X.rowMoments().variance.elements.filter { $0 > 0 }
    return (variances.max() ?? 0) > 1e4 * (variances.min() ?? 0)
  }
}
