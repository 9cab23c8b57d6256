// Lesson 8. Three ways down the hill: with the whole batch, with one example, with mini-batches.
//
// Columns are examples: X is (features, m), Y is (1, m). The subject of the lesson, the three loops, is in
// DescentMethods.swift; the network is NNCore's.

import Datasets
import LessonKit
import NNCore
import TrainingKit
import deep_neural_network_with_gd_heart

@main
struct DeepNeuralNetworkWithGd: Lesson {
  struct Settings: ClassifierSettings {
    var method: Descent?
    var learningRate = 0.0006
    var iterations: Int?
    var reportEvery: Int?
    var batches = MiniBatchSettings(size: 64)
    var network = NetworkSettings(hidden: [10, 5], .he)
    var data = DataSettings()
    var output = OutputSettings()
    var model = ModelSettings()
    var given = GivenOptions()

    var costTitle: String { method == .miniBatch ? batches.costTitle : "cost" }

    var notesOnContinuing: [String] { method == .miniBatch ? batches.notesOnContinuing(given) : [] }

    mutating func skipTraining() { iterations = 0 }
  }

  static let name = "deep_neural_network_with_gd"
  static let post: String? = "https://blog.csdn.net/u012328159/article/details/80252012"
  static let about = """
    Lesson 8: batch, stochastic and mini-batch gradient descent from the same first weights, one after the \
    other.
    """
  static let options: [Option<Settings>] =
    [
      .choice("--method", \.method, nilNamed: "all", "The method."),
      .number("--learning-rate", \.learningRate, in: .above(0), "Learning rate η."),
      .integer(
        "--iterations", \.iterations, in: 0...1_000_000_000,
        "Passes over the data; by default batch 30000, stochastic 5, mini-batch 10000."),
      .integer(
        "--report-every", \.reportEvery, in: 1...1_000_000_000,
        "Print the cost every N passes; by default 1000, 20 (examples), 100."),
    ] + MiniBatchSettings.options.lifted(to: \.batches) + NetworkSettings.options.lifted(to: \.network)
    + DataSettings.options.lifted(to: \.data) + ModelSettings.options.lifted(to: \.model)
    + OutputSettings.options.lifted(to: \.output)

  static func run(_ settings: Settings, console: Console) throws {
    if settings.output.isVerifying {
      try settings.requireReferenceSettings()
      return try verification(progressOn: console).report(on: console)
    }
    let usesSavedModel = settings.model.load != nil && !settings.given.contains("--iterations")
    // A saved model that is used as it is needs no method.
    guard let method = settings.method ?? (usesSavedModel ? .batch : nil) else {
      return try runAll(settings, console: console)
    }
    var settings = settings
    let data = try prepare(&settings, on: console)
    method.announce(settings, data, on: console)
    if method == .miniBatch { for note in settings.batches.notes { console.note("Note: \(note)") } }
    if !usesSavedModel { console.print(method.title) }
    var trace = method.trace(settings, on: data.train, console)
    trace.diagnosis = Diagnosis(data, settings.network, isExactDescent: method == .batch)
    let network = try train(by: method, settings, on: data.train, trace: &trace)
    let (cost, details) = (network.cost(on: data.train), details(settings, data))
    try settings.report(trace, of: network, cost: cost, for: name, data, details: details, console)
  }

  /// Repeats the published runs of all three methods and compares them with their references.
  static func verification(progressOn console: Console? = nil) throws -> Verification {
    let settings = Settings()
    let data = try settings.data.load()
    return try Verification(of: Descent.allCases.map { "\(name).\($0.rawValue)" }) { index in
      let method = Descent.allCases[index]
      var trace = method.trace(settings, on: data.train, progressOn: console)
      let network = try train(by: method, settings, on: data.train, trace: &trace)
      return (method.title, trace, TrainingReport.Accuracies(of: network, on: data))
    }
  }

  static func train(
    by method: Descent, _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> Network {
    let start = Network(layers: try settings.network.firstLayers(for: examples))
    let schedule = method.schedule(settings)
    switch method {
    case .batch:
      return try batchGradientDescent(
        examples.X, examples.Y, from: start, rate: schedule.learningRate, iterations: schedule.passes
      ) { (iteration, A) throws(LessonError) in
        try trace.record(crossEntropy(A, examples.Y), isNaN: A.hasNaN, at: iteration)
      }
    case .stochastic:
      return try stochasticGradientDescent(
        examples.X, examples.Y, from: start, rate: schedule.learningRate, epochs: schedule.passes
      ) { (epoch, number, A, y) throws(LessonError) in
        try trace.record(
          crossEntropy(A, y), ofExample: number, of: examples.count, inEpoch: epoch,
          every: schedule.reportEvery)
      }
    case .miniBatch:
      return try miniBatchGradientDescent(
        examples.X, examples.Y, from: start, rate: schedule.learningRate, epochs: schedule.passes,
        batchSize: settings.batches.size, seed: settings.batches.seed
      ) { (epoch, outputs) throws(LessonError) in
        try trace.record(settings.batches.cost(of: outputs) { crossEntropy($0, $1) }, at: epoch)
      }
    }
  }
}

extension TrainingTrace {
  /// Records the cost of one example; within an epoch every `every`th is printed.
  fileprivate mutating func record(
    _ cost: Double, ofExample number: Int, of count: Int, inEpoch epoch: Int, every: Int
  ) throws(LessonError) {
    try require(cost, at: "example \(number) of epoch \(epoch + 1)")
    sample(cost, at: epoch * count + number)
    if number % every == 0 {
      keep(cost, at: epoch * count + number, as: "Example \(number) of epoch \(epoch + 1)")
    }
  }
}
