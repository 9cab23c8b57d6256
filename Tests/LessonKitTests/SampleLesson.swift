import LessonKit

/// A lesson that teaches nothing, with options of every kind.
struct SampleLesson: Lesson {
  enum Method: String, CaseIterable, Sendable {
    case batch, stochastic
    case miniBatch = "mini-batch"
  }

  struct TrainingSettings: Sendable, Equatable {
    var hidden = [20, 10, 5]
    var seed: UInt32 = 3
    var iterations = 15_000
    var learningRate = 0.01

    static let options: [Option<TrainingSettings>] = [
      .sizes("--hidden", \.hidden, "Sizes of the hidden layers."),
      .integer("--seed", \.seed, in: 0...4_294_967_295, "Seed of the initial weights."),
      .integer("--iterations", \.iterations, in: 1...1_000_000_000, "Steps of training."),
      .number("--learning-rate", \.learningRate, in: .above(0), "Length of a step."),
    ].inSection("Training")
  }

  struct Settings: LessonSettings, Equatable {
    var lambda = 0.7
    var keepProbability = 0.86
    var method: Method?
    var activation = Method.batch
    var units = [5]
    var isCorrected = false
    var drawsPlot = true
    var plot: String?
    var dataset = "breast-cancer"
    var training = TrainingSettings()
  }

  static let name = "sample_lesson"
  static let about = """
    Does nothing, which is of no use to anybody but the tests, however long a paragraph one may write about it.
    """

  static let options: [Option<Settings>] =
    [
      .number("--lambda", \.lambda, in: .atLeast(0), "Strength λ of the penalty on the weights."),
      .number(
        "--keep-probability", \.keepProbability, in: .above(0, upTo: 1), "Chance that a unit stays."),
      .choice("--method", \.method, nilNamed: "all", "How the data are cut into steps."),
      .choice("--activation", \.activation, "One of them."),
      .sizes("--units", \.units, upTo: 8, allowingNone: true, "Units."),
      .flag("--corrected", \.isCorrected, "Use the true derivative."),
      .text("--dataset", \.dataset, "NAME|FILE.csv", "What to learn from."),
      .path("--plot", \.plot, "FILE.svg", "Where to write the settings."),
      .flag("--no-plot", \.drawsPlot, sets: false, "Write no file."),
    ] + TrainingSettings.options.lifted(to: \.training)

  static func run(_ settings: Settings, console: Console) {}
}
