// Lesson 9. Seven ways to turn a gradient into a step, from plain gradient descent to Adam.
//
// Columns are examples: X is (features, m), Y is (1, m). The lesson is about the methods, each in its own file with its
// formulas, its numbers and its update: GradientDescent.swift, Momentum.swift, Nesterov.swift, AdaGrad.swift,
// AdaDelta.swift, RMSProp.swift and Adam.swift. Optimizer.swift says what they have in common, and
// MiniBatchTraining.swift has the loop that uses them. The rest is for the command line: OptimizerKind.swift and
// OptimizerChoice.swift for the options, OptimizerComparison.swift for comparing several methods.

import Datasets
import LessonKit
import NNCore
import TrainingKit
import deep_neural_network_with_optimizers_heart

@main
struct DeepNeuralNetworkWithOptimizers: Lesson {
  struct Settings: ClassifierSettings {
    /// `nil` for all of them.
    var optimizers: [OptimizerChoice]? = [OptimizerChoice(.adam)]
    /// The variant of the methods that do not name one.
    var variant = Variant.published
    var hyperparameters = Hyperparameters()
    var batches = MiniBatchSettings(size: 64)
    var epochs = 10_000
    var reportEvery = 100
    var network = NetworkSettings(hidden: [10, 5], .he)
    var data = DataSettings()
    var output = OutputSettings()
    var model = ModelSettings()
    var given = GivenOptions()

    var costTitle: String { batches.costTitle }

    var notesOnContinuing: [String] {
      let hasState = optimizers?.contains { $0.method != .gradientDescent } ?? true
      return batches.notesOnContinuing(given, hasState: hasState)
    }

    mutating func skipTraining() { epochs = 0 }
  }

  static let name = "deep_neural_network_with_optimizers"
  static let post: String? = "https://blog.csdn.net/u012328159/article/details/80311892"
  static let about = """
    Lesson 9: mini-batch training by gradient descent, momentum, Nesterov, AdaGrad, AdaDelta, RMSprop or Adam; \
    or by all of them, for comparison.
    """
  static let options: [Option<Settings>] =
    [
      .list(
        "--optimizer", \.optimizers,
        of: OptimizerKind.allCases.map(\.rawValue) + Variant.allCases.map(\.rawValue),
        rule: OptimizerChoice.rule, "The method, or several to compare."),
      .choice(
        "--variant", \.variant,
        """
        The formulas: textbooks have momentum as a velocity, and ε outside the root in rmsprop and adam; \
        from-scratch are the layer classes SGD, Momentum, Nesterov, AdaGrad, Adam with their own numbers.
        """),
    ] + Hyperparameters.options.lifted(to: \.hyperparameters)
    + MiniBatchSettings.options.lifted(to: \.batches) + [
      .integer("--iterations", \.epochs, in: 0...1_000_000_000, "Epochs of training."),
      .integer("--report-every", \.reportEvery, in: 1...1_000_000_000, "Print the cost every N epochs."),
    ] + NetworkSettings.options.lifted(to: \.network) + DataSettings.options.lifted(to: \.data)
    + ModelSettings.options.lifted(to: \.model) + OutputSettings.options.lifted(to: \.output)

  static func run(_ settings: Settings, console: Console) throws {
    if settings.output.isVerifying {
      try settings.requireReferenceSettings()
      return try verification(progressOn: console).report(on: console)
    }
    var settings = settings
    let optimizers = try settings.preparedOptimizers(console: console)
    if optimizers.count > 1 { try settings.model.requireNone(with: "a list of optimizers") }
    let isOne = optimizers.count == 1
    let data = try prepare(
      &settings, pictures: { isOne ? OutputSettings.regions(of: $0) : [] }, on: console)
    settings.announce(data, optimizers, on: console)
    guard optimizers.count == 1 else { return try compare(optimizers, settings, on: data, console: console) }
    for note in settings.batches.notes { console.note("Note: \(note)") }
    var trace = TrainingTrace(unit: "epoch", every: settings.reportEvery, of: settings.epochs, on: console)
    trace.diagnosis = Diagnosis(data, settings.network)
    let network = try train(with: optimizers[0], settings, on: data.train, trace: &trace)
    let details = "\(settings.network.details(for: data, rate: nil)), \(optimizers[0].name)"
    let cost = network.cost(on: data.train)
    try settings.report(trace, of: network, cost: cost, for: name, data, details: details, console)
  }

  static func train(
    with optimizer: PreparedOptimizer, _ settings: Settings, on examples: LabelledData,
    trace: inout TrainingTrace, afterEpoch: (_ epoch: Int, Network) -> Void = { _, _ in }
  ) throws -> Network {
    let layers = try settings.network.firstLayers(for: examples, memories: optimizer.method.memories)
    func train<M: Optimizer>(by method: M.Type) throws(LessonError) -> Network {
      try miniBatchDescent(
        examples.X, examples.Y, from: Network(layers: layers), by: method, optimizer.variant, optimizer.given,
        epochs: settings.epochs, batchSize: settings.batches.size, seed: settings.batches.seed
      ) { (epoch, outputs, network) throws(LessonError) in
        try trace.record(settings.batches.cost(of: outputs) { crossEntropy($0, $1) }, at: epoch)
        afterEpoch(epoch, network)
      }
    }
    return switch optimizer.method {
    case .gradientDescent: try train(by: GradientDescent.self)
    case .momentum: try train(by: Momentum.self)
    case .nesterov: try train(by: Nesterov.self)
    case .adagrad: try train(by: AdaGrad.self)
    case .adadelta: try train(by: AdaDelta.self)
    case .rmsprop: try train(by: RMSProp.self)
    case .adam: try train(by: Adam.self)
    }
  }

  /// Repeats the published runs of all seven methods and compares them with their references.
  static func verification(progressOn console: Console? = nil) throws -> Verification {
    let settings = Settings()
    let data = try settings.data.load()
    return try Verification(of: OptimizerKind.allCases.map { "\(name).\($0.rawValue)" }) { index in
      let method = OptimizerKind.allCases[index]
      var trace = TrainingTrace(
        method.rawValue, unit: "epoch", every: settings.reportEvery, of: settings.epochs, progressOn: console)
      let optimizer = try PreparedOptimizer(
        OptimizerChoice(method), settings.variant, settings.hyperparameters)
      let network = try train(with: optimizer, settings, on: data.train, trace: &trace)
      return (method.rawValue, trace, TrainingReport.Accuracies(of: network, on: data))
    }
  }
}
