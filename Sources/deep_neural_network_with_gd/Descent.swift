import Datasets
import LessonKit
import TrainingKit

/// The three methods, with the settings of the published script.
enum Descent: String, CaseIterable, Sendable {
  case batch
  case stochastic
  case miniBatch = "mini-batch"

  var title: String {
    switch self {
    case .batch: "Batch gradient descent"
    case .stochastic: "Stochastic gradient descent"
    case .miniBatch: "Mini-batch gradient descent"
    }
  }

  /// What one pass over the data is called, or, for stochastic gradient descent, one step.
  var unit: String {
    switch self {
    case .batch: "iteration"
    case .stochastic: "example"
    case .miniBatch: "epoch"
    }
  }

  func schedule(_ settings: DeepNeuralNetworkWithGd.Settings) -> Schedule {
    let (passes, reportEvery) =
      switch self {
      case .batch: (30_000, 1_000)
      case .stochastic: (5, 20)
      case .miniBatch: (10_000, 100)
      }
    return Schedule(
      learningRate: settings.learningRate, passes: settings.iterations ?? passes,
      reportEvery: settings.reportEvery ?? reportEvery, batches: settings.batches)
  }
}

extension Descent {
  /// An empty trace for a run with this method.
  func trace(
    _ settings: DeepNeuralNetworkWithGd.Settings, on examples: LabelledData, _ console: Console? = nil,
    progressOn progress: Console? = nil
  ) -> TrainingTrace {
    let schedule = schedule(settings)
    return TrainingTrace(
      rawValue, unit: unit, every: schedule.reportEvery, of: schedule.passes,
      steps: self == .stochastic ? examples.count : 1, on: console, progressOn: progress)
  }
}

extension Descent {
  /// The first line on stderr.
  func announce(_ settings: DeepNeuralNetworkWithGd.Settings, _ data: Split, on console: Console) {
    let schedule = schedule(settings)
    settings.announce(
      data, words(settings), rate: schedule.learningRate, schedule.passes,
      unit: self == .batch ? unit : "epoch", on: console)
  }

  private func words(_ settings: DeepNeuralNetworkWithGd.Settings) -> String {
    switch self {
    case .batch: "batch gradient descent"
    case .stochastic: "stochastic gradient descent, a step for each example"
    case .miniBatch: "gradient descent with mini-batches of \(settings.batches.size)"
    }
  }

  /// All methods, in words for the first line on stderr: `30,000 passes of batch gradient descent, …`.
  static func announcementOfAll(_ settings: DeepNeuralNetworkWithGd.Settings) -> String {
    let parts = allCases.map { method in
      let passes = method.schedule(settings).passes
      return "\(passes.grouped) \(passes == 1 ? "pass" : "passes") of \(method.words(settings))"
    }
    return "rate \(settings.learningRate.shortest), \(parts.joined(separator: "; "))"
  }
}

/// How long to train, at which rate, and how often to report.
struct Schedule: Sendable {
  let learningRate: Double
  /// Passes over the training set.
  let passes: Int
  /// The number of passes, or examples for stochastic gradient descent, from one reported cost to the next.
  let reportEvery: Int
  let batches: MiniBatchSettings
}
