// Lesson 2. A deep network from scratch: forward pass, cost, backward pass, gradient descent.
//
// Columns are examples: X is (features, m), Y is (1, m). The subject of the lesson is in Backpropagation.swift: the
// functions of the script, one after the other.

import Datasets
import LessonKit
import NNCore
import TrainingKit
import deep_neural_network_v2_heart

@main
struct DeepNeuralNetworkV2: TrainingLesson {
  struct Settings: TrainingLessonSettings {
    var training = TrainingSettings(
      hidden: [20, 10, 5], .random(scale: 0.01), learningRate: 0.01, iterations: 15_000, reportEvery: 1_000)
  }

  static let name = "deep_neural_network_v2"
  static let post: String? = "https://blog.csdn.net/u012328159/article/details/79485767"
  static let about = """
    Lesson 2: a deep network trained by full-batch gradient descent, with one cache for each layer, numbered \
    as the layers are.
    """
  static let options: [Option<Settings>] =
    [TrainingSettings.compareOption(of: Settings.self, "Train with zeros, random × 10 and he side by side.")]
    + TrainingSettings.options(of: Settings.self)

  /// The initialization lab: three kinds of first weights.
  static func comparison(_ settings: Settings) -> Comparison<Settings> {
    initializationLab(
      settings,
      claim:
        "Zeros keep all units of a layer equal; weights of size 10 make large sums; he keeps a signal's size."
    )
  }

  static func train(
    _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> DeepNetwork {
    let descent = settings.training.descent
    let layers = try gradientDescent(
      examples.X, examples.Y, from: try settings.network.firstLayers(for: examples, drawnBy: initialize),
      rate: descent.learningRate, iterations: descent.iterations
    ) { (iteration, A, layers) throws(LessonError) in
      try trace.record(
        computeCost(A, examples.Y), isNaN: A.hasNaN, at: iteration, of: DeepNetwork(layers: layers))
    }
    return DeepNetwork(layers: layers)
  }
}

struct DeepNetwork: LayeredModel {
  var layers: [Layer]

  func predict(_ X: Matrix) -> Matrix { forward(X, layers).output }
}
