// Lesson 11. The layout to keep: linear and activation functions know nothing of each other.
//
// Columns are examples: X is (features, m), Y is (1, m). What the lesson is about, the decoupled functions,
// is in DecoupledLayers.swift.

import Datasets
import NNCore
import TrainingKit

@main
struct DeepNeuralNetworkRelease: TrainingLesson {
  struct Settings: TrainingLessonSettings {
    var training = TrainingSettings(
      hidden: [10, 5], .random(scale: 0.1), learningRate: 0.001, iterations: 30_000, reportEvery: 1_000)
  }

  static let name = "deep_neural_network_release"
  static let about = """
    Lesson 11: the network in its recommended layout, with linear, relu and sigmoid as separate functions, \
    forward and backward.
    """
  static let options = TrainingSettings.options(of: Settings.self)

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
