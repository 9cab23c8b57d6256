import NNCore
import TestSupport
import Testing

@testable import Datasets

/// Splits by shares: the sizes, the order of the parts, and that no example is in two of them.
@Suite struct SplitFractionTests {
  private func numbers(_ count: Int) -> LabelledData {
    let X = Matrix.row((0..<count).map(Double.init))
    return LabelledData(X: X, Y: X.map { $0.truncatingRemainder(dividingBy: 2) }, featureNames: ["n"])
  }

  /// This matters most where 0.2·n is a whole number, which rounding may miss.
  @Test func aFifthIsTheFormerSplitToTheBit() {
    for count in 2..<400 {
      let split = Split(numbers(count), test: 0.2, seed: 28, name: "n")
      #expect(split == Split(numbers(count), seed: 28, name: "n"), "\(count) examples")
    }
  }

  @Test(
    "Shares are rounded up",
    arguments: [
      (10, 0.0, 0.0, 0, 0), (10, 0.1, 0.3, 1, 3), (10, 0.11, 0.31, 2, 4), (3, 0.1, 0.1, 1, 1),
      (1000, 0.15, 0.15, 150, 150), (7, 0.0, 0.7, 0, 5), (100, 0.29, 0.07, 29, 7),
    ])
  func sizes(_ count: Int, _ validation: Double, _ test: Double, _ validations: Int, _ tests: Int) {
    let split = Split(numbers(count), validation: validation, test: test, seed: 5, name: "n")
    #expect(split.validation.count == validations && split.test.count == tests)
    #expect(split.train.count == count - validations - tests)
    var random = RandomState(seed: 5)
    let parts = [split.test, split.validation, split.train].flatMap(\.X.elements)
    #expect(parts == random.permutation(count).map(Double.init))
  }

  @Test func aSetThatComesWithATestSetCanHoldOutExamples() throws {
    let whole = try DataSet.moons.load()
    let split = whole.holdingOut(validation: 0.25, seed: 9)
    #expect(split.train.count == 225 && split.validation.count == 75 && split.test == whole.test)
    var random = RandomState(seed: 9)
    let order = random.permutation(300)
    #expect(split.validation == whole.train.examples(at: order[..<75]))
    #expect(split.train == whole.train.examples(at: order[75...]))
  }

  @Test func validationIsStandardizedByTheTrainingSet() throws {
    let split = Split(
      train: LabelledData(X: [[1, 3]], Y: [[0, 1]], featureNames: ["n"]),
      validation: LabelledData(X: [[5]], Y: [[1]], featureNames: ["n"]),
      test: LabelledData(X: [[2]], Y: [[0]], featureNames: ["n"]), name: "small")
    let result = try split.standardized()
    expectEqual(result.validation.X, [[3]])
    expectEqual(result.test.X, [[0]])
    #expect(result.standardization == Standardization(means: [[2]], deviations: [[1]]))
  }

  @Test func aSchemaArrangesAllParts() throws {
    let data = LabelledData(
      X: [[1, 2, 3, 4], [5, 6, 7, 8]], Y: [[0, 1, 0, 1]], featureNames: ["a", "b"], classNames: ["x", "y"])
    let schema = TableSchema(features: ["b", "a"], classes: ["y", "x"])
    for validation in [0, 0.25] {
      let split = Split(data, validation: validation, test: 0.25, seed: 1, name: "t")
      let result = try split.arranged(as: schema)
      expectEqual(result.validation.X.row(0), split.validation.X.row(1))
      #expect(result.validation.X.rows == 2 && result.validation.classNames == ["y", "x"])
      expectEqual(result.validation.Y, split.validation.Y.map { 1 - $0 })
    }
  }

  @Test func aMatrixIsStandardizedAndBack() {
    let X: Matrix = [[1, 3, 5], [7, 7, 7]]
    let scale = Standardization(of: X)
    expectEqual(scale.means, [[3], [7]])
    #expect(scale.deviations[1, 0] == 1)
    expectClose(scale.deviations[0, 0], (8.0 / 3).squareRoot(), relative: 1e-15)
    expectEqual(scale(X).row(1), [[0, 0, 0]])
    expectClose(scale(X).row(0).sumOfSquares(), 3, relative: 1e-14)
    expectClose(scale.undone(scale(X)).elements, X.elements, relative: 1e-15, "X")
    expectClose(scale.undone([[1], [-2]]).elements, [3 + (8.0 / 3).squareRoot(), 5], relative: 1e-15, "X")
  }
}
