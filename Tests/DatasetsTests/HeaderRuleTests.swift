import Testing

@testable import Datasets

/// Whether the first row is a header, rule by rule.
@Suite struct HeaderRuleTests {
  private func table(_ text: String, _ options: CSVOptions = CSVOptions()) throws -> Table {
    try Table(bytes: Array(text.utf8), path: "t.csv", options)
  }

  @Test(
    "A header",
    arguments: [
      "a,b,y\n1,2,0\n3,4,1\n", "a,b,y\n1,2,x\n3,4,z\n", ",b,y\n1,2,0\n3,4,1\n", "a,b,\n1,2,0\n3,4,1\n",
      "a,b,y\n1,?,0\n3,4,1\n", "a,b,y\n1,2,0\n3,4%,1\n5,6,1\n", "a,b\nu,x\nv,x\n",
      "0,1,kind\n1.5,2.5,x\n3,4,z\n2,2,x\n",
      "0,1,2\n1.5,2.5,0\n3,4,1\n", ",0,1,2\n0,1.5,2.5,0\n1,3,4,1\n", "2019,2020,kind\n1.5,2.5,x\n3,4,x\n",
      "a,b,7\n1,2,x\n3,4,z\n", "a,-,y\n1,x,0\n3,z,1\n",
    ])
  func headers(_ text: String) throws {
    let table = try table(text)
    #expect(!table.header.isEmpty, "no header in \(text.debugDescription)")
    #expect(table.rows == text.split(separator: "\n").count - 1)
  }

  @Test(
    "An example",
    arguments: [
      "1,2,0\n3,4,1\n", "5%,2,0\n3,4,1\n1,1,0\n", "1,2,x\n3,4,z\n5,6,x\n", "u,x\nv,x\nu,z\n",
      "u,1,x\nv,2,x\nw,3,z\n",
      "0,1,2\n1.5,2.5,0\n3,4,2\n", "0,1,3\n1.5,2.5,0\n3,4,1\n", "0,0,kind\n1.5,2.5,x\n3,4,x\n",
      "0,1,kind\n1.5,2.5,x\n3,4,z\n",
      "0.5,1,kind\n1.5,2.5,x\n3,4,x\n", "0,1\n3,4\n", "a,b,x\n1,2,x\n3,4,z\n", "a,,y\n1,2,0\n3,4,1\n",
      "a,NA,y\n1,2,0\n3,4,1\n",
      "1,2\n", "a,1\n", "0,1,y\n1.5,20,0\n2.5,30,1\n",
    ])
  func examples(_ text: String) throws {
    let table = try table(text)
    #expect(table.header.isEmpty, "a header in \(text.debugDescription): \(table.header)")
    #expect(table.rows == text.split(separator: "\n").count)
  }

  @Test func whatIsNotPlainIsSaid() throws {
    #expect(
      try table("a,b\nu,x\nv,x\n").remarks == [
        "its first row, whose words do not recur below, is taken as the header"
      ])
    #expect(
      try table("0,1,2\n1.5,2.5,0\n3,4,1\n").remarks == [
        "its first row, of whole numbers, is taken as the header"
      ])
    #expect(try table("a,b,y\n1,2,0\n3,4,1\n").remarks.isEmpty)
  }

  @Test func aRowOfAllFeaturesNamesIsTheHeader() throws {
    let schema = TableSchema(features: ["7", "8"])
    #expect(try table("8,7\n1.5,2.5\n", CSVOptions(schema: schema)).header == ["8", "7"])
    #expect(try table("8,9\n1.5,2.5\n", CSVOptions(schema: schema)).header.isEmpty)
    #expect(try table("a,b\n", CSVOptions(header: .absent)).rows == 1)
  }

  /// Otherwise it would be learnt as a third class.
  @Test func aWordAboveNumericLabelsIsNoClass() throws {
    let error = try #require(throws: DataError.self) {
      try CSVFile(
        bytes: Array("0,1,y\n1.5,20,0\n2.5,30,1\n".utf8), path: "t.csv", CSVOptions(severalClasses: true))
    }
    #expect(error == DataError(.data, "t.csv, line 1, column 3: \"y\" is not a number", [.header]))
  }
}
