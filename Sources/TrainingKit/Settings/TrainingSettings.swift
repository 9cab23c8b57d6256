import LessonKit
import NNCore

/// The learning rate and length of gradient descent.
public struct DescentSettings: Equatable, Sendable {
  public var learningRate: Double
  /// How many passes over the training set: iterations with the full batch, epochs with mini-batches.
  public var iterations: Int
  /// The number of these passes from one printed cost to the next.
  public var reportEvery: Int

  public init(learningRate: Double, iterations: Int, reportEvery: Int) {
    self.learningRate = learningRate
    self.iterations = iterations
    self.reportEvery = reportEvery
  }

  public static let options: [Option<DescentSettings>] = [
    .number("--learning-rate", \.learningRate, in: .above(0), "Learning rate η."),
    .integer("--iterations", \.iterations, in: 0...1_000_000_000, "Iterations, or epochs, of training."),
    .integer(
      "--report-every", \.reportEvery, in: 1...1_000_000_000, "Print the cost every N iterations or epochs."),
  ].inSection("Training")
}

/// The settings that all training lessons share.
public struct TrainingSettings: Equatable, Sendable {
  public var data: DataSettings
  public var network: NetworkSettings
  public var descent: DescentSettings
  public var output = OutputSettings()
  public var model = ModelSettings()
  public var given = GivenOptions()
  /// Whether several ways to train are to be compared.
  public var isComparing = false

  public init(
    dataset: String = "breast-cancer", hidden: [Int], hasUnitForEachClass: Bool = false,
    _ initialization: Initialization, learningRate: Double, iterations: Int, reportEvery: Int
  ) {
    data = DataSettings(dataset: dataset)
    network = NetworkSettings(
      hidden: hidden, hasUnitForEachClass: hasUnitForEachClass, initialization)
    descent = DescentSettings(learningRate: learningRate, iterations: iterations, reportEvery: reportEvery)
  }

  public static let options: [Option<TrainingSettings>] =
    DescentSettings.options.lifted(to: \.descent) + NetworkSettings.options.lifted(to: \.network)
    + DataSettings.options.lifted(to: \.data) + ModelSettings.options.lifted(to: \.model)
    + OutputSettings.options.lifted(to: \.output)

  /// `--compare`, in lessons that have a comparison.
  public static func compareOption<Settings: TrainingLessonSettings>(
    of _: Settings.Type, _ help: String
  ) -> Option<Settings> {
    Option<TrainingSettings>.flag("--compare", \.isComparing, help).lifted(to: \Settings.training)
      .inSection("Training")
  }

  /// Takes over a lab's settings, except those that an option has set.
  public mutating func adopt(_ lab: TrainingSettings) {
    if !given.contains("--dataset") { data.dataset = lab.data.dataset }
    if !given.contains("--hidden") { network.hidden = lab.network.hidden }
    if !given.contains("--initialization") { network.kind = lab.network.kind }
    if !given.contains("--learning-rate") { descent.learningRate = lab.descent.learningRate }
    if !given.contains("--iterations") { descent.iterations = lab.descent.iterations }
    if !given.contains("--report-every") { descent.reportEvery = lab.descent.reportEvery }
  }

  /// The regularization lab: a network with more capacity than its few noisy points call for.
  public static let regularizationLab = TrainingSettings(
    dataset: "planar", hidden: [20, 3], .xavier, learningRate: 0.3, iterations: 30_000, reportEvery: 1_000)

  /// The initialization lab.
  public static let initializationLab = TrainingSettings(
    dataset: "circles", hidden: [10, 5], .he, learningRate: 0.01, iterations: 15_000, reportEvery: 1_000)

  /// The shared options as those of a lesson's settings.
  public static func options<Settings: TrainingLessonSettings>(of _: Settings.Type) -> [Option<Settings>] {
    options.lifted(to: \Settings.training)
  }
}

/// The settings of a training lesson: the shared ones, and its own beside them.
public protocol TrainingLessonSettings: ClassifierSettings {
  var training: TrainingSettings { get set }
}

extension TrainingLessonSettings {
  public var data: DataSettings { training.data }
  public var model: ModelSettings {
    get { training.model }
    set { training.model = newValue }
  }
  public var output: OutputSettings {
    get { training.output }
    set { training.output = newValue }
  }
  public var network: NetworkSettings {
    get { training.network }
    set { training.network = newValue }
  }
  public var given: GivenOptions {
    get { training.given }
    set { training.given = newValue }
  }

  public mutating func skipTraining() { training.descent.iterations = 0 }
}
