import Testing

@testable import Datasets

/// A file that cannot be read, and the message about it.
struct WrongFile: Sendable, CustomTestStringConvertible {
  let text: String
  var options = CSVOptions()
  let message: String
  var hint: String?
  var remedies: [Remedy] = []
  var kind = DataError.Kind.data
  var testDescription: String { message }
}

@Suite struct CSVMessageTests {
  /// Features a and b of five rows, then a row with `field` as its b.
  private static func table(with field: String) -> String {
    "a,b,y\n1,2,0\n3,4,1\n5,6,0\n7,8,1\n9,10,0\n11,\(field),1\n"
  }

  static let files: [WrongFile] = [
    WrongFile(
      text: table(with: "12%"), message: "t.csv, line 7, column 2 (b): \"12%\" is not a number",
      hint: "write the number without the percent sign"),
    WrongFile(
      text: table(with: "\"1,234\""), message: "t.csv, line 7, column 2 (b): \"1,234\" is not a number",
      hint: "write thousands without a comma; decimal commas need semicolons or tabs between the fields"),
    WrongFile(
      text: table(with: "\u{2212}12"), message: "t.csv, line 7, column 2 (b): \"\u{2212}12\" is not a number",
      hint: "write the sign as a hyphen: -1"),
    WrongFile(
      text: table(with: "$12"), message: "t.csv, line 7, column 2 (b): \"$12\" is not a number",
      hint: "put nothing but a decimal point between the digits"),
    WrongFile(text: table(with: "1e400"), message: "t.csv, line 7, column 2 (b): \"1e400\" is too large"),
    WrongFile(
      text: table(with: "0x1F"), message: "t.csv, line 7, column 2 (b): \"0x1F\" is not a decimal number"),
    WrongFile(
      text: table(with: "inf"), message: "t.csv, line 7, column 2 (b): \"inf\" is not a decimal number"),
    WrongFile(
      text: table(with: "\u{1B}[2J"), message: "t.csv, line 7, column 2 (b): \"\\u{1B}[2J\" is not a number"),
    WrongFile(
      text: table(with: "2024-01-02"), message: "t.csv, line 7, column 2 (b): \"2024-01-02\" is not a number"),
    WrongFile(
      text: "day,b,y\n2024-01-02,1,0\n2024-01-03,2,1\n",
      message:
        "t.csv: features must be numbers, but column 1 (day) holds \"2024-01-02\", \"2024-01-03\"",
      remedies: [.label("day"), .encode(["day"]), .ignore(["day"])]),
    WrongFile(
      text: "a,b,y\ntrue,1,0\nfalse,2,1\n",
      message:
        "t.csv: features must be numbers, but column 1 (a) holds \"true\", \"false\"",
      remedies: [.label("a"), .encode(["a"]), .ignore(["a"])]),
    WrongFile(
      text: "a b,b,y\nv,1,0\nw,2,1\nx,2,1\nz,3,1\n",
      message:
        "t.csv: features must be numbers, but column 1 (a b) holds \"v\", \"w\", \"x\", …",
      remedies: [.label("1"), .encode(["1"]), .ignore(["1"])]),
    WrongFile(
      text: "\u{1B}[31m,b,y\nv,1,0\nw,2,1\n",
      message:
        "t.csv: features must be numbers, but column 1 (\\u{1B}[31m) holds \"v\", \"w\"",
      remedies: [.label("1"), .encode(["1"]), .ignore(["1"])]),
    WrongFile(
      text: "a,b,y\n1,2,0\n3,,1\n?,4,NA\n",
      message: "t.csv, line 3, column 2 (b): the field is empty; 2 of 3 rows lack a value",
      remedies: [.dropMissing]),
    WrongFile(
      text: "a,b,y\n1,2,0\n3,,1\n?,4,0\n", options: CSVOptions(dropsMissing: true),
      message: "t.csv: 1 of 3 rows have no missing values, too few to learn from",
      hint: "column 1 (a) has the most missing values", remedies: [.ignore(["a"])]),
    WrongFile(
      text: "a,b,y\n1,1,2.5\n3,0,3.5\n4,1,4.5\n",
      message:
        "t.csv, column 3 (y): the labels have 3 different values, where two are needed: 2.5, 3.5, 4.5",
      hint: "column 2 (b) has the two values 1 and 0", remedies: [.label("b")]),
    WrongFile(
      text: "a,y\n1,u\n3,v\n4,w\n",
      message:
        "t.csv, column 2 (y): the labels have 3 different values, where two are needed: u, v, w",
      remedies: [.severalClasses, .label(nil)]),
    WrongFile(
      text: "a,y\n" + (0..<30).map { "\($0),\($0).5\n" }.joined(), options: CSVOptions(severalClasses: true),
      message:
        "t.csv, column 2 (y): the labels have 30 different values, too many for classes: 0.5, 1.5, 2.5, 3.5, …",
      remedies: [.label(nil)]),
    WrongFile(
      text: "a,b,y\n1,0,M\n3,1,M\n",
      message: "t.csv, column 3 (y): all 2 labels are M, so there is nothing to tell apart",
      hint: "column 2 (b) has the two values 0 and 1", remedies: [.label("b")]),
    WrongFile(
      text: "a,diagnosis\n1,0\n2,1\n", options: CSVOptions(label: "diagnosys"),
      message: "t.csv has no column \"diagnosys\"", hint: "did you mean diagnosis?", kind: .usage),
    WrongFile(
      text: "a,y\n1,0\n2,1\n", options: CSVOptions(label: "class"),
      message: "t.csv has no column \"class\"", hint: "its columns: a, y", kind: .usage),
    WrongFile(
      text: "1,0\n2,1\n", options: CSVOptions(label: "y"),
      message: "t.csv has no column \"y\": it has no header, and so no names",
      hint: "give the column's number", remedies: [.header], kind: .usage),
    WrongFile(
      text: "1,0\n2,1\n", options: CSVOptions(ignored: ["3"]),
      message: "t.csv has no column 3; its columns are 1 to 2", kind: .usage),
    WrongFile(
      text: "1,0\n2,1\n", options: CSVOptions(label: "0"),
      message: "t.csv has no column 0; its columns are 1 to 2", kind: .usage),
    WrongFile(
      text: "a,a,y\n1,2,0\n2,3,1\n", options: CSVOptions(ignored: ["a"]),
      message: "t.csv: 2 columns are called \"a\"", hint: "say which by number: 1, 2", kind: .usage),
    WrongFile(
      text: "a,y\n1,0\n2,1\n", options: CSVOptions(label: "y", ignored: ["a,y"]),
      message: "t.csv: column 2 (y) cannot be both the label and ignored", kind: .usage),
    WrongFile(
      text: "a,y\n1,0\n2,1\n", options: CSVOptions(ignored: ["a"]),
      message: "t.csv: no column is left for the features"),
    WrongFile(
      text: "a,y,z\n1,,0\n2,,1\n", options: CSVOptions(label: "y"),
      message: "t.csv, column 2 (y): the label has no value in any row"),
    WrongFile(
      text: "a,y\n1,B\n2,M\n", options: CSVOptions(positive: "m"),
      message: "t.csv has no label \"m\"", hint: "did you mean M? its labels: B, M", kind: .usage),
    WrongFile(
      text: "a,y\n1,benign\n2,malignant\n", options: CSVOptions(positive: "malignent"),
      message: "t.csv has no label \"malignent\"",
      hint: "did you mean malignant? its labels: benign, malignant",
      kind: .usage),
    WrongFile(
      text: "a,y\n1,x\n2,y\n3,z\n", options: CSVOptions(positive: "x", severalClasses: true),
      message: "a positive class is for two classes; t.csv has 3", kind: .usage),
    WrongFile(
      text: "a;b;y\n1,5;2;0\n2.5;3;1\n",
      message: "t.csv: \"1,5\" on line 2 has a comma, and \"2.5\" on line 3 a point",
      hint: "write all decimals with one of them, and thousands without"),
    WrongFile(
      text: "\"1,2,0\"\n\"3,4,1\"\n", message: "t.csv has one column",
      hint: "each line is in quotation marks as a whole"),
    WrongFile(
      text: "a,b\n\"1,2\n",
      message: "t.csv, line 2, column 1: a quotation mark that is not closed, or has text after it"),
    WrongFile(
      text: "a,y\r1,0\r2,1,1\r",
      message: "t.csv, line 3, column 3: a row of 3 fields, but the first row has 2"),
    WrongFile(
      text: "PK\u{3}\u{4}\u{14}", message: "t.csv is a zip archive, as the workbooks of spreadsheets are",
      hint: "save the sheet as CSV"),
    WrongFile(
      text: "a\0,\0b\0", message: "t.csv is UTF-16 text",
      hint: "save it as UTF-8, which Excel calls CSV UTF-8"),
    WrongFile(
      text: "a;y\n1.234,5;0\n2.345,6;1\n",
      message: "t.csv, line 2, column 1 (a): \"1.234,5\" is not a number",
      hint: "put nothing but a decimal point between the digits"),
    WrongFile(
      text: "mean a  b  y\n   1.5  2  0\n   2.5  3  1\n",
      message: "t.csv, line 2, column 4: a row of 3 fields, but the first row has 4",
      hint: "a name with spaces needs quotation marks, and a title a # before it"),
    WrongFile(
      text: "a,y\n9223372036854775807,1,0\n9223372036854775807,2,1\n9223372036854775807,3,1\n",
      message: "t.csv, line 2, column 3: a row of 3 fields, but the first row has 2",
      hint:
        "each column needs a name, and a title a # before it; decimal commas need semicolons or tabs between the fields"
    ),
    WrongFile(
      text: "x\n1,5\n2,5\n3,5\n",
      message:
        "t.csv, line 2: \"1,5\" may be one number with a decimal comma, or a row's name and a number, like all rows of "
        + "this file", remedies: [.decimalMark]),
    WrongFile(
      text: "a,b,y\ncm,kg,-\n1,2,0\n3,4,1\n",
      message:
        "t.csv, line 2, column 1 (a): \"cm\" is not a number, like everything else in the row below the header",
      hint: "delete a row of units"),
    WrongFile(
      text: "a,b,y\n[cm],[kg],[-]\n1,2,0\n3,4,1\n",
      message:
        "t.csv, line 2, column 1: \"[cm]\" is not a number, like everything else in the row below the header",
      hint: "delete a row of units"),
    WrongFile(
      text: "s,m,n,y\nu,1,4,0\nv,x,q,1\nu,z,r,1\nv,1,s,0\nv,w,t,0\nu,x,4,0\n",
      options: CSVOptions(encoded: .all),
      message:
        "t.csv, line 3, column 2 (m): \"x\" is not a number; the column holds numbers and words, like column 3",
      remedies: [.encode(["s", "m", "n"]), .ignore(["m", "n"])]),
    WrongFile(
      text: "5more,1,0\n4,2,1\n5more,3,1\n5more,3,1\n5more,3,1\n4,2,1\n",
      message: "t.csv, line 1, column 1: \"5more\" is not a number; the column holds numbers and words",
      remedies: [.encode(["1"]), .ignore(["1"])]),
    WrongFile(
      text: (0..<12).map { "c\($0)," }.joined() + "y\n"
        + ["0", "1"].map { label in (0..<12).map { "w\($0)," }.joined() + "\(label)\n" }.joined(),
      message: "t.csv: features must be numbers, but "
        + (0..<10).map { "column \($0 + 1) (c\($0)) holds \"w\($0)\"; " }.joined()
        + "2 more columns hold words",
      remedies: [.encode(["all"]), .ignore((0..<12).map { "c\($0)" })]),
    WrongFile(
      text: "a,y\n1,caf\u{E9}\n2,tea\n3,cafe\u{301}\n",
      message:
        "t.csv, column 2 (y): the labels have 3 different values, where two are needed: cafe\u{301}, caf\u{E9}, tea",
      hint:
        "some look alike, such as \"caf\u{E9}\", but their accents are encoded differently; convert the file to NFC",
      remedies: [.severalClasses, .label(nil)]),
    WrongFile(
      text: "# only\n# comments\n", message: "t.csv: features must be numbers, but column 1 holds \"#\"",
      remedies: [.encode(["1"]), .ignore(["1"])]),
  ]

  @Test("The message says what is wrong with a file, where, and what to try", arguments: files)
  func wrongFiles(_ file: WrongFile) throws {
    let error = try #require(throws: DataError.self) {
      try CSVFile(bytes: Array(file.text.utf8), path: "t.csv", file.options)
    }
    #expect(error == DataError(file.kind, file.message, hint: file.hint, file.remedies))
  }
}
