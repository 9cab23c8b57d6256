import Testing

@testable import Datasets

/// Which column is the label if none is named, and what is proposed if that fails.
@Suite struct LabelRuleTests {
  private func read(_ text: String, several: Bool = false) throws -> CSVFile {
    try CSVFile(bytes: Array(text.utf8), path: "t.csv", CSVOptions(severalClasses: several))
  }

  static let tables: [(text: String, label: String?)] = [
    ("Class,a,b\n1,5,0\n2,6,1\n", "column 1 (Class): 1 = 0, 2 = 1"),
    ("a,TARGET,b\n5,0,0\n6,1,1\n", "column 2 (TARGET)"), ("y,a,b\n1,5,0\n0,6,1\n", "column 1 (y)"),
    ("a,Y,b\n5,0,x\n6,1,z\n", "column 3 (b): x = 0, z = 1"), ("class,label,b\n1,2,0\n2,1,1\n", nil),
    ("diagnosis,a,y\n3,1,0\n4,2,1\n", nil), ("a,b,species\n1,2,0\n3,4,1\n", nil),
    ("a,b\n1,2\n3,4\n", "column 2 (b): 2 = 0, 4 = 1"),
    ("1,2,0\n3,4,1\n", nil), ("class,a,b\n1,5,0\n2,6,1\n3,7,1\n", nil),
    ("a,b,y\n1,2,1\n3,4,-1\n", "column 3 (y): -1 = 0, 1 = 1"),
  ]

  @Test("The one column with a label's name, otherwise the last", arguments: tables)
  func guessed(_ table: (text: String, label: String?)) throws {
    let notes = try read(table.text).notes.map(\.description)
    #expect(notes == (table.label.map { ["the label is \($0)"] } ?? []), "\(table.text.debugDescription)")
  }

  @Test func severalClassesNeedNotBeTwo() throws {
    #expect(
      try read("class,a,b\n1,5,0\n2,6,1\n3,7,1\n", several: true).examples.classNames == ["1", "2", "3"])
  }

  static let proposals: [(text: String, hint: String?, remedy: Remedy)] = [
    ("a,b,z\n0,0,1\n255,1,2\n0,1,3\n", "column 2 (b) has the two values 0 and 1", Remedy.label("b")),
    ("a,b,z\n0,5,1\n255,1,2\n0,1,3\n", nil, .label(nil)),
    ("a,b,z\n1,5,1\n2,1,2\n1,1,3\n", "column 1 (a) has the two values 1 and 2", .label("a")),
    ("a,b,z\n-1,5,1\n1,1,2\n1,1,3\n", "column 1 (a) has the two values -1 and 1", .label("a")),
    ("a,b,z\n4,M,1\n5,B,2\n6,M,3\n", "column 2 (b) has the two values M and B", .label("b")),
    ("a,b,z\n4,M,1\n5,B,2\n6,C,3\n", "column 2 (b) is the only one of words", .label("b")),
  ]

  @Test("Other columns are proposed only if they look like labels", arguments: proposals)
  func isProposed(_ file: (text: String, hint: String?, remedy: Remedy)) throws {
    let error = try #require(throws: DataError.self) { try read(file.text) }
    #expect(error.hint == file.hint)
    #expect(error.remedies == (file.hint == nil ? [.severalClasses, file.remedy] : [file.remedy]))
  }

  @Test func forSeveralClassesNoColumnOfTwoValuesIsProposed() throws {
    let text = "a,b,z\n" + (0..<30).map { "\($0),\($0 % 2),\($0).5\n" }.joined()
    let error = try #require(throws: DataError.self) { try read(text, several: true) }
    #expect(error.hint == nil && error.remedies == [.label(nil)])
  }

  @Test func moreThanTwentyClassesThatAreMoreThanHalfTheRows() throws {
    for (rows, classes, isRead) in [(30, 20, true), (30, 21, false), (42, 21, true), (41, 21, false)] {
      for word in ["", "w"] {
        let text = "a,z\n" + (0..<rows).map { "\($0),\(word)\($0 % classes)\n" }.joined()
        #expect(
          ((try? read(text, several: true)) != nil) == isRead, "\(rows) rows, \(classes) classes, \(word)")
      }
    }
  }

  @Test func namesComeBackAsTheyWentIn() throws {
    let text = "a,z\n1,1e5\n2,\u{7}x\n3,007\n4,1.0\n5,1e5\n"
    let data = try read(text, several: true).examples
    #expect(data.classNames == ["\u{7}x", "007", "1.0", "1e5"])
    #expect(data.classes == [3, 0, 1, 2, 3])
  }
}
