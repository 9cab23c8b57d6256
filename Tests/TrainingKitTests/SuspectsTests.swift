import Datasets
import NNCore
import Testing

@testable import TrainingKit

/// What is blamed for costs that are no numbers.
@Suite struct SuspectsTests {
  private func suspects(feature: Double, _ initialization: Initialization) -> Suspects {
    let examples = LabelledData(X: Matrix([[0, feature]]), Y: Matrix([[0, 1]]), featureNames: ["x"])
    let network = NetworkSettings(hidden: [2], initialization)
    return Suspects(Split(train: examples, test: examples, name: "x"), network)
  }

  @Test func eachCauseIsNamedWhereItApplies() {
    let scaled = suspects(feature: 1, .he)
    #expect(scaled.sentences(.doubtful) == ["The steps may be too long: try a smaller --learning-rate."])
    #expect(scaled.sentences(.blameless).isEmpty)
    // It is 4,000 below 0: that it goes up to 4,000 would be wrong.
    let unscaled = suspects(feature: -4_000, .he).sentences(.blameless)
    #expect(unscaled == ["The features are not scaled, the largest is 4000.0 in size: try --standardize."])
    let large = suspects(feature: 1, .random(scale: 10)).sentences(.blameless)
    #expect(large.count == 1 && large[0].contains("--scale") && large[0].contains("10.0"))
    let all = suspects(feature: 1e6, .random(scale: 1)).sentences(.tooLong)
    #expect(all.count == 3 && all[2].contains("so the steps are too long"))
  }

  /// What is in effect counts, whatever the network's settings say, and what the lesson adds.
  @Test func theFirstWeightsAreThoseThatAreDrawn() {
    let examples = LabelledData(X: Matrix([[0, 1]]), Y: Matrix([[0, 1]]), featureNames: ["x"])
    let data = Split(train: examples, test: examples, name: "x")
    let (zeros, small) = (
      NetworkSettings(hidden: [2], .zeros), NetworkSettings(hidden: [2], .random(scale: 0.01))
    )
    #expect(Suspects(data, zeros, .he).reasonForOneAnswer == nil)
    #expect(Suspects(data, small, .xavier).reasonForOneAnswer == nil)
    #expect(Suspects(data, small, isNormalized: true).reasonForOneAnswer == nil)
    #expect(Suspects(data, NetworkSettings(hidden: [], .zeros)).reasonForOneAnswer == nil)
    let normalized = Suspects(data, small, isNormalized: true, prediction: "P.")
    #expect(normalized.sentences(.doubtful).count == 1)
    #expect(normalized.sentences(.doubtful, isPrediction: true)[0] == "P.")
    let sentences = Suspects(data, zeros, .he, causes: ["X."]).sentences(.doubtful)
    #expect(sentences == ["X.", "The steps may be too long: try a smaller --learning-rate."])
  }

  @Test func aPenaltyIsNamedWhereItIsStrong() {
    let examples = LabelledData(X: Matrix([[0, 1]]), Y: Matrix([[0, 1]]), featureNames: ["x"])
    let data = Split(train: examples, test: examples, name: "x")
    #expect(Suspects.penalty(0.1, of: data).isEmpty)
    #expect(
      Suspects.penalty(30, of: data) == [
        "The penalty is strong for so few examples: try a smaller --lambda than 30.0."
      ])
  }

  /// No weights can tell apart what is the same.
  @Test func examplesThatAreTheSameAreTheReason() {
    let network = NetworkSettings(hidden: [2], .random(scale: 0.01))
    for (X, Y, words) in [
      (Matrix([[0, 1]]), Matrix([[1, 1]]), "no other"),
      (Matrix([[3, 3], [4, 4]]), Matrix([[0, 1]]), "same features"),
    ] {
      let names = (0..<X.rows).map { "\($0)" }
      let examples = LabelledData(X: X, Y: Y, featureNames: names)
      let reason = Suspects(Split(train: examples, test: examples, name: "x"), network).reasonForOneAnswer
      #expect(reason?.contains(words) == true, "\(words): \(reason ?? "nothing")")
    }
  }

  /// Where a network says one class of all: weights that are too small, or equal.
  @Test func firstWeightsMayBeWhyOneClassIsSaid() {
    #expect(
      suspects(feature: 1, .random(scale: 0.01)).reasonForOneAnswer?.contains("of 0.01 may let") == true)
    #expect(suspects(feature: 1, .zeros).reasonForOneAnswer?.contains("of 0 keep") == true)
    #expect(suspects(feature: 1, .he).reasonForOneAnswer == nil)
    #expect(suspects(feature: 1, .random(scale: 1)).reasonForOneAnswer == nil)
  }
}
