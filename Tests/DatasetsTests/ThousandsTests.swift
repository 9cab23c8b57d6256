import Testing

@testable import Datasets

/// Points and commas that may be decimal marks or separate thousands.
@Suite struct ThousandsTests {
  private func features(_ text: String, _ mark: DecimalMark? = nil) throws -> [Double] {
    try CSVFile(bytes: Array(text.utf8), path: "t.csv", CSVOptions(decimalMark: mark)).examples.X.elements
  }

  @Test(
    "Read",
    arguments: [
      ("a;y\n1.234;0\n2.5;1\n", [1.234, 2.5]), ("a;y\n0.125;0\n0.250;1\n", [0.125, 0.25]),
      ("a;y\n1.234;0\n2345;1\n", [1.234, 2345]), ("a\ty\n1.234\t0\n2.345\t1\n", [1.234, 2.345]),
      ("a,y\n1.234,0\n2.345,1\n", [1.234, 2.345]), ("a\ty\n1,2345\t0\n2,345\t1\n", [1.2345, 2.345]),
      ("a y\n1,5 0\n2,345 1\n", [1.5, 2.345]), ("a;y\n1.234e0;0\n2.34e0;1\n", [1.234, 2.34]),
    ])
  func read(_ text: String, _ numbers: [Double]) throws { #expect(try features(text) == numbers) }

  @Test(
    "Refused",
    arguments: [
      ("a;y\n1.234;0\n2.345;1\n", "1 (a): \"1.234\""), ("a;y\n1.234;0\n950;1\n", "1 (a): \"1.234\""),
      ("a;y\n1,234;0\n12,345;1\n", "1 (a): \"1,234\""), ("a\ty\n1,234\t0\n2,345\t1\n", "1 (a): \"1,234\""),
      ("a y\n-1,234 0\n2,345 1\n", "1 (a): \"-1,234\""), ("a|y\n1,234|0\n2|1\n", "1 (a): \"1,234\""),
      ("a;b;y\n0.5;1.234;0\n1.5;2.345;1\n", "2 (b): \"1.234\""),
    ])
  func refused(_ text: String, _ place: String) throws {
    let error = try #require(throws: DataError.self) { try features(text) }
    let reason = "may have a thousands separator or three decimals, like all numbers of this column"
    #expect(error.message == "t.csv, line 2, column \(place) \(reason)")
    #expect(error.remedies == [.decimalMark])
    let mark: DecimalMark = text.contains(",") ? .comma : .point
    #expect(throws: Never.self) { try features(text, mark) }
    #expect(throws: DataError.self) { try features(text, mark == .comma ? .point : .comma) }
  }

  @Test func theOtherMarkIsTheDecimalOne() throws {
    let reason = "has a thousands separator, since the decimal mark is that of"
    for (text, message) in [
      ("a\tb\ty\n2,770\t1\t0\n1\t2.5\t1\n", "\"2,770\" \(reason) \"2.5\" on line 3"),
      ("a;b;y\n2.770;1,5;0\n1;2;1\n", "\"2.770\" \(reason) \"1,5\" on line 2"),
    ] {
      let error = try #require(throws: DataError.self) { try features(text) }
      #expect(error.message == "t.csv, line 2: \(message)")
    }
    #expect(try features("a;y;b\n2.770;0;1\n1.5;1;2\n", .point) == [2.77, 1.5, 0, 1])
  }

  /// Where commas separate the fields, a decimal comma has to be in quotation marks.
  @Test func separatorsComeBeforeDecimals() throws {
    #expect(try features("a,b,y\n1,5,0\n2,6,1\n", .comma) == [1, 2, 5, 6])
    #expect(try features("a,y\n\"1,5\",0\n\"2,5\",1\n", .comma) == [1.5, 2.5])
  }

  @Test func ignoredColumnsDoNotCount() throws {
    let text = "a;b;y\n2,770;1.5;0\n3,450;2.5;1\n"
    let file = try CSVFile(bytes: Array(text.utf8), path: "t.csv", CSVOptions(ignored: ["a"]))
    #expect(file.examples.X.elements == [1.5, 2.5])
  }
}
