import Foundation
import NNCore
import TestSupport
import Testing

@testable import Datasets

/// The same twenty examples in four shapes, and others as people have them.
@Suite struct FieldFilesTests {
  private func file(_ name: String, _ options: CSVOptions = CSVOptions()) throws -> CSVFile {
    try CSVFile(path: Fixture.folder.appending(path: "field/\(name)").path, options)
  }

  @Test func fourShapesOfOneTable() throws {
    let tabs = try file("tabs.csv").examples
    #expect(tabs.X.shape == (4, 20))
    let others = [
      try file("wdbc.csv", CSVOptions(label: "2", ignored: ["1"])), try file("euro.csv"),
      try file("label_first.csv", CSVOptions(label: "y")),
    ]
    for other in others {
      #expect(other.examples.X == tabs.X)
      #expect(other.examples.Y == tabs.Y)
    }
  }

  @Test func theOriginalFileOfLessonOnePointsToItsLabel() throws {
    let error = try #require(throws: DataError.self) { try file("wdbc.csv") }
    #expect(error.kind == .data)
    #expect(
      error.message.hasSuffix(
        "wdbc.csv, column 6: the labels have 20 different values, and this lesson tells two classes apart: 5.69, 5.7, 7.03, 7.26, …"
      ))
    #expect(error.hint == "column 2 has the two values M and B: --label 2 takes it as the label")
  }

  @Test func aColumnOfWords() throws {
    let error = try #require(throws: DataError.self) { try file("category.csv") }
    #expect(
      error.message.hasSuffix(
        "category.csv, line 2, column 1 (color): the column holds words, and a feature takes numbers: \"red\", \"blue\""
      ))
    #expect(error.hint == "--ignore color leaves the column out")
    #expect(try file("category.csv", CSVOptions(ignored: ["color"])).examples.X.shape == (3, 20))
  }

  @Test func missingValues() throws {
    let error = try #require(throws: DataError.self) { try file("wbc_orig.csv") }
    #expect(error.message.hasSuffix("line 8, column 4: the field is \"?\"; 1 of 20 rows lacks a value"))
    #expect(error.hint == "--drop-missing leaves such rows out")
    let kept = try file("wbc_orig.csv", CSVOptions(ignored: ["1"], dropsMissing: true))
    #expect(kept.examples.X.shape == (4, 19))
    #expect(kept.notes == ["1 of 20 rows lacks a value and is left out", "labels: 2 = 0, 4 = 1"])
  }

  @Test func threeClasses() throws {
    let error = try #require(throws: DataError.self) { try file("iris3.csv") }
    #expect(error.hint == "softmax_regression learns several classes")
    #expect(try file("iris3.csv", CSVOptions(severalClasses: true)).examples.classNames.count == 3)
  }
}
