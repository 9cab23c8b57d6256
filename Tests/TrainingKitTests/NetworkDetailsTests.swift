import Datasets
import NNCore
import Testing

@testable import TrainingKit

struct NetworkDetailsTests {
  @Test("Pictures name the sizes from the features to the outputs", arguments: [(2, 1), (3, 3)])
  func sizes(classes: Int, outputs: Int) {
    let examples = LabelledData(
      X: Matrix([[0, 1, 2], [3, 4, 5]]), Y: Matrix([[0, 1, 0]]), featureNames: ["x", "y"],
      classNames: (0..<classes).map { "\($0)" })
    var settings = NetworkSettings(hidden: [20, 5], .xavier)
    settings.hasUnitForEachClass = outputs > 1
    let data = Split(train: examples, test: examples, name: "own")
    #expect(settings.details(for: data, rate: 0.01) == "2→20→5→\(outputs), rate 0.01")
    #expect(settings.details(for: data, rate: nil) == "2→20→5→\(outputs)")
  }
}
