// Lesson 7. Gradient checking: is the backward pass right? Compare it with differences of the cost.
//
// Columns are examples: X is (features, m), Y is (1, m). The functions of the script are in Check.swift: the forward
// pass, the backward pass with its right lines and wrong ones, and the loop over the parameters. Comparison.swift has
// the verdict. NNCore's GradientCheck is the same check for any cost.

import Datasets
import LessonKit
import TrainingKit
import gradient_checking_heart

@main
struct GradientChecking: Lesson {
  struct Settings: LessonSettings {
    var data = DataSettings()
    var network = NetworkSettings(hidden: [5, 3], .xavier, seed: 1)
    var epsilon = 1e-7
    var isOneDimensional = false
    var output = OutputSettings()
    var given = GivenOptions()

    /// The one-dimensional check draws no picture.
    mutating func conclude() throws(LessonError) {
      try network.initialization.requireScale(given)
      if isOneDimensional { output.isPlotted = false }
    }
  }

  static let name = "gradient_checking"
  static let post: String? = "https://blog.csdn.net/u012328159/article/details/80232585"
  static let about = """
    Lesson 7: compares the gradient of backpropagation with centred differences of the cost, parameter by \
    parameter, and shows that mistakes are caught.
    """
  static let memoryAdvice = memoryAdviceForNetworks
  static let options: [Option<Settings>] =
    [
      .number("--epsilon", \.epsilon, in: .above(0, upTo: 1), "Step ε of the centred differences."),
      .flag("--one-dimensional", \.isOneDimensional, "Check J = θx at x = 2, θ = 4 instead of a network."),
    ]
    + DataSettings.options.lifted(to: \.data) + NetworkSettings.options.lifted(to: \.network)
    + OutputSettings.options.lifted(to: \.output)

  static func run(_ settings: Settings, console: Console) throws {
    if settings.output.isVerifying {
      return try verification(settings, progressOn: console).report(on: console)
    }
    if settings.isOneDimensional { return try checkOneDimension(settings, console) }
    let data = try settings.data.load(on: console)
    let check = try NetworkCheck(settings, on: data.train, progressOn: console)
    console.print(verdict(on: check.right, of: check.quotients, epsilon: settings.epsilon))
    console.print("\n" + tableOfMistakes(in: check))
    for note in notes(on: check) { console.note("Note: \(note)") }
    try settings.output.write(trace(check), console)
    if settings.output.isPlotted {
      let subject = "\(data.shortName), \(settings.network.details(for: data, rate: nil))"
      let chart = stepSizeChart(check, subject, progressOn: console)
      try settings.output.write(chart, for: name, console)
    }
  }

  private static func checkOneDimension(_ settings: Settings, _ console: Console) throws(LessonError) {
    let known: Set = ["--one-dimensional", "--epsilon", "--no-plot", "--quiet"]
    if let option = settings.given.first(besides: known) {
      throw .usage(
        "--one-dimensional checks J = θx: it has no use for \(option)",
        hint: "only --epsilon goes with it")
    }
    let check = oneDimensionalCheck(x: 2, theta: 4, epsilon: settings.epsilon)
    console.print(verdict(on: check, epsilon: settings.epsilon))
  }
}
