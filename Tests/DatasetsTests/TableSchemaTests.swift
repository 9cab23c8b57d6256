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
