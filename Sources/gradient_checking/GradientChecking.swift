// Lesson 7. Gradient checking: is the backward pass right? Compare it with differences of the cost.
//
// Columns are examples: X is (features, m), Y is (1, m). The check itself is NNCore's GradientCheck; the
// mistakes that it is shown to catch are in PlantedMistake.swift.

import Datasets
import LessonKit
import NNCore
import TrainingKit

@main
struct GradientChecking: Lesson {
  struct Settings: LessonSettings {
    var data = DataSettings()
    var network = NetworkSettings(hidden: [5, 3], .xavier, seed: 1)
    var epsilon = 1e-7
    var isOneDimensional = false
    var output = OutputSettings()
  }

  static let name = "gradient_checking"
  static let about = """
    Lesson 7: compares the gradient of backpropagation with centred differences of the cost, parameter by \
    parameter, and shows that mistakes are caught.
    """
  static let options: [Option<Settings>] =
    [
      .number("--epsilon", \.epsilon, in: .above(0, upTo: 1), "Step ε of the centred differences."),
      .flag("--one-dimensional", \.isOneDimensional, "Check J = θx at x = 2, θ = 4 instead of a network."),
    ] + DataSettings.options.lifted(to: \.data) + NetworkSettings.options.lifted(to: \.network)
    + OutputSettings.options.lifted(to: \.output)

  static func run(_ settings: Settings, console: Console) throws {
    try settings.output.requireWritable(for: name)
    if settings.isOneDimensional {
      let check = oneDimensionalCheck(x: 2, theta: 4, epsilon: settings.epsilon)
      return console.print(verdict(on: check, epsilon: settings.epsilon))
    }
    let subject = try Subject(settings, on: settings.data.load(on: console).train)
    let check = subject.check(subject.gradient, epsilon: settings.epsilon)
    console.print(verdict(on: check, epsilon: settings.epsilon))
    console.print("\n" + tableOfMistakes(subject, epsilon: settings.epsilon))
    try writeOutputs(subject, check, settings, console)
  }
}

/// A network at a point of its parameters, with the examples that its cost is measured on.
struct Subject {
  let network: Network
  let examples: LabelledData

  /// A network at its first weights: the gradient must be right there as anywhere.
  init(_ settings: GradientChecking.Settings, on examples: LabelledData) throws {
    network = Network(layers: try settings.network.firstLayers(for: examples))
    self.examples = examples
  }

  /// The gradient that backpropagation finds: W₁, b₁, W₂, …
  var gradient: [Double] { network.backward(network.forward(examples.X), examples.Y).derivatives }

  /// The cost as a function of all parameters.
  func cost(_ parameters: [Double]) -> Double {
    var changed = network
    changed.layers.parameters = parameters
    return crossEntropy(changed.predict(examples.X), examples.Y)
  }

  func check(_ gradient: [Double], epsilon: Double) -> GradientCheck {
    GradientCheck(of: gradient, at: network.layers.parameters, epsilon: epsilon, cost: cost)
  }
}

/// J(θ) = θx has the derivative x: the whole method in one line.
func oneDimensionalCheck(x: Double, theta: Double, epsilon: Double) -> GradientCheck {
  GradientCheck(of: [x], at: [theta], epsilon: epsilon) { $0[0] * x }
}
