import Testing

@testable import Datasets

/// Files that are not tables, or hold more than one: the error says what they are.
@Suite struct ForeignShapeTests {
  private static let arff = "is an ARFF file, as Weka writes them"
  private static let libsvm = "is a LIBSVM file: a label, then pairs of index and value"
  private static let drawn = "holds a table that is drawn with bars and dashes, as Markdown's are"
  private static let title = "a title or a comment stands above the table"

  static let files: [(text: String, message: String)] = [
    ("@relation r\n@attribute a numeric\n@data\n1,0\n2,1\n", arff),
    ("% made by Weka\n%\n\n@RELATION r\n@ATTRIBUTE a REAL\n@DATA\n1,0\n2,1\n", arff),
    ("1 1:0.5 2:1\n0 2:0.7\n1 1:0.9 2:0.1\n", libsvm),
    ("+1 3:1 11:1 14:1 \n-1 3:1 6:1\n", libsvm),
    ("| a | b | y |\n|---|---|---|\n| 1 | 2 | 0 |\n| 3 | 4 | 1 |\n", drawn),
    ("a | b | y\n--|:-:|--:\n1 | 2 | 0\n3 | 4 | 1\n", drawn),
    ("+---+---+\n| a | y |\n+---+---+\n| 1 | 0 |\n| 3 | 1 |\n+---+---+\n", drawn),
    ("{\\rtf1\\ansi\n{\\fonttbl}\na,b,y\\\n1,2,0}\n", "is an RTF document"),
    ("a,b,y\n1,5,2,5,0\n2,5,3,5,1\n", "line 2, column 4: a row of 5 fields, but the first row has 3"),
    ("a,y\n1.5,2,0\n2.5,3,1\n", "line 2, column 3: a row of 3 fields, but the first row has 2"),
    ("{\"a\": [1, 2]}\n", "is JSON"), ("[{\"a\": 1},\n{\"a\": 2}]\n", "is JSON"),
    ("<!DOCTYPE html>\n<table><tr><td>1</td></tr></table>\n", "is an HTML or XML document"),
    ("My measurements\na,b,y\n1,2,0\n3,4,1\n", "line 1: \(title)"),
    ("My measurements, May\na,b,y\n1,2,0\n3,4,1\n5,6,0\n", "line 1: \(title)"),
    ("Measurements\nof May\n\na;b;y\n1;2;0\n3;4;1\n", "lines 1 to 3: \(title)"),
    ("Measurements,,\na,b,y\n1,2,0\n3,4,1\n", "line 1: \(title)"),
    ("// measured in May\na,b,y\n1,2,0\n3,4,1\n", "line 1: \(title)"),
    ("% made in May\n1\t2\t0\n3\t4\t1\n", "line 1: \(title)"),
  ]

  @Test(arguments: files) func isNamed(_ file: (text: String, message: String)) throws {
    let error = try #require(throws: DataError.self) {
      try CSVFile(bytes: Array(file.text.utf8), path: "t.csv", CSVOptions(severalClasses: true))
    }
    #expect(error.message == (file.message.hasPrefix("line") ? "t.csv, " : "t.csv ") + file.message)
    #expect(error.hint != nil)
  }

  /// Times have colons too.
  @Test func onlySpacesAndTabsSeparateIndicesFromValues() throws {
    let error = try #require(throws: DataError.self) {
      try CSVFile(bytes: Array("0,12:30\n1,13:45\n0,9:10\n".utf8), path: "t.csv")
    }
    #expect(error.message.contains("the labels have 3 different values"), "\(error)")
  }

  @Test(
    "Comments are read",
    arguments: [
      "# May\na,b,y\n1,2,0\n3,4,1\n", "a,b,y\n# first\n1,2,0\n# second\n3,4,1\n# end\n",
      "sep=,\n# May\na,b,y\n1,2,0\n3,4,1\n",
      "\"sep=,\"\na,b,y\n1,2,0\n3,4,1\n", "SEP=,\r\na,b,y\r\n1,2,0\r\n3,4,1\r\n",
    ])
  func comments(_ text: String) throws {
    let data = try CSVFile(bytes: Array(text.utf8), path: "t.csv").examples
    #expect(data.X.elements == [1, 3, 2, 4])
    #expect(data.featureNames == ["a", "b"])
  }

  @Test func rowsThatAreCommentedOutAreNoted() throws {
    let text = "# May\na,b,y\n1,2,0\n#9,9,1\n3,4,1\n"
    let file = try CSVFile(bytes: Array(text.utf8), path: "t.csv")
    #expect(file.examples.count == 2)
    #expect(file.notes.map(\.description) == ["t.csv: its lines that begin with # are left out as comments"])
    #expect(throws: DataError.self) {
      try CSVFile(bytes: Array("a,b,y\n1,2,0\n#9,9,1\n3,4,1\n".utf8), path: "t.csv")
    }
  }

  @Test func anotherEncodingIsToldHowToSave() throws {
    let error = try #require(throws: DataError.self) {
      try CSVFile(bytes: [0x61, 0xE9, 0x0A], path: "t.csv")
    }
    #expect(error.message == "t.csv, line 1: not UTF-8 text")
    #expect(error.hint == "save it as UTF-8, which Excel calls CSV UTF-8")
  }
}
