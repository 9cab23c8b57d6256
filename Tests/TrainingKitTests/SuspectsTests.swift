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

  /// The mean counts each example once, whatever the sizes of the mini-batches.
  @Test func anEpochsCostIsItsLastOrItsMean() {
    var settings = MiniBatchSettings(size: 2)
    for (isMean, expected) in [(false, 5.0), (true, (1 + 1 + 2 + 2 + 5) / 5)] {
      settings.printsMean = isMean
      var cost = EpochCost(settings)
      for (value, count) in [(1.0, 2), (2, 2), (5, 1)] { cost.add(value, examples: count) }
      #expect(cost.value == expected)
      #expect(cost.needs(batch: 0, of: 3) == isMean && cost.needs(batch: 2, of: 3))
    }
  }
}
