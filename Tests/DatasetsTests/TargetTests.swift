import Foundation
import NNCore
import TestSupport
import Testing

@testable import Datasets

/// Tables whose labels are numbers to be estimated, and tables without labels.
@Suite struct TargetTests {
  private func file(_ text: String, _ options: CSVOptions) throws -> CSVFile {
    try CSVFile(bytes: Array(text.utf8), path: "t.csv", options)
  }

  private let houses = "rooms,price,garden\n3,250.5,1\n4,-1e3,0\n2,250.5,0\n"

  @Test func labelsMayBeNumbers() throws {
    let file = try file(houses, CSVOptions(label: "price", labels: .numbers))
    expectEqual(file.examples.X, [[3, 4, 2], [1, 0, 0]])
    expectEqual(file.examples.Y, [[250.5, -1000, 250.5]])
    #expect(file.examples.featureNames == ["rooms", "garden"] && file.examples.classNames.isEmpty)
    #expect(file.notes.isEmpty, "\(file.notes)")
    #expect(file.schema == TableSchema(features: ["rooms", "garden"], classes: []).with(file.schema.file))
  }

  /// The last column, or one that has a label's name, such as target or y; a note says which.
  @Test(arguments: [
    ("a,b\n1,2.5\n3,4\n", "b"), ("target,b\n2.5,1\n4,3\n", "target"), ("y,b\n2.5,1\n4,3\n", "y"),
  ])
  func theColumnIsFound(_ text: String, _ name: String) throws {
    let file = try file(text, CSVOptions(labels: .numbers))
    expectEqual(file.examples.Y, [[2.5, 4]])
    expectEqual(file.examples.X, [[1, 3]])
    #expect(file.notes.map(\.description) == ["the label is column \(name == "b" ? 2 : 1) (\(name))"])
  }

  @Test func withoutLabelsAllColumnsAreFeatures() throws {
    let file = try file("a,b,kind\n1,2,x\n3,4,y\n5,6,x\n", CSVOptions(labels: .none, encoded: .all))
    expectEqual(file.examples.X, [[1, 3, 5], [2, 4, 6], [1, 0, 1], [0, 1, 0]])
    #expect(file.examples.Y.shape == (0, 3))
    #expect(file.examples.featureNames == ["a", "b", "kind=x", "kind=y"])
    let one = try self.file("7\n", CSVOptions(labels: .none))
    expectEqual(one.examples.X, [[7]])
    #expect(one.examples.count == 1)
  }

  @Test func rowsThatLackATargetAreLeftOutOrRefused() throws {
    let text = "a,price\n1,2\n3,\n,6\n7,8\n"
    let dropped = try file(text, CSVOptions(labels: .numbers, dropsMissing: true)).examples
    expectEqual(dropped.X, [[1, 7]])
    expectEqual(dropped.Y, [[2, 8]])
    #expect(
      throws: DataError.data(
        "t.csv, line 3, column 2 (price): the field is empty; 2 of 4 rows lack a value", [.dropMissing])
    ) { try file(text, CSVOptions(labels: .numbers)) }
    let unlabelled = try file(text, CSVOptions(labels: .none, dropsMissing: true)).examples
    expectEqual(unlabelled.X, [[1, 7], [2, 8]])
  }

  static let misuses: [(text: String, options: CSVOptions, message: String)] = [
    (
      "a,kind\n1,x\n2,y\n", CSVOptions(labels: .numbers),
      #"t.csv, column 2 (kind): the labels should be numbers, but they are "x", "y""#
    ),
    (
      "a,b\n1,2\n3,4\n5,zz\n", CSVOptions(label: "b", labels: .numbers),
      #"t.csv, line 4, column 2 (b): "zz" is not a number"#
    ),
    (
      "a,b\n1,2\n", CSVOptions(label: "b", labels: .none),
      #"t.csv: column "b" cannot be the label of examples without labels"#
    ),
    (
      "a,b\n1,x\n2,y\n", CSVOptions(labels: .none),
      #"t.csv: features must be numbers, but column 2 (b) holds "x", "y""#
    ),
    (
      "a,b\n1,\n2,\n", CSVOptions(label: "b", labels: .numbers),
      "t.csv, column 2 (b): the label has no value in any row"
    ),
  ]

  @Test(arguments: misuses.indices) func whatDoesNotFitIsSaid(_ index: Int) throws {
    let (text, options, message) = Self.misuses[index]
    let error = #expect(throws: DataError.self) { try file(text, options) }
    #expect(error?.message == message)
  }

  /// In a second file, the target is found by its name in the first.
  @Test func aTestFileHasTheTargetOfTheFirst() throws {
    try withTemporaryFolder { folder in
      let names = ["train.csv", "test.csv"].map { folder.appending(path: $0) }
      try houses.write(to: names[0], atomically: false, encoding: .utf8)
      try "price,garden,rooms\n9.5,1,5\n".write(to: names[1], atomically: false, encoding: .utf8)
      let options = CSVOptions(label: "price", labels: .numbers)
      let split = try DataSet(names[0].path).load(test: names[1].path, options)
      expectEqual(split.test.X, [[5], [1]])
      expectEqual(split.test.Y, [[9.5]])
      #expect(split.train.count == 3)
      let unlabelled = try DataSet(names[0].path).load(test: names[1].path, CSVOptions(labels: .none))
      expectEqual(unlabelled.test.X, [[5], [9.5], [1]])
      #expect(unlabelled.test.Y.rows == 0)
    }
  }

  @Test func targetsGoIntoMiniBatchesAndParts() throws {
    let data = LabelledData(X: [[1, 2, 3]], targets: [[0.5, -1, 7], [1, 2, 3]], featureNames: ["a"])
    for (X, Y) in data.miniBatches(of: 2) {
      #expect(Y.rows == 2 && X.elements == Y.row(1).elements)
    }
    expectEqual(data.examples(at: [2, 0]).Y, [[7, 0.5], [3, 1]])
    #expect(throws: DataError.data(#"t has no classes, but classes are needed: "x", "y""#)) {
      try data.arranged(as: TableSchema(features: ["a"], classes: ["x", "y"]), name: "t")
    }
  }

  @Test func classesAreOneHotInMiniBatches() {
    let data = LabelledData(
      X: [[0, 1, 2, 3, 4]], Y: [[0, 1, 2, 0, 1]], featureNames: ["a"], classNames: ["r", "g", "b"])
    expectEqual(data.oneHot(), [[1, 0, 0, 1, 0], [0, 1, 0, 0, 1], [0, 0, 1, 0, 0]])
    for epoch in 0..<3 {
      var batches = (data.miniBatches(of: 2, seed: 7), data.miniBatches(of: 2, seed: 7, oneHot: true))
      batches.0.draw(epoch: epoch)
      batches.1.draw(epoch: epoch)
      let (plain, hot) = (Array(batches.0), Array(batches.1))
      #expect(hot.map(\.X) == plain.map(\.X))
      #expect(hot.map { $0.Y.argmaxByColumn().map(Double.init) } == plain.map(\.Y.elements))
      #expect(hot.allSatisfy { $0.Y.rows == 3 && $0.Y.sum() == Double($0.Y.columns) })
    }
  }
}

extension TableSchema {
  fileprivate func with(_ file: Layout?) -> TableSchema {
    var schema = self
    schema.file = file
    return schema
  }
}
