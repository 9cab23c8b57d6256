import Datasets
import NNCore
import Testing

@testable import TrainingKit

/// What is said of training that has led nowhere.
@Suite struct LearningNotesTests {
  private func trace(
    _ costs: [Double], of length: Int = 100, _ initialization: Initialization = .he,
    X: Matrix = Matrix([[0, 1]])
  ) throws -> TrainingTrace {
    let examples = LabelledData(X: X, Y: Matrix([[0, 1]]), featureNames: ["x"])
    var trace = TrainingTrace(every: 1, of: length)
    trace.suspects = Suspects(
      Split(train: examples, test: examples, name: "x"), NetworkSettings(hidden: [2], initialization))
    for (iteration, cost) in costs.enumerated() { try trace.record(cost, at: iteration) }
    return trace
  }

  @Test func aCostThatHasGrownIsLaidToTheRate() throws {
    let note = try #require(try trace([0.7, 3]).noteOnRise(to: 9, classes: 2))
    #expect(
      note == """
        Note: training has not brought the cost down: it was 0.7 and is 9. The steps are too long: a smaller \
        --learning-rate helps.
        """)
    #expect(try trace([.infinity]).noteOnRise(to: .infinity, classes: 2)?.contains("was infinite") == true)
  }

  /// Neither what has come down from infinity, as lessons 5, 6, 8 and 9 do as published, nor what is better than
  /// guessing, nor a short training; nor is anything said twice.
  @Test func otherCostsAreNot() throws {
    #expect(try trace([.infinity, 0.5]).noteOnRise(to: 0.4, classes: 2) == nil)
    #expect(try trace([.infinity]).noteOnRise(to: 50, classes: 2) == nil)
    #expect(try trace([0.1, 0.2]).noteOnRise(to: 1.3, classes: 2) == nil)
    #expect(try trace([0.7], of: 99).noteOnRise(to: .infinity, classes: 2) == nil)
    #expect(try trace([0.7, .infinity]).noteOnRise(to: .infinity, classes: 2) == nil)
  }

  @Test func equalOutputsAreNotedUnlessTheWeightsAreZero() throws {
    let (equal, different) = (Matrix([[0.6, 0.6, 0.6]]), Matrix([[0.6, 0.6, 0.7]]))
    #expect(try trace([0.7]).noteOnOutputs(equal)?.contains("--learning-rate") == true)
    #expect(try trace([0.7]).noteOnOutputs(different) == nil)
    #expect(try trace([0.7], of: 100, .zeros).noteOnOutputs(equal) == nil)
    #expect(try trace([0.7], of: 100, .random(scale: 0)).noteOnOutputs(equal) == nil)
    #expect(try trace([], of: 0).noteOnOutputs(equal) == nil)
    #expect(try trace([0.7], X: Matrix([[1, 1]])).noteOnOutputs(equal) == nil)
    let unscaled = try trace([0.7], X: Matrix([[0, 4000]])).noteOnOutputs(equal)
    #expect(unscaled?.contains("--standardize") == true, "\(unscaled ?? "nothing")")
  }
}
