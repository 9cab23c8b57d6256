// Lesson 9. Seven ways to turn a gradient into a step, from plain gradient descent to Adam.
//
// Columns are examples: X is (features, m), Y is (1, m). Each method is a file of its own; Optimizer.swift says
// what they have in common, MiniBatchTraining.swift has the loop that they share, Comparison.swift what
// `--optimizer all` shows. The network is NNCore's.

import Datasets
import LessonKit
import NNCore
import TrainingKit

@main
struct DeepNeuralNetworkWithOptimizers: Lesson {
  struct Settings: LessonSettings {
    /// All of them if there is none.
    var method: Method? = .adam
    var variant = Variant.published
    /// What differs from the method's published settings.
    var given: [Hyperparameter: Double] = [:]
    var batchSize = 64
    var epochs = 10_000
    var reportEvery = 100
    var network = NetworkSettings(hidden: [10, 5], .he)
    var data = DataSettings()
    var output = OutputSettings()
  }

  static let name = "deep_neural_network_with_optimizers"
  static let about = """
    Lesson 9: mini-batch training by gradient descent, momentum, Nesterov, AdaGrad, AdaDelta, RMSprop or Adam; \
    or by all of them, for comparison.
    """
  static let options: [Option<Settings>] =
    [
      .choice("--optimizer", \.method, nilNamed: "all", "The method."),
      .choice(
        "--variant", \.variant,
        "The formulas: textbooks have momentum as a velocity, and ε outside the root in rmsprop and adam."),
      hyperparameter(.learningRate, in: .above(0), "Learning rate η; otherwise the method's published one."),
      hyperparameter(.beta, in: .within(0..<1), "Decay of the mean β; otherwise the published one, 0.9."),
      hyperparameter(.beta2, in: .within(0..<1), "Decay of adam's mean square β₂; otherwise 0.999."),
      hyperparameter(.epsilon, in: .above(0), "Guard against division by zero; otherwise the published one."),
      .integer("--batch-size", \.batchSize, in: 1...1_000_000_000, "Examples in a mini-batch."),
      .integer("--iterations", \.epochs, in: 0...1_000_000_000, "Epochs of training."),
      .integer("--report-every", \.reportEvery, in: 1...1_000_000_000, "Every how many the cost is printed."),
    ] + NetworkSettings.options.lifted(to: \.network) + DataSettings.options.lifted(to: \.data)
    + OutputSettings.options.lifted(to: \.output)

  static func run(_ settings: Settings, console: Console) throws {
    try settings.output.requireWritable(for: name)
    guard let method = settings.method else { return try compareAll(settings, console: console) }
    let optimizer = try method.optimizer(settings.variant, settings.given)
    if settings.variant == .textbook && !method.hasTextbookForm {
      console.note("Note: the textbooks' form of \(method.rawValue) is the published one.")
    }
    let data = try settings.data.load()
    var report = TrainingReport(program: name, data: data, output: settings.output, console: console)
    var trace = TrainingTrace(unit: "epoch", every: settings.reportEvery, of: settings.epochs, on: console)
    let network = try train(with: optimizer, settings, on: data.train, trace: &trace)
    try report.add(trace, of: network)
    try report.finish()
  }

  static func train(
    with optimizer: any Optimizer, _ settings: Settings, on examples: LabelledData,
    trace: inout TrainingTrace,
    afterEpoch: (_ epoch: Int, Network) -> Void = { _, _ in }
  ) throws -> Network {
    var network = Network(layers: try settings.network.firstLayers(for: examples))
    let schedule = Schedule(epochs: settings.epochs, batchSize: settings.batchSize)
    try optimizer.train(&network, on: examples, schedule, trace: &trace, afterEpoch: afterEpoch)
    return network
  }

  private static func hyperparameter(
    _ hyperparameter: Hyperparameter, in range: NumberRange, _ help: String
  ) -> Option<Settings> {
    .number(hyperparameter.rawValue, \.given[hyperparameter], in: range, help)
  }
}
