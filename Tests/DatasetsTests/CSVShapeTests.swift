import NNCore
import TestSupport
import Testing

@testable import Datasets

/// A file in a shape that a program writes, and how it is read.
struct Shape: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  var options = CSVOptions()
  var names = ["a", "b"]
  var notes: [String] = []
  var testDescription: String { name }
}

private let csv = "t.csv"

@Suite struct CSVShapeTests {
  /// All of them hold these rows: a b label, 1.5 20 no, 2.5 30 yes, 3.5 41 no.
  private static let X = Matrix([[1.5, 2.5, 3.5], [20, 30, 41]])
  private static let Y = Matrix([[0, 1, 0]])
  private static let unnamed = ["feature 1", "feature 2"]

  static let shapes: [Shape] = [
    Shape(name: "plain", text: "a,b,y\n1.5,20,0\n2.5,30,1\n3.5,41,0\n"),
    Shape(name: "no header", text: "1.5,20,0\n2.5,30,1\n3.5,41,0\n", names: unnamed),
    Shape(
      name: "label of words", text: "a,b,y\n1.5,20,B\n2.5,30,M\n3.5,41,B\n",
      notes: ["the label is column 3 (y): B = 0, M = 1"]),
    Shape(
      name: "labels 2 and 4", text: "a,b,y\n1.5,20,2\n2.5,30,4\n3.5,41,2\n",
      notes: ["the label is column 3 (y): 2 = 0, 4 = 1"]),
    Shape(
      name: "labels 10 and 9, by value", text: "a,b,y\n1.5,20,9\n2.5,30,10\n3.5,41,9.0\n",
      notes: ["the label is column 3 (y): 9 = 0, 10 = 1"]),
    Shape(
      name: "labels -1 and 1", text: "1.5,20,-1\n2.5,30,+1\n3.5,41,-1.0\n", names: unnamed,
      notes: ["the label is column 3: -1 = 0, 1 = 1"]),
    Shape(
      name: "booleans", text: "a,b,y\n1.5,20,False\n2.5,30,True\n3.5,41,False\n",
      notes: ["the label is column 3 (y): False = 0, True = 1"]),
    Shape(
      name: "capitals before small letters", text: "a,b,y\n1.5,20,Z\n2.5,30,a\n3.5,41,Z\n",
      notes: ["the label is column 3 (y): Z = 0, a = 1"]),
    Shape(
      name: "positive", text: "a,b,y\n1.5,20,yes\n2.5,30,no\n3.5,41,yes\n",
      options: CSVOptions(positive: "no"), notes: ["the label is column 3 (y): yes = 0, no = 1"]),
    Shape(
      name: "positive number", text: "a,b,y\n1.5,20,1\n2.5,30,0\n3.5,41,1\n",
      options: CSVOptions(positive: "0.0"), notes: ["the label is column 3 (y): 1 = 0, 0 = 1"]),
    Shape(
      name: "UCI's wdbc.data", text: "842302,M,1.5,20\n842517,B,2.5,30\n84300903,M,3.5,41\n",
      options: CSVOptions(label: "2", ignored: ["1"], positive: "B"), names: ["feature 3", "feature 4"],
      notes: ["labels: M = 0, B = 1"]),
    Shape(
      name: "label first", text: "y,a,b\n0,1.5,20\n1,2.5,30\n0,3.5,41\n", options: CSVOptions(label: "y")),
    Shape(
      name: "a name is stronger than a number", text: "2,1,a,b\n0,7,1.5,20\n1,7,2.5,30\n0,7,3.5,41\n",
      options: CSVOptions(label: "2", ignored: ["1"], header: .present)),
    Shape(
      name: "header with numbers and a word, said so", text: "0,1,y\n1.5,20,0\n2.5,30,1\n3.5,41,0\n",
      options: CSVOptions(header: .present), names: ["0", "1"]),
    Shape(
      name: "header of numbers", text: "7,8,9\n1.5,20,0\n2.5,30,1\n3.5,41,0\n",
      options: CSVOptions(header: .present), names: ["7", "8"]),
    Shape(
      name: "no header, said so", text: "1.5,20,y0\n2.5,30,y1\n3.5,41,y0\n",
      options: CSVOptions(header: .absent), names: unnamed, notes: ["the label is column 3: y0 = 0, y1 = 1"]),
    Shape(
      name: "semicolons, decimal commas", text: "a;b;y\r\n1,5;20;0\r\n2,5;30;1\r\n3,5;41,0;0\r\n",
      notes: ["\(csv): its fields are separated by semicolons; it has decimal commas"]),
    Shape(
      name: "semicolons, decimal points", text: "a;b;y\n1.5;20;0\n2.5;30;1\n3.5;41;0\n",
      notes: ["\(csv): its fields are separated by semicolons"]),
    Shape(
      name: "tabs, decimal commas, no header", text: "1,5\t20\t0\n2,5\t30\t1\n3,5\t41\t0\n", names: unnamed,
      notes: ["\(csv): its fields are separated by tabs; it has decimal commas"]),
    Shape(
      name: "runs of spaces, aligned", text: "   a    b  y\n 1.5   20  0\n 2.5   30  1 \n 3.5   41  0\n",
      notes: ["\(csv): its fields are separated by spaces"]),
    Shape(
      name: "spaces and tabs mixed", text: "a \tb  y\n1.5 \t20  0\n2.5\t 30 1\n3.5 41 \t0\n",
      notes: ["\(csv): its fields are separated by spaces"]),
    Shape(
      name: "spaces, decimal commas", text: "1,5 20 0\n2,5 30 1\n3,5 41 0\n", names: unnamed,
      notes: ["\(csv): its fields are separated by spaces; it has decimal commas"]),
    Shape(
      name: "vertical bars", text: "a|b|y\n1.5|20|0\n2.5|30|1\n3.5|41|0\n",
      notes: ["\(csv): its fields are separated by vertical bars"]),
    Shape(
      name: "units", text: "a,b,y\n1.5,20,100 ml\n2.5,30,5 kg\n3.5,41,100 ml\n",
      notes: ["the label is column 3 (y): 100 ml = 0, 5 kg = 1"]),
    Shape(name: "comma and space", text: "a, b, y\n1.5, 20, 0\n2.5, 30, 1\n3.5, 41, 0\n"),
    Shape(name: "comma and tab", text: "a,\tb,\ty\n1.5,\t20,\t0\n2.5,\t30,\t1\n3.5,\t41,\t0\n"),
    Shape(
      name: "a spreadsheet's declared separator",
      text: "sep=;\r\na;b;y\r\n1.5;20;0\r\n2.5;30;1\r\n3.5;41;0\r\n",
      notes: ["\(csv): its fields are separated by semicolons"]),
    Shape(
      name: "byte order mark, CRLF, quotation marks",
      text:
        "\u{FEFF}\"a\",\"b\",\"y\"\r\n\"1.5\",\"20\",\"0\"\r\n\"2.5\",\"30\",\"1\"\r\n\"3.5\",\"41\",\"0\"\r\n"
    ),
    Shape(name: "CR alone", text: "a,b,y\r1.5,20,0\r2.5,30,1\r3.5,41,0\r"),
    Shape(
      name: "separators in quotation marks",
      text: "a,b,y\n1.5,20,\"x,1\"\n2.5,30,\"y;\"\"2\"\"\"\n3.5,41,\"x,1\"\n",
      notes: ["the label is column 3 (y): x,1 = 0, y;\"2\" = 1"]),
    Shape(
      name: "numpy.savetxt",
      text: "# a b y\n1.500000000000000000e+00 2.0e+01 0.0e+00\n2.5e+00 3.0e+01 1.0e+00\n3.5 41 0\n",
      notes: ["\(csv): its fields are separated by spaces; the names of its columns are in a comment"]),
    Shape(
      name: "numpy.savetxt with commas and two comments",
      text: "# made by hand\n# a,b,y\n1.5,20,0\n2.5,30,1\n3.5,41,0\n# end\n",
      notes: ["\(csv): the names of its columns are in a comment"]),
    Shape(
      name: "a separator behind every row", text: "a,b,y,\n1.5,20,0,\n2.5,30,1,\n3.5,41,0,\n",
      notes: ["\(csv): column 4 has no value and is left out"]),
    Shape(
      name: "a separator behind all rows but the header", text: "a,b,y\n1.5,20,0,\n2.5,30,1,\n3.5,41,0,\n",
      notes: ["\(csv): column 4 has no value and is left out"]),
    Shape(
      name: "empty columns", text: "a,,b,c,y\n1.5,,20,NA,0\n2.5,,30,NA,1\n3.5,,41,NA,0\n",
      notes: ["\(csv): columns 2, 4 have no values and are left out"]),
    Shape(
      name: "R's write.csv",
      text: "\"\",\"a\",\"b\",\"y\"\n\"1\",1.5,20,\"no\"\n\"2\",2.5,30,\"yes\"\n\"3\",3.5,41,\"no\"\n",
      options: CSVOptions(ignored: ["1"]), notes: ["the label is column 4 (y): no = 0, yes = 1"]),
    Shape(
      name: "R's write.table", text: "\"a\" \"b\" \"y\"\n\"1\" 1.5 20 0\n\"2\" 2.5 30 1\n\"3\" 3.5 41 0\n",
      options: CSVOptions(ignored: ["1"]),
      notes: ["\(csv): its fields are separated by spaces; the header does not name the first column"]),
    Shape(
      name: "scikit-learn's", text: "3,2,malignant,benign,other\n1.5,20,0\n2.5,30,1\n3.5,41,0\n",
      names: unnamed,
      notes: ["\(csv): its first line counts examples and features, and is left out"]),
    Shape(
      name: "missing values",
      text: "a,b,y\n1.5,20,0\n?,2,1\n2.5,30,1\n1,NA,0\n,,\n3.5,41,0\n1,nan,\n2,Null,1\n",
      options: CSVOptions(dropsMissing: true), notes: ["5 of 8 rows lack a value and are left out"]),
    Shape(
      name: "missing values in a column that is not used",
      text: "a,c,b,y\n1.5,?,20,0\n2.5,1,30,1\n3.5,?,41,0\n",
      options: CSVOptions(ignored: ["c"])),
    Shape(
      name: "a name with a comma ignored", text: "\"c,d\",a,b,y\nx,1.5,20,0\ny,2.5,30,1\nz,3.5,41,0\n",
      options: CSVOptions(ignored: ["c,d"])),
    Shape(
      name: "a list of names and numbers ignored",
      text: "c,d,a,b,y\nx,1,1.5,20,0\ny,2,2.5,30,1\nz,3,3.5,41,0\n",
      options: CSVOptions(ignored: ["c, 2"])),
    Shape(name: "blank lines", text: "\n\na,b,y\n\n1.5,20,0\n2.5,30,1\n  \n3.5,41,0\n\n\n"),
    Shape(name: "no-break spaces", text: "a,b,y\n\u{A0}1.5,20\u{A0},0\n2.5,30,1\n3.5,41,0\n"),
  ]

  @Test("A file in a shape that a program writes", arguments: shapes)
  func isRead(_ shape: Shape) throws {
    let file = try CSVFile(bytes: Array(shape.text.utf8), path: csv, shape.options)
    expectEqual(file.examples.X, Self.X)
    expectEqual(file.examples.Y, Self.Y)
    #expect(file.examples.featureNames == shape.names)
    #expect(file.notes.map(\.description) == shape.notes)
  }

  @Test("A first column that counts rows is noted", arguments: ["", "0,1.5,0\n", "k,a,y\n"])
  func rowNumbers(_ start: String) throws {
    let isNamed = start.hasPrefix("k")
    let header = start.isEmpty ? ",a,y\n" : start
    let file = try CSVFile(bytes: Array((header + "1,1.5,0\n2,2.5,1\n3,3.5,0\n").utf8), path: csv)
    #expect(
      file.notes
        == (isNamed ? [] : [DataNote("column 1 counts the rows, and is a feature", [.ignore(["1"])])]))
    #expect(file.examples.X.rows == 2)
  }

  @Test("The index of shuffled rows is noted where other columns have names", arguments: ["", "Unnamed: 0"])
  func shuffledRowNumbers(_ name: String) throws {
    let file = try CSVFile(bytes: Array("\(name),a,y\n7,1.5,0\n2,2.5,1\n9,3.5,0\n".utf8), path: csv)
    #expect(file.notes == [DataNote("column 1 counts the rows, and is a feature", [.ignore(["1"])])])
    let measured = try CSVFile(bytes: Array("7,1.5,0\n2,2.5,1\n9,3.5,0\n".utf8), path: csv)
    #expect(measured.notes == [])
  }

  @Test func severalClassesAreNamedAsInTheFile() throws {
    let text = "a,y\n1,virginica\n2,setosa\n3,versicolor\n4,setosa\n"
    let file = try CSVFile(bytes: Array(text.utf8), path: csv, CSVOptions(severalClasses: true))
    #expect(file.examples.classNames == ["setosa", "versicolor", "virginica"])
    #expect(file.examples.classes == [2, 0, 1, 0])
    #expect(
      file.notes.map(\.description) == [
        "the label is column 2 (y): setosa = 0, versicolor = 1, virginica = 2"
      ])
  }

  /// Python sorts by code points: é comes after z, and composed and decomposed letters differ.
  @Test func wordsAreSortedAsPythonDoes() throws {
    let text = "a,y\n1,\u{E9}\n2,z\n3,e\u{301}\n4,Z\n"
    let file = try CSVFile(bytes: Array(text.utf8), path: csv, CSVOptions(severalClasses: true))
    #expect(
      file.examples.classNames.map { Array($0.unicodeScalars) }
        == ["Z", "e\u{301}", "z", "\u{E9}"].map { Array($0.unicodeScalars) })
  }

  @Test func thousandsOfColumns() throws {
    let count = 5_000
    let row = (0..<count).map { "\($0).5" }.joined(separator: ",")
    let file = try CSVFile(bytes: Array("\(row),0\n\(row),1\n".utf8), path: csv)
    #expect(file.examples.X.shape == (5000, 2))
    #expect(file.examples.X[4_999, 1] == 4_999.5)
  }
}
