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
    #expect(
      scaled.sentences(hasStepped: true) == ["The steps are too long: a smaller --learning-rate helps."])
    let unscaled = suspects(feature: -4_000, .he).sentences(hasStepped: false)
    #expect(unscaled.count == 1 && unscaled[0].contains("4000") && unscaled[0].contains("--standardize"))
    let large = suspects(feature: 1, .random(scale: 10)).sentences(hasStepped: false)
    #expect(large.count == 1 && large[0].contains("--scale") && large[0].contains("10.0"))
    let all = suspects(feature: 1e6, .random(scale: 1)).sentences(hasStepped: true)
    #expect(all.count == 3 && all[2].contains("may be too long"))
  }

  /// Where a network says one class of all: weights that are too small, or equal.
  @Test func firstWeightsMayBeWhyOneClassIsSaid() {
    #expect(suspects(feature: 1, .random(scale: 0.01)).reasonForOneAnswer?.contains("of 0.01 let") == true)
    #expect(suspects(feature: 1, .zeros).reasonForOneAnswer?.contains("of 0 keep") == true)
    #expect(suspects(feature: 1, .he).reasonForOneAnswer == nil)
    #expect(suspects(feature: 1, .random(scale: 1)).reasonForOneAnswer == nil)
  }
}
