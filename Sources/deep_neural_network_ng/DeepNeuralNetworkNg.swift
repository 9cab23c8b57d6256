// Lesson 3. The same network structured as in Andrew Ng's course: small functions, each with its own cache.
//
// Columns are examples: X is (features, m), Y is (1, m). The subject of the lesson, the functions, is in
// LayerFunctions.swift.

import Datasets
import LessonKit
import NNCore
import TrainingKit
import deep_neural_network_ng_heart

@main
struct DeepNeuralNetworkNg: TrainingLesson {
  struct Settings: TrainingLessonSettings {
    var training = TrainingSettings(
      dataset: "circles", hidden: [10, 5], .random(scale: 1), learningRate: 0.01, iterations: 15_000,
      reportEvery: 1_000)
  }

  static let name = "deep_neural_network_ng"
  static let about = """
    Lesson 3: the network as the Coursera course builds it, from small functions: linear_forward, \
    linear_activation_forward and so on.
    """
  static let options: [Option<Settings>] =
    [TrainingSettings.compareOption(of: Settings.self, "Train with zeros, random × 10 and he side by side.")]
    + TrainingSettings.options(of: Settings.self)

  /// The initialization lab: three kinds of first weights.
  static func comparison(_ settings: Settings) -> Comparison<Settings> {
    initializationLab(
      settings,
      claim: """
        Zeros keep all units of a layer equal; weights of size 10 make large sums, and where these saturate an \
        output, this lesson's gradient divides by zero; he keeps a signal's size.
        """)
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
      try requireUnsaturated(A, at: iteration)
    }
    return DeepNetwork(layers: layers)
  }
}

struct DeepNetwork: LayeredModel {
  var layers: [Layer]

  func predict(_ X: Matrix) -> Matrix { modelForward(X, layers).A_L }
}

/// Checks that `modelBackward` will not divide by 0.
///
/// - Throws: `LessonError.computation` if an output is exactly 0 or 1: dA is not finite there, and dA ∘ A(1 - A) is
///   not a number.
private func requireUnsaturated(_ A_L: Matrix, at iteration: Int) throws(LessonError) {
  guard A_L.elements.contains(where: { $0 == 0 || $0 == 1 }) else { return }
  throw .computation(
    """
    at iteration \(iteration) an output is exactly 0 or 1, and this lesson's gradient divides by A(1 - A), which \
    is 0 there
    """,
    hint: """
      Lessons 2 and 11 (deep_neural_network_v2, deep_neural_network_release) go on: their (A - Y)/m does not \
      divide. Or try smaller first weights, or --standardize.
      """)
}
