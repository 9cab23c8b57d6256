// Lesson 7. Gradient checking: is the backward pass right? Compare it with differences of the cost.
//
// Columns are examples: X is (features, m), Y is (1, m). The check is in Check.swift, from the cost to the verdict;
// the mistakes that it is shown to catch are in PlantedMistake.swift. NNCore's GradientCheck is the same check for
// any cost.

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
    /// The options given that mean nothing to the one-dimensional check.
    var networkOptions: [String] = []
    var typed = TypedOptions()

    /// The one-dimensional check draws no picture.
    mutating func conclude() {
      if isOneDimensional { output.isPlotted = false }
    }
  }

  static let name = "gradient_checking"
  static let post: String? = "https://blog.csdn.net/u012328159/article/details/80232585"
  static let about = """
    Lesson 7: compares the gradient of backpropagation with centred differences of the cost, parameter by \
    parameter, and shows that mistakes are caught.
    """
  static let options: [Option<Settings>] =
    [
      .number("--epsilon", \.epsilon, in: .above(0, upTo: 1), "Step ε of the centred differences."),
      .flag("--one-dimensional", \.isOneDimensional, "Check J = θx at x = 2, θ = 4 instead of a network."),
    ]
    + (DataSettings.options.lifted(to: \.data) + NetworkSettings.options.lifted(to: \.network)
    + OutputSettings.options.lifted(to: \.output)).map { $0.noted(in: \.networkOptions) }

  static func run(_ settings: Settings, console: Console) throws {
    if settings.output.isVerifying {
      return try verification(settings, progressOn: console).report(on: console)
    }
    if settings.isOneDimensional { return try checkOneDimension(settings, console) }
    let data = try settings.data.load(on: console)
    let network = try CheckedNetwork(settings, on: data.train)
    var effort = Effort(of: network, settings, console)
    effort.warnIfLong()
    let quotients = network.differenceQuotients(epsilon: settings.epsilon) { effort.advance() }
    let gradient = network.gradient()
    let check = GradientComparison(of: gradient, with: quotients, in: network.parts)
    console.print(verdict(on: check, of: quotients, epsilon: settings.epsilon))
    let mistakes = mistakes(in: network, quotients)
    console.print("\n" + tableOfMistakes(mistakes, beside: check))
    for note in notes(on: check, network, mistakes, quotients) { console.note("Note: \(note)") }
    try settings.output.write(trace(gradient, quotients), console)
    if settings.output.isPlotted {
      let subject = "\(data.shortName), \(settings.network.details(for: data, rate: nil))"
      let chart = stepSizeChart(network, subject, settings, quotients) { effort.advance() }
      try settings.output.write(chart, for: name, console)
    }
  }

  private static func checkOneDimension(_ settings: Settings, _ console: Console) throws(LessonError) {
    let ignored = settings.networkOptions.filter { $0 != "--no-plot" }
    if let option = ignored.first {
      throw .usage(
        "--one-dimensional checks J = θx: it has no use for \(option)",
        hint: "only --epsilon goes with it")
    }
    let check = oneDimensionalCheck(x: 2, theta: 4, epsilon: settings.epsilon)
    console.print(verdict(on: check, epsilon: settings.epsilon))
  }
}

extension CheckedNetwork {
  /// A network at its first weights: the gradient must be right there as anywhere.
  init(_ settings: GradientChecking.Settings, on examples: LabelledData) throws(LessonError) {
    let layers = try settings.network.firstLayers(for: examples)
    self.init(layers: layers, X: examples.X, Y: examples.Y)
    guard forward(at: theta).logits.isFinite else {
      throw .computation(
        "the network's outputs are not finite numbers, so there is no cost to take differences of",
        hint: "its weights or its data are too large: a smaller --scale, --standardize")
    }
  }
}
