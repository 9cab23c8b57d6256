// Lesson 3. The same network in the layering of Andrew Ng's course: small functions, each with its own cache.
//
// Columns are examples: X is (features, m), Y is (1, m). What the lesson is about, the functions, is in
// LayerFunctions.swift.

import Datasets
import NNCore
import TrainingKit

@main
struct DeepNeuralNetworkNg: TrainingLesson {
  struct Settings: TrainingLessonSettings {
    var training = TrainingSettings(
      dataset: "circles", hidden: [10, 5], .random(scale: 1), learningRate: 0.01, iterations: 15_000,
      reportEvery: 1_000)
  }

  static let name = "deep_neural_network_ng"
  static let about = """
    Lesson 3: the network of small functions, linear_forward, linear_activation_forward and so on, that the \
    Coursera course is built from.
    """
  static let options = TrainingSettings.options(of: Settings.self)

  static func train(
    _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> DeepNetwork {
    let training = settings.training
    var network = DeepNetwork(layers: try training.network.firstLayers(for: examples))

    for iteration in 0..<training.descent.iterations {
      let (A_L, caches) = modelForward(examples.X, network.layers)
      try trace.record(crossEntropy(A_L, examples.Y), at: iteration)
      let gradients = modelBackward(A_L, examples.Y, caches)
      network.layers.descend(gradients, rate: training.descent.learningRate)
    }
    return network
  }
}

struct DeepNetwork: LayeredModel {
  var layers: [Layer]

  func predict(_ X: Matrix) -> Matrix { modelForward(X, layers).A_L }
}
