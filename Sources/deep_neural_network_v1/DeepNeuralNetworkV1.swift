// Lesson 1. A deep network from nothing, first attempt: each layer keeps its own input.
//
// Columns are examples: X is (features, m), Y is (1, m). What the lesson is about, the caches, is in
// LayerCaches.swift. Lesson 2 arranges them better and computes the same numbers.

import Datasets
import NNCore
import TrainingKit

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
  /// Lesson 2's: the published script of this one stops before it prints a number.
  static let referenceRun = "deep_neural_network_v2"
  static let options = TrainingSettings.options(of: Settings.self)

  static func notes(for settings: Settings, on data: Split) -> [String] {
    [
      """
      the published script stops in its first backward step, because it takes Z from the next layer's \
      cache; with the right Z, every number equals lesson 2's.
      """
    ]
  }

  static func train(
    _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> DeepNetwork {
    let training = settings.training
    var network = DeepNetwork(layers: try training.network.firstLayers(for: examples))
    var (A, caches, gradients) = (Matrix(), network.emptyCaches, network.layers.zeroGradients)

    for iteration in 0..<training.descent.iterations {
      network.forward(examples.X, into: &A, &caches)
      try trace.record(crossEntropy(A, examples.Y), at: iteration)
      network.backward(A, examples.Y, &caches, into: &gradients)
      network.layers.descend(gradients, rate: training.descent.learningRate)
    }
    return network
  }
}
