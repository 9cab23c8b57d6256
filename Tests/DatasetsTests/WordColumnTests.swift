import NNCore
import TestSupport
import Testing

@testable import Datasets

/// Columns of words become columns of zeros and ones, and later files are read like the first.
@Suite struct WordColumnTests {
  private func read(_ text: String, _ options: CSVOptions) throws -> CSVFile {
    try CSVFile(bytes: Array(text.utf8), path: "t.csv", options)
  }

  private func features(_ text: String, _ schema: TableSchema, _ options: CSVOptions = CSVOptions()) throws
    -> TableFeatures
  {
    try TableFeatures(bytes: Array(text.utf8), path: "n.csv", as: schema, options)
  }

  private static let all = CSVOptions(encoded: .all)

  @Test func withoutAHeaderTheyAreNumbered() throws {
    let data = try read("vhigh,2,0\nlow,3,1\nvhigh,4,1\n", Self.all).examples
    #expect(data.featureNames == ["1=low", "1=vhigh", "feature 2"])
    expectEqual(data.X, Matrix([[0, 1, 0], [1, 0, 1], [2, 3, 4]]))
  }

  @Test(
    "Two-valued columns of yes and no become one",
    arguments: [("yes", "no"), ("TRUE", "FALSE"), ("True", "False"), ("No", "Yes")])
  func truths(_ first: String, _ second: String) throws {
    let data = try read("s,b,y\n\(first),2,0\n\(second),3,1\n\(first),4,1\n", Self.all).examples
    #expect(data.featureNames == ["s", "b"])
    expectEqual(data.X.row(0), (first == "No" ? Matrix([[0, 1, 0]]) : Matrix([[1, 0, 1]])))
  }

  @Test func aMixedColumnHasToBeNamed() throws {
    let text = "s,m,y\nu,1,0\nv,x,1\nu,z,1\nv,1.0,0\n"
    let error = try #require(throws: DataError.self) { try read(text, Self.all) }
    #expect(
      error.message
        == "t.csv, line 3, column 2 (m): \"x\" is not a number; the column holds numbers and words")
    #expect(error.remedies == [.encode(["s", "m"]), .ignore(["m"])])
    let both = try #require(throws: DataError.self) { try read(text, CSVOptions()) }
    #expect(
      both.message
        == "t.csv: features must be numbers, but column 1 (s) holds \"u\", \"v\"; column 2 (m) holds numbers and words"
    )
    let data = try read(text, CSVOptions(encoded: .named(["s,m"]))).examples
    #expect(data.featureNames == ["s=u", "s=v", "m=1", "m=x", "m=z"])
    expectEqual(data.X.row(2), Matrix([[1, 0, 0, 1]]))
  }

  @Test func missingWordsAreMissing() throws {
    let text = "s,b,y\nu,1,0\n,2,1\nv,3,1\nNA,4,0\n-,5,0\n"
    #expect(throws: DataError.self) { try read(text, Self.all) }
    let data = try read(text, CSVOptions(dropsMissing: true, encoded: .all)).examples
    #expect(data.featureNames == ["s=-", "s=u", "s=v", "b"] && data.count == 3)
  }

  @Test(
    "Only features can be encoded",
    arguments: [
      ("y", "t.csv: column 3 (y) is the label, and is not a feature to encode"),
      ("b", "t.csv: column 2 (b) is left out, and is not a feature to encode"),
      ("q", "t.csv has no column \"q\""),
    ])
  func wrongNames(_ name: String, _ message: String) throws {
    let options = CSVOptions(ignored: ["b"], encoded: .named([name]))
    let error = try #require(throws: DataError.self) { try read("s,b,y\nu,1,0\nv,2,1\n", options) }
    #expect(error.kind == .usage && error.message == message)
  }

  @Test func tooManyWords() throws {
    let text = "s,b,y\n" + (0..<1_001).map { "w\($0),1,\($0 % 2)\n" }.joined()
    let error = try #require(throws: DataError.self) { try read(text, Self.all) }
    #expect(
      error.message == "t.csv, column 1 (s): more than 1000 different words, too many to encode"
        && error.remedies == [.ignore(["s"])])
  }

  private static let words = "sex,age,smoker,y\nm,1,yes,0\nf,2,no,1\nm,3,no,1\n"

  @Test func otherFilesAreEncodedAsTheFirst() throws {
    let first = try read(Self.words, Self.all)
    #expect(first.examples.featureNames == ["sex=f", "sex=m", "age", "smoker"])
    let names = TableSchema(features: first.examples.featureNames, encodesWords: true)
    for schema in [first.schema, names] {
      let X = try features("Smoker,age,SEX\nno,5,f\n", schema).X
      expectEqual(X, Matrix([[1], [0], [5], [0]]))
    }
    let error = try #require(throws: DataError.self) {
      try features("smoker,age,sex\nno,5,f\nno,6,x\n", names)
    }
    #expect(
      error
        == DataError(
          .data, "n.csv, line 3, column 3 (sex): \"x\" is not one of this feature's words",
          hint: "its words: \"f\", \"m\""))
    let maybe = try #require(throws: DataError.self) { try features("smoker,age,sex\nmaybe,5,f\n", names) }
    #expect(
      maybe.message == "n.csv, line 2, column 1 (smoker): \"maybe\" is not one of this feature's words")
  }

  @Test func inOrderWhereThereAreNoNames() throws {
    let first = try read("m,1,yes,0\nf,2,no,1\nm,3,no,1\n", Self.all)
    #expect(first.examples.featureNames == ["1=f", "1=m", "feature 2", "feature 3"])
    let schema = TableSchema(features: first.examples.featureNames, encodesWords: true)
    let found = try features("f,7,no\nm,8,yes\n", schema)
    expectEqual(found.X, Matrix([[1, 0], [0, 1], [7, 8], [0, 1]]))
    #expect(found.notes.count == 1)
    #expect(throws: DataError.self) { try features("f,7\n", schema) }
  }

  @Test func rowsThatLackAValueKeepTheirNumbers() throws {
    let schema = TableSchema(features: ["a", "b"])
    let text = "b,a,c\n1,2,\n,3,4\n5,6,7\n8,NA,9\n"
    #expect(throws: DataError.self) { try features(text, schema) }
    let found = try features(text, schema, CSVOptions(dropsMissing: true))
    #expect(found.rows == [1, 3])
    expectEqual(found.X, Matrix([[2, 6], [1, 5]]))
  }

  @Test func aHeaderThatKnowsNoFeature() throws {
    let error = try #require(throws: DataError.self) {
      try features("c,d\n1,2\n", TableSchema(features: ["a", "b"]))
    }
    #expect(error.message == "n.csv: its header names none of the features")
  }

  /// The training file's columns, classes and label, found by their names.
  @Test func aTestFile() throws {
    let train = try read("y,b,a\nno,1,2\nyes,3,4\nno,5,6\n", CSVOptions(positive: "no"))
    func test(_ text: String) throws -> LabelledData {
      try read(text, CSVOptions(schema: train.schema)).examples
    }
    let data = try test("a,Y,B\n7,no,8\n")
    expectEqual(data.X, Matrix([[8], [7]]))
    #expect(data.classes == [1])
    #expect(data.classNames == ["yes", "no"])
    try expectEqual(test("no,8,7\n").X, data.X)
    let error = try #require(throws: DataError.self) { try test("a,y,b\n7,no,8\n7,maybe,8\n") }
    #expect(error.message == "t.csv, line 3, column 2 (y): \"maybe\" is not one of the classes")
    #expect(throws: DataError.self) { try test("a,z,b\n7,no,8\n") }
    #expect(throws: DataError.self) { try test("a,y,c\n7,no,8\n") }
    #expect(throws: DataError.self) { try test("no,8\n") }
  }
}
