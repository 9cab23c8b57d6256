// Lesson 1. A deep network from scratch, first attempt: each layer keeps its own input.
//
// Columns are examples: X is (features, m), Y is (1, m). The subject of the lesson, the caches, is in
// LayerCaches.swift. Lesson 2 organizes them better and computes the same numbers.

import Datasets
import LessonKit
import NNCore
import TrainingKit
import deep_neural_network_v1_heart

@main
struct DeepNeuralNetworkV1: TrainingLesson {
  struct Settings: TrainingLessonSettings {
    var training = TrainingSettings(
      hidden: [20, 10, 5], .random(scale: 0.01), learningRate: 0.01, iterations: 15_000, reportEvery: 1_000)
  }

  static let name = "deep_neural_network_v1"
  static let post: String? = "https://blog.csdn.net/u012328159/article/details/79485767"
  static let about = """
    Lesson 1: a deep network trained by full-batch gradient descent, with one cache (W, b, Z, A_prev) for \
    each layer.
    """
  /// Lesson 2's run, because this lesson's script stops before it prints a number.
  static let referenceRun = "deep_neural_network_v2"
  static let options = TrainingSettings.options(of: Settings.self)

  static func notes(for settings: Settings, on data: Split) -> [String] {
    [
      """
      the published script, as it is now, stops in its first backward pass with an error about shapes, because \
      it takes Z from the next layer's cache; with the right Z, every number equals lesson 2's.
      """
    ]
  }

  static func train(
    _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> DeepNetwork {
    let descent = settings.training.descent
    let layers = try gradientDescent(
      examples.X, examples.Y, from: try settings.network.firstLayers(for: examples, drawnBy: initialize),
      rate: descent.learningRate, iterations: descent.iterations
    ) { (iteration, A, _) throws(LessonError) in
      try trace.record(computeCost(A, examples.Y), isNaN: A.hasNaN, at: iteration)
    }
    return DeepNetwork(layers: layers)
  }
}

struct DeepNetwork: LayeredModel {
  var layers: [Layer]

  func predict(_ X: Matrix) -> Matrix { forward(X, layers).A }
}
