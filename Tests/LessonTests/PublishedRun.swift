import NNCore
import TestSupport
import Testing
import TrainingKit

/// A published run of a lesson: what `--verify` compares with.
typealias PublishedRun = ReferenceRun

extension ReferenceRun {
  /// Expects the costs of a run to be these, each within its tolerance.
  func expect(_ trace: TrainingTrace, sourceLocation: SourceLocation = #_sourceLocation) {
    guard trace.checkpoints.count == costs.count else {
      Issue.record(
        "\(trace.checkpoints.count) costs, published \(costs.count)", sourceLocation: sourceLocation)
      return
    }
    for (checkpoint, published) in zip(trace.checkpoints, costs) {
      guard let tolerance = published.relativeTolerance else { continue }
      expectClose(
        checkpoint.cost, published.cost.value, relative: tolerance, nonFinite: .mayBeExpected,
        "cost at \(checkpoint.iteration)", sourceLocation: sourceLocation)
    }
  }

  /// Expects the accuracies to be these, exactly.
  func expect(_ accuracies: TrainingReport.Accuracies, sourceLocation: SourceLocation = #_sourceLocation) {
    for (name, actual, published) in [
      ("train", accuracies.train, trainAccuracy), ("test", accuracies.test, testAccuracy),
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
  _ lesson: Taught.Type, _ settings: Taught.Settings = Taught.Settings(),
  as name: String = Taught.referenceRun,
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
