import Foundation
import NNCore
import TestSupport
import Testing

@testable import Datasets

/// The same twenty examples in four shapes, and other files of the kind that people have.
@Suite struct FieldFilesTests {
  private func file(_ name: String, _ options: CSVOptions = CSVOptions()) throws -> CSVFile {
    try CSVFile(path: Fixture.folder.appending(path: "field/\(name)").path, options)
  }

  private func error(_ name: String, _ options: CSVOptions = CSVOptions()) throws -> DataError {
    try #require(throws: DataError.self, "\(name) was read") { try file(name, options) }
  }

  private static let several = CSVOptions(severalClasses: true)

  @Test func fourShapesOfOneTable() throws {
    let tabs = try file("tabs.csv").examples
    #expect(tabs.X.shape == (4, 20))
    let others = [
      try file("wdbc.csv", CSVOptions(label: "2", ignored: ["1"])), try file("euro.csv"),
      try file("label_first.csv", CSVOptions(label: "y")), try file("label_first.csv"),
    ]
    for other in others {
      expectEqual(other.examples.X, tabs.X)
      expectEqual(other.examples.Y, tabs.Y)
    }
    #expect(others[3].notes == [DataNote("the label is column 1 (y)")])
  }

  @Test func theOriginalFileOfLessonOnePointsToItsLabel() throws {
    let two = try error("wdbc.csv")
    #expect(
      two.message.hasSuffix(
        "wdbc.csv, column 6: the labels have 20 different values, where two are needed: 5.69, 5.7, 7.03, 7.26, …"
      ))
    #expect(two.hint == "column 2 has the two values M and B")
    #expect(two.remedies == [.label("2")])
    #expect(try error("wdbc.csv", Self.several).remedies == [.label("2"), .encode(["2"]), .ignore(["2"])])
  }

  @Test func aColumnOfWords() throws {
    let error = try error("category.csv")
    #expect(
      error.message.hasSuffix(
        "category.csv: features must be numbers, but column 1 (color) holds \"red\", \"blue\""))
    #expect(error.remedies == [.label("color"), .encode(["color"]), .ignore(["color"])])
    #expect(try file("category.csv", CSVOptions(ignored: ["color"])).examples.X.shape == (3, 20))
    let encoded = try file("category.csv", CSVOptions(encoded: .named(["color"]))).examples
    #expect(encoded.featureNames == ["color=blue", "color=red", "b", "c", "d"])
    expectEqual(encoded.X.row(0) + encoded.X.row(1), Matrix.row(Array(repeating: 1, count: 20)))
  }

  @Test func missingValues() throws {
    let error = try error("wbc_orig.csv", CSVOptions(ignored: ["1"]))
    #expect(error.message.hasSuffix("line 8, column 4: the field is \"?\"; 1 of 20 rows lacks a value"))
    #expect(error.remedies == [.dropMissing])
    let kept = try file("wbc_orig.csv", CSVOptions(ignored: ["1"], dropsMissing: true))
    #expect(kept.examples.X.shape == (4, 19))
    #expect(kept.examples.classNames == ["2", "4"])
  }

  @Test func fiveSpellingsOfMissing() throws {
    let error = try error("s_missing.csv")
    #expect(
      error.message.hasSuffix(
        "s_missing.csv, line 3, column 1 (a): the field is \"#N/A\"; 5 of 9 rows lack a value"))
    let kept = try file("s_missing.csv", CSVOptions(dropsMissing: true))
    expectEqual(kept.examples.X, Matrix([[1.5, 0.5, 3, 1.2], [2.5, 1.5, 2, 0.4]]))
    #expect(kept.examples.classes == [0, 1, 1, 0])
  }

  @Test func threeClasses() throws {
    #expect(try error("iris3.csv").remedies.first == .severalClasses)
    #expect(try file("iris3.csv", Self.several).examples.classNames == ["setosa", "versicolor", "virginica"])
  }

  @Test(
    "A cell is taken whole or refused, with its place",
    arguments: [
      ("s_cells.txt", "line 2, column 1: \"1,234.5\" is not a number"),
      ("s_cells2.txt", "line 1, column 1: \"0.12345-100\" is not a number"),
      ("s_first_cell.csv", "line 1, column 1: \"5%\" is not a number"),
      (
        "s_thousands.tsv",
        "line 2: \"2,770\" has a thousands separator, since the decimal mark is that of \"1.0\" on line 2"
      ),
      ("s_arff.arff", "s_arff.arff is an ARFF file, as Weka writes them"),
      ("s_libsvm.txt", "s_libsvm.txt is a LIBSVM file: a label, then pairs of index and value"),
    ])
  func refused(_ name: String, _ end: String) throws {
    for options in [CSVOptions(), Self.several] {
      let error = try error(name, options)
      #expect(error.kind == .data)
      #expect(error.message.hasSuffix(end), "\(error)")
    }
  }

  @Test func fourLabelsThatBeginWithNumbers() throws {
    #expect(try file("s_labels.txt", Self.several).examples.classNames == ["1A", "1B", "2A", "2B"])
    #expect(
      try error("s_labels.txt").message.hasSuffix(
        "s_labels.txt, column 3: the labels have 4 different values, where two are needed: 1A, 1B, 2A, 2B"))
  }

  @Test func aHeaderOfNumbers() throws {
    let file = try file("s_number_header.csv")
    #expect(file.examples.featureNames == ["0", "1"])
    #expect(file.examples.classNames == ["setosa", "virginica"])
    #expect(file.examples.count == 5)
    #expect(
      file.notes.contains {
        $0.description.hasSuffix("its first row, of whole numbers, is taken as the header")
      })
  }

  @Test func aLabelByItsName() throws {
    let file = try file("s_label_first.csv", Self.several)
    #expect(file.examples.classes == [2, 0, 1, 2, 0, 1])
    #expect(file.notes == [DataNote("the label is column 1 (label): 1 = 0, 2 = 1, 3 = 2")])
    #expect(throws: DataError.self) { try self.file("s_label_first.csv") }
  }

  @Test func columnsOfWordsAreToldAtOnceAndEncodedInTheirPlaces() throws {
    let error = try error("s_words.csv")
    #expect(
      error.message.hasSuffix(
        """
        s_words.csv: features must be numbers, but column 1 (sex) holds "male", "female"; column 2 (port) holds "S", \
        "C", "Q"
        """))
    #expect(error.remedies == [.encode(["sex", "port"]), .ignore(["sex", "port"])])
    let data = try file("s_words.csv", CSVOptions(encoded: .all)).examples
    #expect(data.featureNames == ["sex=female", "sex=male", "port=C", "port=Q", "port=S", "age"])
    expectEqual(data.X.column(0), Matrix([[0], [1], [0], [0], [1], [22]]))
    expectEqual(data.X.column(7), Matrix([[1], [0], [0], [1], [0], [27]]))
  }

  @Test func aDeclaredSeparator() throws {
    let file = try file("s_sep.csv")
    expectEqual(file.examples.X.row(0), Matrix([[1.5, 2, 2.5, 0.5, 1]]))
    #expect(file.notes.first?.description.hasSuffix("separated by semicolons; it has decimal commas") == true)
  }

  /// Columns in another order give the same examples.
  @Test func columnsAreFoundByTheirNames() throws {
    let (ab, ba) = (try file("m_ab.csv"), try file("m_ba.csv", CSVOptions(schema: file("m_ab.csv").schema)))
    #expect(ab.examples == ba.examples)
    let new = Fixture.folder.appending(path: "field/m_new.csv").path
    try expectEqual(DataSet.features(ofFile: new, as: ab.schema).X, Matrix([[1.5, -1.5], [100, 100]]))
  }
}
