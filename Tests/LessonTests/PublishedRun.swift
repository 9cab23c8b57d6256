import NNCore
import TestSupport
import Testing
import TrainingKit

/// A published run of a lesson: its costs and its accuracies.
struct PublishedRun: Decodable {
  let costs: [CostTrace.Checkpoint]
  let test_accuracy: Accuracy?
  let train_accuracy: Accuracy?

  /// One number, or several where NumPy's own runs end differently.
  enum Accuracy: Decodable, Sendable {
    case one(Double)
    case either([Double])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode(Double.self) {
        self = .one(one)
      } else {
        self = .either(try container.decode([Double].self))
      }
    }

    var values: [Double] {
      switch self {
      case .one(let value): [value]
      case .either(let values): values
      }
    }
  }

  static func named(_ name: String) throws -> PublishedRun { try Fixture.load(PublishedRun.self, name) }

  /// Expects the costs of a run to be these, each within its tolerance.
  func expect(_ trace: TrainingTrace, sourceLocation: SourceLocation = #_sourceLocation) {
    guard trace.checkpoints.count == costs.count else {
      Issue.record(
        "\(trace.checkpoints.count) costs, published \(costs.count)", sourceLocation: sourceLocation)
      return
    }
    for (checkpoint, published) in zip(trace.checkpoints, costs) {
      guard let tolerance = published.relative_tolerance else { continue }
      expectClose(
        checkpoint.cost, published.cost.value, relative: tolerance, nonFinite: .mayBeExpected,
        "cost at \(checkpoint.iteration)", sourceLocation: sourceLocation)
    }
  }

  /// Expects the accuracies to be these, exactly.
  func expect(_ accuracies: TrainingReport.Accuracies, sourceLocation: SourceLocation = #_sourceLocation) {
    for (name, actual, published) in [
      ("train", accuracies.train, train_accuracy), ("test", accuracies.test, test_accuracy),
    ] {
      guard let values = published?.values else { continue }
      #expect(
        values.contains { abs($0 - actual) < 1e-12 }, "\(name) accuracy \(actual), published \(values)",
        sourceLocation: sourceLocation)
    }
  }
}

/// Trains as the lesson's program does, and expects the published costs and accuracies.
func expectPublished<Taught: TrainingLesson>(
  _ lesson: Taught.Type, _ settings: Taught.Settings = Taught.Settings(), as name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let published = try PublishedRun.named(name)
  let data = try settings.training.data.load()
  let descent = settings.training.descent
  var trace = TrainingTrace(every: descent.reportEvery, of: descent.iterations)
  let model = try lesson.train(settings, on: data.train, trace: &trace)
  published.expect(trace, sourceLocation: sourceLocation)
  published.expect(TrainingReport.Accuracies(of: model, on: data), sourceLocation: sourceLocation)
}
