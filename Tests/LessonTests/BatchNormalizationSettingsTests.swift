import Datasets
import LessonKit
import NNCore
import TestSupport
import Testing
import TrainingKit

@testable import batch_normalization

/// The options, their defaults, and the notes.
@Suite struct BatchNormalizationSettingsTests {
  private typealias Settings = BatchNormalizationLesson.Settings

  @Test func correctedBringsItsOwnDefaults() throws {
    let published = try BatchNormalizationLesson.settings(from: [])
    #expect(published.epsilon == 1e-12 && published.initialization == .random(scale: 0.01))
    let corrected = try BatchNormalizationLesson.settings(from: ["--corrected"])
    #expect(corrected.epsilon == 1e-5 && corrected.initialization == .xavier)
    #expect(try notes(published).count { $0.contains("--corrected") } == 1)
    #expect(try !notes(corrected).contains { $0.contains("--corrected") })
    let zeros = try BatchNormalizationLesson.settings(from: ["--initialization", "zeros"])
    #expect(zeros.initialization == .zeros && zeros.training.network.kind == .zeros)
  }

  private func notes(_ settings: Settings) throws -> [String] {
    BatchNormalizationLesson.notes(for: settings, on: try settings.training.data.load())
  }

  private static let (published, single, last, swing, printed) = (
    "as published, the backward pass multiplies by √(σ² + ε) where the derivative divides; --corrected divides.",
    """
    in a mini-batch of one example every ẑ is 0: the hidden layers give β for every example, and learn nothing about \
    the features.
    """,
    """
    the last mini-batch of an epoch has one example, for which every ẑ is 0: its step learns nothing about the \
    features, and adds a variance of 0 to the running averages. Try another --batch-size.
    """,
    """
    the features are of very different scales, so the accuracies may swing from epoch to epoch: the running averages \
    lag behind the weights. Try --standardize.
    """,
    "the printed cost is that of the epoch's last mini-batch; --epoch-mean prints the epoch's mean."
  )

  /// The note on swings depends on the data, not on their name.
  @Test(arguments: [
    ("--corrected", 1_000, [swing, printed]), ("--corrected", 10, [printed]),
    ("", 1_000, [published, printed]), ("--batch-size 4", 1, [published, last, printed]),
    ("--batch-size 2", 1, [published, last, printed]), ("--batch-size 1", 1, [published, single, printed]),
    ("--batch-size 3", 1, [published, printed]), ("--batch-size 5", 1, [published, printed]),
    ("--batch-size 6", 1, [published, printed]),
  ])
  func theNotesAreAboutTheData(arguments: String, scale: Double, notes: [String]) throws {
    let X = Matrix([[0, 1, 2, 3, 4], [4, 0, 2, 1, 3]]) * Matrix.column([1, scale])
    let examples = LabelledData(X: X, Y: Matrix([[0, 1, 0, 1, 1]]), featureNames: ["x", "y"])
    let settings = try BatchNormalizationLesson.settings(
      from: arguments.split(separator: " ").map(String.init))
    let data = Split(train: examples, test: examples, name: "own.csv")
    #expect(BatchNormalizationLesson.notes(for: settings, on: data) == notes)
  }

  /// The order of the options does not matter.
  @Test(arguments: [
    ["--corrected", "--epsilon", "0.5", "--initialization", "random", "--scale", "2"],
    ["--scale", "2", "--initialization", "random", "--epsilon", "0.5", "--corrected"],
  ])
  func whatIsGivenCounts(arguments: [String]) throws {
    let settings = try BatchNormalizationLesson.settings(from: arguments)
    #expect(settings.isCorrected && settings.epsilon == 0.5 && settings.initialization == .random(scale: 2))
  }

  @Test(arguments: [
    ["--decay", "1"], ["--decay", "-0.1"], ["--epsilon", "0"], ["--epsilon", "-1"], ["--batch-size", "0"],
    ["--initialization", "Xavier"],
  ])
  func badValuesAreRefused(arguments: [String]) {
    #expect(throws: LessonError.self) { try BatchNormalizationLesson.settings(from: arguments) }
  }

  @Test func initializationIsListedOnce() {
    #expect(BatchNormalizationLesson.options.count { $0.name == "--initialization" } == 1)
  }
}
