import NNCore
import TestSupport
import Testing

@testable import Datasets

private func examples(_ rows: [[Double]]) -> LabelledData {
  let X = Matrix(rows)
  return LabelledData(
    X: X, Y: .row((0..<X.columns).map { Double($0 % 2) }), featureNames: rows.indices.map { "f\($0)" })
}

@Suite struct SplitTests {
  @Test(
    "A fifth is for the test, rounded up",
    arguments: [(2, 1), (3, 1), (4, 1), (5, 1), (6, 2), (10, 2), (569, 114)])
  func sizes(_ count: Int, _ testCount: Int) {
    let split = Split(examples([(0..<count).map(Double.init)]), seed: 28, name: "numbers")
    #expect(split.test.count == testCount)
    #expect(split.train.count == count - testCount)
    var random = RandomState(seed: 28)
    expectEqual(split.test.X.elements + split.train.X.elements, random.permutation(count).map(Double.init))
  }

  /// The squares of 1e-170 are 0.
  @Test(arguments: [(1e-170, "small"), (1e300, "large")])
  func numbersBeyondStandardizationAreRefused(_ scale: Double, _ size: String) throws {
    let data = LabelledData(
      X: Matrix([[1, 2, 3], [scale, 2 * scale, 3 * scale]]), Y: .row([0, 1, 1]), featureNames: ["a", "b"])
    let error = #expect(throws: DataError.self) {
      try Split(train: data, test: data, name: "t").standardized()
    }
    #expect(error == DataError(.data, "t: the numbers of feature 2, b, are too \(size) to standardize"))
  }

  @Test func standardizedTrainingFeaturesHaveMean0AndDeviation1() throws {
    let split = try DataSet.breastCancer.load()
    let result = try split.standardized()
    expectClose(result.train.X.rowMeans().elements, Array(repeating: 0, count: 30), absolute: 1e-14, "means")
    expectClose(
      result.train.X.rowVariances().elements, Array(repeating: 1, count: 30), absolute: 1e-13, "variances")
    expectEqual(result.train.Y, split.train.Y)
    expectEqual(result.test.Y, split.test.Y)
  }

  @Test func theTestSetIsStandardizedByTheTrainingSet() throws {
    let split = Split(train: examples([[1, 3]]), test: examples([[1, 2, 7]]), name: "small")
    try expectEqual(split.standardized().test.X, Matrix([[-1, 0, 5]]))
  }

  @Test("A constant feature is centred, and nothing becomes NaN", arguments: [0, 0.1, 1e-300, -7.3])
  func constants(_ value: Double) throws {
    let constant = Array(repeating: value, count: 455)
    let train = examples([constant, (0..<455).map(Double.init)])
    let split = Split(train: train, test: examples([[value, value + 1], [0, 1]]), name: "constant")
    let result = try split.standardized()
    expectClose(result.train.X.row(0).elements, constant.map { _ in 0 }, absolute: 1e-12, "training set")
    expectClose(result.test.X.row(0).elements, [0, 1], absolute: 1e-12, "test set")
    #expect(result.train.X.isFinite && result.test.X.isFinite)
  }

  @Test func numbersTooLargeForTheirSumsAreBadData() throws {
    let large = examples([[1, 2], [1.5e308, 1.5e308]])
    let error = try #require(throws: DataError.self) {
      try Split(train: large, test: large, name: "x.csv").standardized()
    }
    #expect(error == .data("x.csv: the numbers of feature 2, f1, are too large to standardize"))
  }
}
