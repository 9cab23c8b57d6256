import LessonKit
import NNCore

/// The pace of gradient descent.
public struct DescentSettings: Equatable, Sendable {
  public var learningRate: Double
  /// How many passes over the training set: iterations with the full batch, epochs with mini-batches.
  public var iterations: Int
  /// Every how many of them the cost is printed.
  public var reportEvery: Int

  public init(learningRate: Double, iterations: Int, reportEvery: Int) {
    self.learningRate = learningRate
    self.iterations = iterations
    self.reportEvery = reportEvery
  }

  public static let options: [Option<DescentSettings>] = [
    .number("--learning-rate", \.learningRate, in: .above(0), "Learning rate η."),
    .integer("--iterations", \.iterations, in: 0...1_000_000_000, "Iterations, or epochs, of training."),
    .integer("--report-every", \.reportEvery, in: 1...1_000_000_000, "Every how many the cost is printed."),
  ].inSection("Training")
}

/// What every training lesson can be told.
public struct TrainingSettings: Equatable, Sendable {
  public var data: DataSettings
  public var network: NetworkSettings
  public var descent: DescentSettings
  public var output = OutputSettings()
  public var model = ModelSettings()
  public var typed = TypedOptions()

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
  public var output: OutputSettings { training.output }
  public var model: ModelSettings { training.model }
  public var network: NetworkSettings {
    get { training.network }
    set { training.network = newValue }
  }
  public var typed: TypedOptions {
    get { training.typed }
    set { training.typed = newValue }
  }

  public mutating func skipTraining() { training.descent.iterations = 0 }
}
