import Datasets
import NNCore
import TestSupport
import Testing

/// Columns and classes are found by their names, never by their order.
@Suite struct TableSchemaTests {
  private func file(_ text: String, _ schema: TableSchema) throws -> CSVFile {
    try CSVFile(bytes: Array(text.utf8), path: "t.csv", CSVOptions(schema: schema))
  }

  private static let schema = TableSchema(features: ["a", "b"], classes: ["sick", "healthy"])

  @Test func columnsAndLabelsComeInTheSchemasOrder() throws {
    let data = try file("B,id,a,y\n1,7,2,healthy\n3,8,4,sick\n", Self.schema).examples
    expectEqual(data.X, Matrix([[2, 4], [1, 3]]))
    #expect(data.classes == [1, 0])
    #expect(data.classNames == ["sick", "healthy"])
    #expect(data.featureNames == ["a", "b"])
  }

  @Test(
    "What the schema does not know is an error",
    arguments: [
      ("a,c,y\n1,2,sick\n3,4,healthy\n", "t.csv has no column \"b\""),
      ("a,b,y\n1,2,sick\n3,4,ill\n", "t.csv, line 3, column 3 (y): \"ill\" is not one of the classes"),
    ])
  func errors(_ text: String, _ message: String) throws {
    let error = try #require(throws: DataError.self) { try file(text, Self.schema) }
    #expect(error.kind == .data && error.message == message)
  }

  /// The label's name decides where it is known: not the order of the columns, nor a usual name.
  @Test(arguments: [
    ("y,a,b,z\nsick,1,2,sick\nhealthy,3,4,sick\n", "y", [0.0, 1]),
    ("Y,a,b,label\nsick,1,2,sick\nhealthy,3,4,sick\n", "y", [0, 1]),
    ("b,a,y,Y\n1,2,sick,sick\n3,4,healthy,sick\n", "Y", [0, 0]),
    ("a,b,other\n1,2,sick\n3,4,healthy\n", "y", [0, 1]),
    ("a,b,z,y\n1,2,sick,healthy\n3,4,healthy,sick\n", "3", [0, 1]),
    ("1,2,sick\n3,4,healthy\n", "y", [0, 1]), ("sick,1,2\nhealthy,3,4\n", "1", [0, 1]),
    ("1,2,sick\n3,4,healthy\n", "9", [0, 1]),
  ])
  func theLabelIsFoundByItsName(_ text: String, _ label: String, _ classes: [Double]) throws {
    var schema = Self.schema
    schema.label = label
    #expect(try file(text, schema).examples.Y == .row(classes))
  }

  /// pandas numbers columns without names.
  @Test func aLabelMayBeCalledByANumber() throws {
    var schema = TableSchema(features: ["0", "1"], classes: ["sick", "healthy"])
    (schema.label, schema.labelIsName) = ("2", true)
    #expect(try file("5,0,healthy\n6,1,sick\n", schema).examples.Y == .row([1, 0]))
    #expect(throws: DataError.self) { try file("0,other,1,y\n1,2,3,sick\n3,4,5,healthy\n", schema) }
  }

  @Test(arguments: ["a,b,p,q\n1,2,sick,sick\n3,4,healthy,sick\n", "a,b\n1,2\n3,4\n"])
  func aLabelThatIsMissingIsNotGuessed(_ text: String) throws {
    var schema = Self.schema
    schema.label = "y"
    let error = #expect(throws: DataError.self) { try file(text, schema) }
    #expect(error == DataError(.data, "t.csv has no column \"y\", the label", [.label(nil)]))
    var options = CSVOptions(label: "p", schema: schema)
    options.severalClasses = true
    let typed = try CSVFile(
      bytes: Array("a,b,p,y\n1,2,healthy,sick\n3,4,healthy,sick\n".utf8), path: "t.csv", options)
    #expect(typed.examples.Y == .row([1, 1]))
  }

  @Test func builtInSetsAreArrangedToo() throws {
    let plain = try DataSet.iris.load()
    let names = plain.train.featureNames
    let schema = TableSchema(features: names.reversed(), classes: plain.train.classNames.reversed())
    let turned = try DataSet.iris.load(CSVOptions(severalClasses: true, schema: schema))
    expectEqual(turned.train.X.row(0), plain.train.X.row(3))
    expectEqual(turned.test.Y, plain.test.Y.map { 2 - $0 })
    #expect(throws: DataError.self) { try DataSet.iris.load(CSVOptions(schema: Self.schema)) }
  }
}
