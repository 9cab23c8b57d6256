import Datasets
import LessonKit
import NNCore

/// A lesson that trains one network and reports on it.
///
/// A lesson says how to train; loading the data, printing the costs and accuracies, and drawing the pictures are done
/// here.
public protocol TrainingLesson: Lesson where Settings: TrainingLessonSettings {
  associatedtype Model: TrainedModel

  /// What one pass over the training set is called: iteration or epoch.
  static var unit: String { get }

  /// The same, where it depends on the settings.
  static func unit(for settings: Settings) -> String

  /// The names of its model's tensors besides those of the layers, of which there are `count`.
  static func furtherTensors(ofLayers count: Int) -> Set<String>

  /// The name, in `Data/Figures`, of the reference run for its published settings.
  static var referenceRun: String { get }

  /// The ways to train that `--compare` compares; only lessons that have the option need it.
  static func comparison(_ settings: Settings) -> Comparison<Settings>

  /// The method in a few words, for the first line on stderr: `batch gradient descent`.
  static func method(for settings: Settings) -> String

  /// The cost of predicting all the examples, with whatever the lesson adds to it.
  static func finalCost(of model: Model, _ settings: Settings, on examples: LabelledData) -> Double

  /// What a reader should know about the printed numbers; printed on stderr.
  static func notes(for settings: Settings, on data: Split) -> [String]

  /// The likely reasons if training fails: the data, the first weights, and what the lesson adds.
  static func diagnosis(for settings: Settings, on data: Split) -> Diagnosis

  /// Trains a network on `examples`, and passes every iteration's cost to `trace`.
  static func train(
    _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> Model

  /// What the names of the pictures that ``tell(of:_:on:console:)`` draws have before `.svg`, so that the files can be
  /// checked before training.
  static func furtherPictures(of network: NetworkSettings, on data: Split) -> [String]

  /// Reports what the lesson has to report on the trained model besides costs and accuracies; nothing by default.
  static func tell(of model: Model, _ settings: Settings, on data: Split, console: Console) throws
}

extension TrainingLesson {
  public static var unit: String { "iteration" }
  public static func unit(for settings: Settings) -> String { unit }
  public static var page: String? { "Sources/\(name)/README.md" }
  public static func furtherTensors(ofLayers count: Int) -> Set<String> { [] }
  public static var referenceRun: String { name }
  public static func method(for settings: Settings) -> String { "batch gradient descent" }
  public static func comparison(_ settings: Settings) -> Comparison<Settings> {
    Comparison(settings, [way(name, settings)], claim: "")
  }
  public static func notes(for settings: Settings, on data: Split) -> [String] { [] }
  public static func diagnosis(for settings: Settings, on data: Split) -> Diagnosis {
    Diagnosis(data, settings.network, isExactDescent: true)
  }
  public static func furtherPictures(of network: NetworkSettings, on data: Split) -> [String] { [] }
  public static func tell(of model: Model, _ settings: Settings, on data: Split, console: Console) throws {}

  public static func finalCost(of model: Model, _ settings: Settings, on examples: LabelledData) -> Double {
    model.cost(on: examples)
  }

  public static func run(_ settings: Settings, console: Console) throws {
    if settings.output.isVerifying {
      try settings.requireReferenceSettings()
      return try verification(progressOn: console).report(on: console)
    }
    if settings.training.isComparing { return try compare(settings, console) }
    var settings = settings
    let network = settings.network
    let data = try prepare(
      &settings, furtherTensors: furtherTensors,
      pictures: { OutputSettings.regions(of: $0) + furtherPictures(of: network, on: $0) }, on: console)
    let descent = settings.training.descent
    settings.announce(
      data, method(for: settings), rate: descent.learningRate, descent.iterations,
      unit: unit(for: settings), on: console)
    for note in descent.iterations > 0 ? notes(for: settings, on: data) : [] { console.note("Note: \(note)") }
    var trace = TrainingTrace(
      unit: unit(for: settings), every: descent.reportEvery, of: descent.iterations, on: console)
    trace.diagnosis = diagnosis(for: settings, on: data)
    let model = try train(settings, on: data.train, trace: &trace)
    try settings.network.start?.requireStart(of: model, isTrained: descent.iterations > 0, for: name)
    let details = settings.network.details(for: data, rate: descent.learningRate)
    let cost = finalCost(of: model, settings, on: data.train)
    try settings.report(trace, of: model, cost: cost, for: name, data, details: details, console)
    if !settings.onlyClassifies { try tell(of: model, settings, on: data, console: console) }
  }

  /// Runs the published settings and compares the numbers with the reference.
  static func verification(progressOn console: Console? = nil) throws -> Verification {
    let reference = try ReferenceRun.named(referenceRun)
    let settings = Settings()
    let data = try settings.data.load(severalClasses: settings.network.hasUnitForEachClass)
    let descent = settings.training.descent
    var trace = TrainingTrace(
      unit: unit, every: descent.reportEvery, of: descent.iterations, progressOn: console)
    let model = try train(settings, on: data.train, trace: &trace)
    var verification = Verification(heading: reference.heading)
    verification.compare(trace, TrainingReport.Accuracies(of: model, on: data), with: reference)
    return verification
  }
}
