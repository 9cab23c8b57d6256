import DataFiles
import Foundation
import NNCore
import TestSupport
import Testing

@testable import Datasets

private struct Reference: Decodable {
  struct BreastCancer: Decodable {
    let shape: [Int]
    let positives: Int
    let train_rows: [Int]
    let test_rows: [Int]
    let column_sums: [Double]
  }
  struct Circles: Decodable {
    let train_first_5: [[Double]]
    let train_labels_first_20: [Double]
    let test_first_2: [[Double]]
    let train_sum: [Double]
  }
  struct Moons: Decodable {
    let first_5: [[Double]]
    let labels_first_20: [Double]
    let sum: [Double]
    let test_first_2: [[Double]]
    let test_labels_first_20: [Double]
    let test_sum: [Double]
  }
  let breast_cancer: BreastCancer
  let circles: Circles
  let moons: Moons
}

private struct Planar: Decodable {
  let first_5: [[Double]]
  let labels_first_20: [Double]
  let train_sum: [Double]
  let train_ones: Double
  let test_first_2: [[Double]]
  let test_ones: Double
}

@Suite struct DataSetTests {
  @Test func breastCancerIsThePublishedOne() throws {
    let expected = try Fixture.load(Reference.self, "datasets").breast_cancer
    let data = try CSVFile(path: DataFiles.path(of: DataFiles.breastCancer)).examples
    #expect(data.X.transposed().sizes == expected.shape.map(String.init).joined(separator: "×"))
    #expect(data.Y.sum() == Double(expected.positives))
    expectClose(data.X.rowSums().elements, expected.column_sums, relative: 1e-12, "column sums")
    #expect(data.featureNames.first == "mean radius")
    #expect(data.featureNames.last == "worst fractal dimension")

    let split = try DataSet.breastCancer.load()
    #expect(split.train == data.examples(at: expected.train_rows))
    #expect(split.test == data.examples(at: expected.test_rows))
    #expect(split.name == "breast-cancer")
  }

  @Test func anotherSplitSeedGivesAnotherSplit() throws {
    let (a, b) = (try DataSet.breastCancer.load(splitSeed: 28), try DataSet.breastCancer.load(splitSeed: 29))
    #expect(a.train.count == b.train.count)
    #expect(a.test != b.test)
  }

  @Test func circlesArePublishedOnes() throws {
    let expected = try Fixture.load(Reference.self, "datasets").circles
    let split = try DataSet.circles.load(splitSeed: 5)
    expectEqual(split.train.X.columns(0..<5).transposed(), Matrix(expected.train_first_5))
    #expect(Array(split.train.Y.elements.prefix(20)) == expected.train_labels_first_20)
    expectEqual(split.test.X.columns(0..<2).transposed(), Matrix(expected.test_first_2))
    expectClose(split.train.X.rowSums().elements, expected.train_sum, absolute: 1e-12, "sums")
    #expect(split.train.count == 300)
    #expect(split.test.count == 100)
  }

  @Test func moonsArePublishedOnes() throws {
    let expected = try Fixture.load(Reference.self, "datasets").moons
    let split = try DataSet.moons.load()
    expectEqual(split.train.X.columns(0..<5).transposed(), Matrix(expected.first_5))
    #expect(Array(split.train.Y.elements.prefix(20)) == expected.labels_first_20)
    expectClose(split.train.X.rowSums().elements, expected.sum, absolute: 1e-10, "sums")
    expectEqual(split.test.X.columns(0..<2).transposed(), Matrix(expected.test_first_2))
    #expect(Array(split.test.Y.elements.prefix(20)) == expected.test_labels_first_20)
    expectClose(split.test.X.rowSums().elements, expected.test_sum, absolute: 1e-10, "sums of the test set")
    #expect(split.train.count == 300)
    #expect(split.test.count == 100)
  }

  @Test func planarIsThatOfTheLab() throws {
    let expected = try Fixture.load(Planar.self, "planar")
    let split = try DataSet.planar.load()
    expectEqual(split.train.X.columns(0..<5).transposed(), Matrix(expected.first_5))
    #expect(Array(split.train.Y.elements.prefix(20)) == expected.labels_first_20)
    expectClose(split.train.X.rowSums().elements, expected.train_sum, absolute: 1e-12, "sums")
    #expect(split.train.Y.sum() == expected.train_ones)
    expectEqual(split.test.X.columns(0..<2).transposed(), Matrix(expected.test_first_2))
    #expect(split.test.Y.sum() == expected.test_ones)
    #expect(split.train.count == 211)
    #expect(split.test.count == 200)
  }

  /// The sums are those of scikit-learn's `load_digits` and `load_iris`.
  @Test func digitsAndIrisAreThoseOfScikitLearn() throws {
    let digits = try DataSet.digits.load()
    #expect(digits.train.X.shape == (64, 1437))
    #expect(digits.test.X.shape == (64, 360))
    let (pixels, labels) = (
      digits.train.X.sum() + digits.test.X.sum(), digits.train.Y.sum() + digits.test.Y.sum()
    )
    #expect(pixels == 35_107.375)
    #expect(labels == 8070)
    #expect(digits.train.classNames == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
    #expect(digits.train.featureNames.first == "pixel_0_0")

    let iris = try DataSet.iris.load()
    #expect(iris.train.X.shape == (4, 120))
    #expect(iris.test.X.shape == (4, 30))
    let sums = iris.train.X.rowSums() + iris.test.X.rowSums()
    expectClose(sums.elements, [876.5, 458.6, 563.7, 179.9], absolute: 1e-9, "sums")
    #expect(iris.train.classNames == ["setosa", "versicolor", "virginica"])
    #expect(iris.train.featureNames.first == "sepal length (cm)")
  }

  @Test func namesAndPaths() {
    for name in DataSet.names { #expect(DataSet(name).name == name) }
    #expect(DataSet.names == ["breast-cancer", "circles", "moons", "planar", "digits", "iris"])
    #expect(DataSet("a/b.csv") == .file(path: "a/b.csv"))
    #expect(DataSet("a/b.csv").name == "a/b.csv")
    #expect(
      (DataSet.names + ["x.csv"]).filter { DataSet($0).isSplitAtRandom } == [
        "breast-cancer", "digits", "iris", "x.csv",
      ])
  }

  @Test func aMisspeltNameIsAWrongOption() throws {
    let error = try #require(throws: DataError.self) { try DataSet("brest-cancer").load() }
    #expect(error.kind == .usage)
    #expect(error.message == "there is no data set and no file called \"brest-cancer\"")
    #expect(
      error.hint
        == "did you mean breast-cancer? data sets: breast-cancer, circles, moons, planar, digits, iris, or the path of a CSV file"
    )
  }

  @Test func aMissingFileCannotBeRead() throws {
    let error = try #require(throws: DataError.self) { try DataSet("/nowhere/x.csv").load() }
    #expect(error.kind == .file)
    #expect(error.message == "cannot read \"/nowhere/x.csv\": No such file or directory")
    let folder = try #require(throws: DataError.self) { try DataSet("/tmp").load() }
    #expect(folder == DataError(.file, "cannot read \"/tmp\": Is a directory"))
  }

  @Test(.enabled("the superuser may read everything") { geteuid() != 0 })
  func aFileWithoutPermissionCannotBeRead() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "locked-\(UUID()).csv").path
    try Data("1,0\n2,1\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let error = try #require(throws: DataError.self) { try DataSet(path).load() }
    #expect(error == DataError(.file, "cannot read \"\(path)\": Permission denied"))
  }

  @Test func aFileIsReadAndSplit() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "table-\(UUID()).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data((0..<12).map { "\($0),\($0 % 2)\n" }.joined().utf8).write(to: URL(filePath: path))
    let split = try DataSet(path).load(splitSeed: 3)
    #expect(split.name == path)
    #expect(Set(split.train.X.elements + split.test.X.elements) == Set((0..<12).map(Double.init)))
    #expect(split.test.count == 3)
  }
}
