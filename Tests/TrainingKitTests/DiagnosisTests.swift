import Datasets
import LessonKit
import NNCore
import Testing

@testable import TrainingKit

/// What is said about a run whose cost is NaN, or that ends with one answer for all examples.
@Suite struct DiagnosisTests {
  private func diagnosis(feature: Double, _ initialization: Initialization) -> Diagnosis {
    let examples = LabelledData(X: Matrix([[0, feature]]), Y: Matrix([[0, 1]]), featureNames: ["x"])
    let network = NetworkSettings(hidden: [2], initialization)
    return Diagnosis(Split(train: examples, test: examples, name: "x"), network)
  }

  @Test func eachFactIsStatedWhereItHolds() {
    #expect(diagnosis(feature: 1, .he).facts.isEmpty)
    // The feature is 4,000 below 0: it would be wrong to say that it goes up to 4,000.
    let unscaled = diagnosis(feature: -4_000, .he).facts
    #expect(
      unscaled == ["The features are not scaled, the largest absolute value is 4000.0: try --standardize."])
    let large = diagnosis(feature: 1, .random(scale: 10)).facts
    #expect(large == ["The first weights are large, 10.0: try a smaller --scale or --initialization he."])
    #expect(diagnosis(feature: 1e6, .random(scale: 1)).facts.count == 2)
  }

  /// A smaller rate is advised once a step has been taken.
  @Test func theRateIsNamedAfterTheFirstStep() {
    var trace = TrainingTrace(every: 1, of: 100)
    #expect(trace.facts(isFirst: false).isEmpty)
    trace.diagnosis = diagnosis(feature: 1, .he)
    #expect(trace.facts(isFirst: true).isEmpty)
    #expect(trace.facts(isFirst: false) == ["Try a smaller --learning-rate."])
    let error = #expect(throws: LessonError.self) { try trace.record(.nan, at: 3) }
    #expect(error?.message == "the cost is not a number at iteration 3: training has diverged")
    #expect(error?.hint == "Try a smaller --learning-rate.")
  }

  /// What counts is the initialization in effect, whatever the network's settings say, and what the lesson adds.
  @Test func theFirstWeightsAreThoseThatAreDrawn() {
    let examples = LabelledData(X: Matrix([[0, 1]]), Y: Matrix([[0, 1]]), featureNames: ["x"])
    let data = Split(train: examples, test: examples, name: "x")
    let (zeros, small) = (
      NetworkSettings(hidden: [2], .zeros), NetworkSettings(hidden: [2], .random(scale: 0.01))
    )
    #expect(Diagnosis(data, zeros, .he).reasonForOneAnswer == nil)
    #expect(Diagnosis(data, small, .xavier).reasonForOneAnswer == nil)
    #expect(Diagnosis(data, small, isNormalized: true).reasonForOneAnswer == nil)
    #expect(Diagnosis(data, NetworkSettings(hidden: [], .zeros)).reasonForOneAnswer == nil)
  }

  @Test func aPenaltyIsNamedWhereItIsStrong() {
    let examples = LabelledData(X: Matrix([[0, 1]]), Y: Matrix([[0, 1]]), featureNames: ["x"])
    let data = Split(train: examples, test: examples, name: "x")
    let network = NetworkSettings(hidden: [2], .he)
    let weak = Diagnosis(data, network, lambda: 0.1)
    #expect(weak.facts.isEmpty && weak.costIsOfOutputs)
    let strong = Diagnosis(data, network, lambda: 30)
    #expect(
      strong.facts == ["The penalty is strong for so few examples: try a smaller --lambda than 30.0."])
    #expect(!strong.costIsOfOutputs)
  }

  /// No weights can tell equal examples apart.
  @Test func examplesThatAreTheSameAreTheReason() {
    let network = NetworkSettings(hidden: [2], .random(scale: 0.01))
    for (X, Y, words) in [
      (Matrix([[0, 1]]), Matrix([[1, 1]]), "The training set has no examples of another class."),
      (Matrix([[3, 3], [4, 4]]), Matrix([[0, 1]]), "All training examples have the same features."),
    ] {
      let names = (0..<X.rows).map { "\($0)" }
      let examples = LabelledData(X: X, Y: Y, featureNames: names)
      let reason = Diagnosis(Split(train: examples, test: examples, name: "x"), network).reasonForOneAnswer
      #expect(reason == words)
    }
  }

  /// Why a network may give one class for all examples: weights that are small, or equal.
  @Test func firstWeightsMayBeWhyOneClassIsSaid() {
    #expect(
      diagnosis(feature: 1, .random(scale: 0.01)).reasonForOneAnswer
        == "First weights of 0.01 are small: try --initialization he, best with --standardize.")
    #expect(
      diagnosis(feature: 1, .zeros).reasonForOneAnswer
        == "First weights of 0 keep the units of a layer equal: try --initialization he.")
    #expect(diagnosis(feature: 1, .he).reasonForOneAnswer == nil)
    #expect(diagnosis(feature: 1, .random(scale: 1)).reasonForOneAnswer == nil)
  }
}
