// Lesson 11. A layout worth keeping: linear and activation functions are decoupled.
//
// Columns are examples: X is (features, m), Y is (1, m). The subject of the lesson, the decoupled functions, is in
// DecoupledLayers.swift.

import Datasets
import LessonKit
import NNCore
import TrainingKit
import deep_neural_network_release_heart

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
