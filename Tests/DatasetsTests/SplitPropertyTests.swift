import Datasets
import NNCore
import Testing

/// What holds for every seed and every number of examples.
@Suite struct SplitPropertyTests {
  /// X's first row is the number of the example, Y three times that.
  private func numbered(_ count: Int) -> LabelledData {
    let numbers = (0..<count).map(Double.init)
    return LabelledData(
      X: Matrix([numbers, numbers.map { -$0 }]), Y: Matrix([numbers.map { $0 * 3 }]),
      featureNames: ["a", "b"],
      classNames: (0..<max(2, 3 * count)).map(String.init))
  }

  @Test(arguments: 0..<20 as Range<UInt32>) func everyExampleIsInOneOfThemWithItsLabel(seed: UInt32) {
    var random = RandomState(seed: seed)
    for _ in 0..<10 {
      let count = 2 + random.interval(400)
      let split = Split(numbered(count), seed: UInt32(random.interval(1_000)), name: "numbers")
      #expect(split.test.count == count - count * 4 / 5 && split.train.count == count * 4 / 5)
      let numbers = [split.train, split.test].flatMap { data in (0..<data.count).map { data.X[0, $0] } }
      #expect(numbers.sorted() == (0..<count).map(Double.init), "seed \(seed), \(count) examples")
      for data in [split.train, split.test] {
        let belongs = (0..<data.count).allSatisfy {
          data.Y[0, $0] == 3 * data.X[0, $0] && data.X[1, $0] == -data.X[0, $0]
        }
        #expect(belongs, "seed \(seed), \(count) examples: a label has left its example")
      }
    }
  }
}
