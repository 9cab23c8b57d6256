// Lesson 6. Dropout: in every step, some units of the hidden layers are switched off at random.
//
// Columns are examples: X is (features, m), Y is (1, m). The subject of the lesson, the masks, is in Dropout.swift;
// DropoutNetwork.swift applies them to the hidden layers.

import Datasets
import LessonKit
import NNCore
import TrainingKit
import deep_neural_network_with_dropout_heart

@main
struct DeepNeuralNetworkWithDropout: TrainingLesson {
  struct Settings: TrainingLessonSettings {
    var training = TrainingSettings(
      hidden: [10, 5], .xavier, learningRate: 0.001, iterations: 20_000, reportEvery: 1_000)
    /// `nil` unless given, since the default depends on the scaling.
    var givenKeepProbability: Double?
    /// `nil` unless given, since a saved model may determine it.
    var givenScaling: Dropout.Scaling?
    var maskSeed: UInt32 = 1
    var isCorrected = false

    /// The factor by which the saved model scales its predictions, if it does.
    private var saved: Double? { training.network.start.flatMap { try? $0.keepProbability() } }

    var scaling: Dropout.Scaling { givenScaling ?? (saved == nil ? .inverted : .prediction) }
    var keepProbability: Double { givenKeepProbability ?? saved ?? (scaling == .prediction ? 0.5 : 0.86) }
  }

  static let name = "deep_neural_network_with_dropout"
  static let post: String? = "https://blog.csdn.net/u012328159/article/details/80210363"
  static let about = """
    Lesson 6: full-batch gradient descent with dropout on the hidden layers, inverted unless --scaling says \
    otherwise; none when predicting.
    """
  static let options: [Option<Settings>] =
    [
      .number(
        "--keep-probability", \.givenKeepProbability, in: .above(0, upTo: 1),
        "Probability that a unit stays switched on; by default 0.86, or 0.5 with --scaling prediction."),
      .choice(
        "--scaling", \.givenScaling,
        """
        Where the missing units are compensated for: inverted, the default, divides by the probability in training; \
        prediction multiplies by it when predicting, as the layer class of Deep Learning from Scratch does.
        """),
      .integer("--mask-seed", \.maskSeed, in: 0...UInt32.max, "Seed of the masks."),
      .flag("--corrected", \.isCorrected, "Draw fresh masks in every iteration."),
      TrainingSettings.compareOption(
        of: Settings.self, "Train without dropout and with fresh masks side by side."),
    ] + TrainingSettings.options(of: Settings.self)

  static func furtherTensors(ofLayers count: Int) -> Set<String> { [DropoutNetwork.probabilityName] }

  static func method(for settings: Settings) -> String {
    "batch gradient descent with dropout, each hidden unit kept with probability \(settings.keepProbability)"
  }

  static func notes(for settings: Settings, on data: Split) -> [String] {
    settings.isCorrected
      ? []
      : [
        """
        as published, the masks are the same in every iteration, because the generator is seeded anew each \
        time; --corrected draws fresh ones.
        """
      ]
  }

  /// The regularization lab: without and with dropout of fresh masks.
  static func comparison(_ settings: Settings) -> Comparison<Settings> {
    var with = settings
    with.training.adopt(.regularizationLab)
    with.isCorrected = true
    var without = with
    without.givenKeepProbability = 1
    return Comparison(
      with, [way("none", without), way("dropout, keep \(with.keepProbability)", with)],
      claim: overfittingClaim)
  }

  /// With fixed masks all printed costs are values of one function; fresh masks change the function in every step.
  static func diagnosis(for settings: Settings, on data: Split) -> Diagnosis {
    let prediction =
      settings.keepProbability < 1
      ? "That is the cost of the whole network; the costs above are those of networks thinned by masks."
      : nil
    return Diagnosis(
      data, settings.network, prediction: prediction,
      isExactDescent: !settings.isCorrected || settings.keepProbability == 1)
  }

  static func train(
    _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> DropoutNetwork {
    let descent = settings.training.descent
    _ = try settings.network.start?.keepProbability()
    let dropout = Dropout(keep: settings.keepProbability, scaling: settings.scaling)
    let layers = try gradientDescent(
      examples.X, examples.Y, from: try settings.network.firstLayers(for: examples, kept: 3), dropout,
      rate: descent.learningRate, iterations: descent.iterations, maskSeed: settings.maskSeed,
      isCorrected: settings.isCorrected
    ) { (iteration, A, layers) throws(LessonError) in
      try trace.record(
        crossEntropy(A, examples.Y), isNaN: A.hasNaN, at: iteration,
        of: DropoutNetwork(layers: layers, dropout: dropout))
    }
    return DropoutNetwork(layers: layers, dropout: dropout)
  }
}

struct DropoutNetwork: LayeredModel {
  var layers: [Layer]
  let dropout: Dropout

  func predict(_ X: Matrix) -> Matrix {
    deep_neural_network_with_dropout_heart.predict(X, layers, dropout)
  }
}
