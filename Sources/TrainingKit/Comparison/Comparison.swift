import Charts
import Datasets
import LessonKit
import NNCore

/// Several ways to train on the same data, compared side by side: what `--compare` shows.
public struct Comparison<Settings: TrainingLessonSettings> {
  /// One of the ways.
  public struct Way {
    public let name: String
    let train: (_ examples: LabelledData, _ trace: inout TrainingTrace) throws -> any TrainedModel

    public init(
      _ name: String,
      train: @escaping (_ examples: LabelledData, _ trace: inout TrainingTrace) throws -> any TrainedModel
    ) {
      self.name = name
      self.train = train
    }
  }

  /// The data, the number of iterations and the output that all ways share.
  public let settings: Settings
  public let ways: [Way]
  /// What the table shows, in a sentence.
  public let claim: String
  /// Whether all ways use the settings' learning rate.
  let hasOneRate: Bool

  public init(_ settings: Settings, _ ways: [Way], claim: String, hasOneRate: Bool = true) {
    self.hasOneRate = hasOneRate
    self.settings = settings
    self.ways = ways
    self.claim = claim
  }
}

extension TrainingLesson {
  /// What to look for in a comparison without and with regularization.
  public static var overfittingClaim: String {
    "A test cost far above the train cost is overfitting: the network has learnt what holds for its training set alone."
  }

  /// A way that trains with this lesson's loop and the given settings.
  public static func way(_ name: String, _ settings: Settings) -> Comparison<Settings>.Way {
    Comparison.Way(name) { examples, trace in try train(settings, on: examples, trace: &trace) }
  }

  /// Trains in every way, and prints and draws the results.
  static func compare(_ settings: Settings, _ console: Console) throws {
    try settings.model.requireNone(with: "--compare")
    let comparison = comparison(settings)
    let training = comparison.settings.training
    let data = try training.data.load(
      severalClasses: comparison.settings.network.hasUnitForEachClass, on: console)
    let unit = unit(for: comparison.settings)
    comparison.settings.announce(
      data, comparison.ways.map(\.name).joined(separator: ", "),
      rate: comparison.hasOneRate ? training.descent.learningRate : nil, training.descent.iterations,
      unit: unit, on: console)
    var runs: [ComparedRun] = []
    for way in comparison.ways {
      var trace = TrainingTrace(
        way.name, unit: unit, every: training.descent.reportEvery, of: training.descent.iterations,
        observing: data, progressOn: console)
      console.note("Training: \(way.name)")
      runs.append(try ComparedRun(way.name, on: data, trace: &trace) { try way.train(data.train, &$0) })
    }
    console.print(ComparedRun.table(of: runs))
    console.print("\n\(comparison.claim)")
    try training.output.write(CSVWriter(costsOf: runs.map(\.trace)), console)
    try training.output.write(ComparedRun.picture(of: runs, program: name, unit, data), for: name, console)
  }
}
