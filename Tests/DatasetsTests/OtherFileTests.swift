import NNCore
import TestSupport
import Testing

@testable import Datasets

/// A training file, and another one that goes with it.
struct FilePair: Sendable, CustomTestStringConvertible {
  let train: String
  let other: String
  var options = CSVOptions()
  var testDescription: String { "\(train.prefix { $0 != "\n" }) and \(other.prefix { $0 != "\n" })" }

  init(_ train: String, _ other: String, _ options: CSVOptions = CSVOptions()) {
    (self.train, self.other, self.options) = (train, other, options)
  }

  /// The file that was trained on is itself one that goes with it.
  init(_ train: String, _ options: CSVOptions = CSVOptions()) { self.init(train, train, options) }
}

/// Files that go with the training set's file: test sets, examples to classify, the data of a saved model.
@Suite struct OtherFileTests {
  private func read(_ text: String, _ options: CSVOptions = CSVOptions()) throws -> CSVFile {
    try CSVFile(bytes: Array(text.utf8), path: "t.csv", options)
  }

  private func features(_ text: String, _ schema: TableSchema, _ options: CSVOptions = CSVOptions()) throws
    -> TableFeatures
  {
    try TableFeatures(bytes: Array(text.utf8), path: "n.csv", as: schema, options)
  }

  /// The schema as a model keeps it.
  private func saved(_ schema: TableSchema) -> TableSchema {
    TableSchema(
      features: schema.features, classes: schema.classes, encodesWords: schema.encodesWords,
      columnList: schema.columnList)
  }

  private static let all = CSVOptions(encoded: .all)

  /// Pairs of files with the same examples.
  static let pairs = [
    // Names that differ only in case, and names that occur twice; a label among them.
    FilePair("X,Y,y\n1,0,0\n2,0,0\n3,1,1\n7,1,1\n"),
    FilePair("X,Y,y\n1,0,0\n2,0,0\n3,1,1\n7,1,1\n", "y,X,Y\n0,1,0\n0,2,0\n1,3,1\n1,7,1\n"),
    FilePair("y,a,y\n1,0,0\n2,0,0\n3,1,1\n7,1,1\n"),
    FilePair("y,a,y\n0,5,1\n0,6,2\n1,7,3\n", CSVOptions(label: "1")),
    FilePair("a,a,y\n9,1,0\n8,2,1\n7,3,1\n", CSVOptions(ignored: ["1"])),
    FilePair("c,c,y\nb,r,0\nr,r,0\nb,b,1\nr,b,1\n", all),
    FilePair("c,c,y\na,u,0\nb,v,0\na,w,1\nb,u,1\n", all),
    FilePair("k,k=red,y\nblue,1,0\nred,2,0\nblue,9,1\n", all),
    FilePair("k,k=red,y\nblue,1,0\nred,2,0\nblue,9,1\n", "y,k=red,k\n0,1,blue\n0,2,red\n1,9,blue\n", all),
    // Names that look like none.
    FilePair("feature 1,feature 2,y\n1,5,0\n2,6,0\n3,7,1\n", "feature 2,feature 1,y\n5,1,0\n6,2,0\n7,3,1\n"),
    FilePair("1,2,y\nr,b,0\nr,r,0\nb,r,1\nb,b,1\n", "2,1,y\nb,r,0\nr,r,0\nr,b,1\nb,b,1\n", all),
    FilePair("\"1=a\",b,y\n1,5,0\n2,6,0\n3,7,1\n", "b,\"1=a\",y\n5,1,0\n6,2,0\n7,3,1\n"),
    // Columns without a name.
    FilePair(",a,b,y\n0,5,1,0\n1,6,4,0\n2,7,3,1\n"),
    FilePair(
      ",a,b,y\n0,5,1,0\n1,6,4,0\n2,7,3,1\n", "y,b,,a\n0,1,0,5\n0,4,1,6\n1,3,2,7\n",
      CSVOptions(header: .present)),
    FilePair("#,Name,HP,y\n1,Bulba,45,0\n2,Ivy,60,1\n3,Char,39,0\n", CSVOptions(encoded: .named(["Name"]))),
    FilePair("#,Name,HP,y\n1,Bulba,45,0\n2,Ivy,60,1\n3,Char,39,0\n", CSVOptions(ignored: ["#,Name"])),
    // Columns that are left out, whether the other file has them or not.
    FilePair("id,a,b,y\n7,1,2,0\n8,2,3,1\n", "a,b,y\n1,2,0\n2,3,1\n", CSVOptions(ignored: ["id"])),
    FilePair("id,a,b,y\n7,1,2,0\n8,2,3,1\n", "a,b,y\n1,2,0\n2,3,1\n", CSVOptions(ignored: ["1"])),
    FilePair("id,a,b,y\n7,1,2,0\n8,2,3,1\n", CSVOptions(ignored: ["1"])),
  ]

  @Test("Names decide in a test file", arguments: pairs) func test(_ pair: FilePair) throws {
    let train = try read(pair.train, pair.options)
    let other = try read(pair.other, pair.options.following(train.schema))
    #expect(other.examples == train.examples)
    #expect(!other.notes.contains { $0.description.contains("no names to go by") }, "\(other.notes)")
  }

  @Test("Names decide in a file to classify, also if the model was saved", arguments: pairs)
  func predict(_ pair: FilePair) throws {
    let train = try read(pair.train, pair.options)
    let header = CSVOptions(header: pair.options.header)
    try expectEqual(features(pair.other, train.schema, pair.options).X, train.examples.X)
    try expectEqual(features(pair.other, saved(train.schema), header).X, train.examples.X)
  }

  /// With a model, columns that are left out, and a label that cannot be guessed, have to be given.
  @Test("Names decide in a saved model's data set", arguments: pairs) func load(_ pair: FilePair) throws {
    let train = try read(pair.train, pair.options)
    let isIgnored = !pair.options.ignored.isEmpty && pair.other != pair.train
    let options = CSVOptions(
      label: pair.options.label, ignored: isIgnored ? [] : pair.options.ignored, header: pair.options.header,
      schema: saved(train.schema))
    try expectEqual(read(pair.other, options).examples.X, train.examples.X)
    #expect(try read(pair.other, options).examples.Y == train.examples.Y)
  }

  @Test func aListOfColumnsIsKeptOnlyWhereNamesDoNotSayIt() throws {
    func list(_ text: String, _ options: CSVOptions = CSVOptions()) throws -> [String]? {
      try read(text, options).schema.columnList
    }
    #expect(try list("a,b,y\n1,2,0\n2,3,1\n") == nil)
    #expect(try list("1,2,0\n2,3,1\n") == nil)
    #expect(try list(",b,y\n1,2,0\n2,3,1\n") == ["1:", "2:b"])
    #expect(try list("feature 1,b,y\n1,2,0\n2,3,1\n") == ["1:feature 1", "2:b"])
    #expect(try list("y,a,y\n1,2,0\n2,3,1\n", CSVOptions(label: "1")) == ["2:a", "3:y"])
    #expect(try list("r,2,0\nb,3,1\nr,4,1\n", Self.all) == ["1", "1", "2"])
    #expect(try list("c,d,y\nr,2,0\nb,3,1\nr,4,1\n", Self.all) == ["1:c", "1:c", "2:d"])
  }

  @Test(arguments: [
    ["1:a"], ["1:a", "1:b"], ["1:a", "x"], ["2:a", "2:b"], ["1:b", "2:a"], ["0:a", "1:b"], [],
  ])
  func aListThatDoesNotFitIsIgnored(_ list: [String]) throws {
    let schema = TableSchema(features: ["a", "b"], classes: [], encodesWords: false, columnList: list)
    #expect(schema == TableSchema(features: ["a", "b"]))
  }

  /// In models that older versions saved, only the features' names say what they were made from.
  @Test func namesAloneTellMostOfIt() throws {
    let same = TableSchema(features: ["c=b", "c=r", "c=b", "c=r"], encodesWords: true)
    try expectEqual(features("c,c\nb,r\n", same).X, Matrix([[1], [0], [0], [1]]))
    let unnamed = TableSchema(features: ["feature 1", "a"])
    try expectEqual(features("a,\n5,1\n6,2\n", unnamed).X, Matrix([[1, 2], [5, 6]]))
    try expectEqual(features("a,feature 1\n5,1\n6,2\n", unnamed).X, Matrix([[1, 2], [5, 6]]))
    let error = try #require(throws: DataError.self) { try features("a,b\n5,1\n6,2\n", unnamed) }
    #expect(error.message == "n.csv has no column \"feature 1\"")
  }

  @Test(
    "What names cannot decide is refused",
    arguments: [
      ("Y,x,y\n1,5,0\n2,6,1\n", "y,x\n1,5\n", "n.csv has no column \"Y\""),
      (
        ",a,y\n1,5,0\n2,6,1\n", "a,b\n1,5\n",
        "n.csv has no column without a name, which \"feature 1\" comes from"
      ),
    ])
  func refused(_ train: String, _ other: String, _ message: String) throws {
    let schema = try read(train).schema
    let error = try #require(throws: DataError.self) { try features(other, schema) }
    #expect(error.kind == .data && error.message == message)
  }

  /// By number, columns are the same as in the training file, with its label or without.
  @Test func withoutNamesTheirPlacesDecide() throws {
    let train = try read("7,0,1,2\n8,1,3,4\n9,0,5,6\n", CSVOptions(label: "2", ignored: ["1"]))
    for text in ["5,0,1,2\n6,1,3,4\n", "5,1,2\n6,3,4\n", "1,2\n3,4\n"] {
      let options = CSVOptions(label: "2", ignored: ["1"])
      try expectEqual(features(text, train.schema, options).X, Matrix([[1, 3], [2, 4]]), text)
    }
    #expect(throws: DataError.self) { try features("5,0,1,2,3\n", train.schema) }
  }

  // MARK: The first row

  static let words = "vhigh,5more,small,unacc\nlow,2,big,acc\nvhigh,3,big,acc\nlow,5more,small,unacc\n"

  @Test(
    "Words that the schema knows are no names",
    arguments: ["low,5more,small\nvhigh,2,big\n", "low,5more,small\n", "low,4,other\nvhigh,2,big\n"])
  func knownWords(_ text: String) throws {
    let train = try read(Self.words, CSVOptions(encoded: .named(["1,2,3"])))
    for schema in [
      train.schema, saved(train.schema), TableSchema(features: train.schema.features, encodesWords: true),
    ] {
      let table = try Table(bytes: Array(text.utf8), path: "n.csv", CSVOptions(schema: schema))
      #expect(table.header.isEmpty)
    }
  }

  @Test func knownClassesAndTruthsAreNoNames() throws {
    let classes = try read("x,s,bad\no,m,good\nx,m,bad\no,s,good\n", Self.all)
    let options = CSVOptions(
      schema: TableSchema(features: classes.schema.features, classes: ["bad", "good"], encodesWords: true))
    #expect(
      try Table(bytes: Array("q,r,bad\nx,s,good\no,m,good\n".utf8), path: "n.csv", options).header.isEmpty)
    let plain = CSVOptions(schema: TableSchema(features: ["feature 1", "feature 2"], classes: ["x", "y"]))
    let named = try Table(bytes: Array(",a,y\n0,1.5,0\n1,2.5,1\n".utf8), path: "n.csv", plain)
    #expect(named.header == ["", "a", "y"], "a class is no value of a column of numbers")
    let truths = TableSchema(features: ["feature 1", "feature 2"], encodesWords: true)
    #expect(try features("yes,FALSE\nno,TRUE\n", truths).rows.count == 2)
  }

  @Test func aHeaderThatTheSchemaDoesNotKnowIsNoted() throws {
    let schema = TableSchema(features: ["feature 1", "feature 2"])
    let notes = try features("q,r\n1,2\n", schema).notes.map(\.description)
    #expect(
      notes == [
        "n.csv: its first row is taken as the header",
        "n.csv: its columns are taken in order, since there are no names to go by",
      ])
    let words = try features("q;r\no;m\n", TableSchema(features: ["1=o", "2=m"], encodesWords: true))
    #expect(
      words.notes.first?.description
        == "n.csv: its fields are separated by semicolons; its first row, whose words do not recur below, is taken as "
        + "the header")
    let error = try #require(throws: DataError.self) { try features("q,r\n", schema) }
    #expect(error == DataError(.data, "n.csv has a header and no rows", [.noHeader]))
  }

  @Test func sodiumIsAName() throws {
    #expect(try read("RI,Na,y\n1.5,13,0\n1.6,14,1\n").examples.featureNames == ["RI", "Na"])
    #expect(
      try read("RI,Na,y\n1.5,13,0\n1.6,Na,1\n1,2,1\n", CSVOptions(dropsMissing: true)).examples.count == 2)
  }

  /// A `#` that a separator follows does not begin a comment.
  @Test func aNumberSignIsAName() throws {
    let file = try read("#,HP,y\n3,45,0\n4,60,1\n5,39,0\n")
    #expect(file.examples.featureNames == ["#", "HP"])
    #expect(file.notes == [DataNote("column 1 counts the rows, and is a feature", [.ignore(["1"])])])
    #expect(try read("# a,HP,y\n3,45,0\n4,60,1\n5,39,0\n").examples.featureNames == ["a", "HP"])
  }

  // MARK: Labels

  @Test(
    "The schema's classes decide what a label means",
    arguments: [
      (["01", "02", "5A"], "01,02,1,2.0", [0.0, 1, 0, 1]),
      (["1.0", "2.0", "other"], "1.0,2,1,2.0", [0, 1, 0, 1]),
      (["1", "01", "x"], "1,01,01,1", [0, 1, 1, 0]), (["0", "1"], "1.0,0,0.0,01", [1, 0, 0, 1]),
      (["healthy", "sick"], "Sick,healthy,SICK,sick", [1, 0, 1, 1]), (["a", "A"], "a,A,A,a", [0, 1, 1, 0]),
      (["caf\u{E9}", "tea"], "cafe\u{301},tea,caf\u{E9},tea", [0, 1, 0, 1]),
      (["caf\u{E9}", "cafe\u{301}"], "cafe\u{301},caf\u{E9},caf\u{E9},cafe\u{301}", [1, 0, 0, 1]),
    ])
  func labels(_ classes: [String], _ labels: String, _ numbers: [Double]) throws {
    let text = "a,y\n" + labels.split(separator: ",").map { "1,\($0)\n" }.joined()
    let data = try read(text, CSVOptions(schema: TableSchema(features: ["a"], classes: classes))).examples
    #expect(data.Y.elements == numbers)
    #expect(data.classNames == classes)
  }

  @Test(
    "A label that may be two classes is an error",
    arguments: [(["a", "A", "b"], "\u{E1}"), (["01", "1.0"], "1"), (["b", "c"], "B C")])
  func unclearLabels(_ classes: [String], _ label: String) throws {
    let text = "a,y\n1,\(classes[0])\n1,\(label)\n"
    let error = try #require(throws: DataError.self) {
      try read(text, CSVOptions(schema: TableSchema(features: ["a"], classes: classes)))
    }
    #expect(error.message == "t.csv, line 3, column 2 (y): \"\(label)\" is not one of the classes")
  }

  @Test(arguments: [
    "a,smoker,label\n1,0,#N/A\n2,1,#N/A\n", "a,smoker,y\n1,0,\n2,1,\n", "y,a,smoker\n,1,0\n,2,1\n",
    "a,smoker,y,\n1,0,,\n2,1,,\n",
  ])
  func anEmptyColumnOfLabelsIsNotPassedOver(_ text: String) throws {
    let error = try #require(throws: DataError.self) { try read(text) }
    #expect(error.message.hasSuffix("the label has no value in any row"), "\(error)")
  }

  @Test func oneOfTwoColumnsOfLabelsMayBeEmpty() throws {
    #expect(try read("class,a,label\n0,5,\n1,6,\n").examples.featureNames == ["a"])
    #expect(try read("a,y,comment\n5,0,\n6,1,\n").examples.featureNames == ["a"])
  }

  @Test func aFeatureIsNoLabel() throws {
    let schema = TableSchema(features: ["a", "b"], classes: ["0", "1"])
    let error = try #require(throws: DataError.self) {
      try read("a,b\n1,0\n2,1\n", CSVOptions(schema: schema))
    }
    #expect(error == DataError(.data, "t.csv has the features, but no column of labels"))
    let named = try #require(throws: DataError.self) {
      try read("a,b,y\n1,0,0\n2,1,1\n", CSVOptions(label: "b", schema: schema))
    }
    #expect(named == DataError(.usage, "t.csv: column 2 (b) is a feature, and cannot be the label"))
  }
}
