import Datasets
import NNCore
import Testing

@testable import TrainingKit

/// The notes on training that has led nowhere.
@Suite struct DiagnosisNotesTests {
  private func trace(
    _ costs: [Double], of length: Int = 100, _ initialization: Initialization = .he,
    X: Matrix = Matrix([[0, 1]]), isExactDescent: Bool = false, prediction: String? = nil
  ) throws -> TrainingTrace {
    let examples = LabelledData(X: X, Y: Matrix([[0, 1]]), featureNames: ["x"])
    var trace = TrainingTrace(every: 1, of: length)
    trace.diagnosis = Diagnosis(
      Split(train: examples, test: examples, name: "x"), NetworkSettings(hidden: [2], initialization),
      prediction: prediction, isExactDescent: isExactDescent)
    for (iteration, cost) in costs.enumerated() { try trace.record(cost, at: iteration) }
    return trace
  }

  private static let shares = [0.5, 0.5]
  private static let fact = fact("9", "0.6931")

  private static func fact(_ cost: String, _ guess: String) -> String {
    """
    Note: after training the cost of the training set is \(cost); answering every example with the shares of the \
    classes would cost \(guess).
    """
  }

  private static let rise =
    " The cost rose in training, so the steps are too long: try a smaller --learning-rate."

  /// The cost after training is compared with that of one answer for all examples, which needs no training; both are
  /// costs of the whole training set.
  @Test func aLargeCostIsComparedWithThatOfOneAnswer() throws {
    #expect(try trace([0.7, 3]).noteOnCost(9, shares: Self.shares) == Self.fact)
    #expect(
      try trace([.infinity]).noteOnCost(.infinity, shares: Self.shares) == Self.fact("inf", "0.6931"))
    #expect(try trace([0.2]).noteOnCost(9, shares: [0.1, 0.9]) == Self.fact("9", "0.3251"))
    #expect(try trace([0.2]).noteOnCost(9, shares: [0, 1]) == Self.fact("9", "0"))
  }

  /// Short steps along the exact gradient lower the cost, so a risen cost shows that they are too long, but only if
  /// all costs are of one function.
  @Test func stepsAreTooLongOnlyWhereTheCostThatTheyLowerRose() throws {
    let rising = try trace([0.7, 3], isExactDescent: true)
    #expect(rising.noteOnCost(9, shares: Self.shares) == Self.fact + Self.rise)
    // The cost of the predictions is of another function: it says nothing about the steps, but the reported costs do.
    let thinned = try trace([0.7, 0.1], isExactDescent: true, prediction: "P.")
    #expect(thinned.noteOnCost(9, shares: Self.shares) == Self.fact + " P.")
    let thinnedRising = try trace([0.7, 3], isExactDescent: true, prediction: "P.")
    #expect(thinnedRising.noteOnCost(9, shares: Self.shares) == Self.fact + " P." + Self.rise)
    let one = try trace([0.7], isExactDescent: true, prediction: "P.")
    #expect(one.noteOnCost(9, shares: Self.shares) == Self.fact + " P.")
  }

  /// There is no note on a cost that has come down from infinity, as in lessons 5, 6, 8 and 9 as published, on one
  /// below twice that of guessing, or on a short training; nor is anything said twice.
  @Test func otherCostsAreNot() throws {
    #expect(try trace([.infinity, 0.5]).noteOnCost(0.4, shares: Self.shares) == nil)
    #expect(try trace([.infinity]).noteOnCost(50, shares: Self.shares) == nil)
    #expect(try trace([0.1, 0.2]).noteOnCost(1.3, shares: Self.shares) == nil)
    #expect(try trace([0.7], of: 99).noteOnCost(.infinity, shares: Self.shares) == nil)
    #expect(try trace([0.7, .infinity]).noteOnCost(.infinity, shares: Self.shares) == nil)
  }

  @Test func equalOutputsAreNotedUnlessTheWeightsAreZero() throws {
    let (equal, different) = (Matrix([[0.6, 0.6, 0.6]]), Matrix([[0.6, 0.6, 0.7]]))
    let fact = "Note: the output is the same number for all examples."
    #expect(
      try trace([0.7]).noteOnOutputs(equal) == "\(fact) Try a smaller --learning-rate, or another --seed.")
    #expect(try trace([0.7]).noteOnOutputs(different) == nil)
    #expect(try trace([0.7], of: 100, .zeros).noteOnOutputs(equal) == nil)
    #expect(try trace([0.7], of: 100, .random(scale: 0)).noteOnOutputs(equal) == nil)
    #expect(try trace([], of: 0).noteOnOutputs(equal) == nil)
    #expect(try trace([0.7], X: Matrix([[1, 1]])).noteOnOutputs(equal) == nil)
    let unscaled = try trace([0.7], X: Matrix([[0, 4000]])).noteOnOutputs(equal)
    #expect(
      unscaled == """
        \(fact) The features are not scaled, the largest absolute value is 4000.0: try --standardize. Try a smaller \
        --learning-rate.
        """)
  }
}
