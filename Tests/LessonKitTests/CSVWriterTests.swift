import LessonKit
import TestSupport
import Testing

struct CSVWriterTests {
  @Test("A header and rows; numbers read back to themselves")
  func rows() {
    var table = CSVWriter(columns: ["series", "iteration", "cost"])
    table.append("Adam", 0, 0.1 + 0.2)
    table.append("Adam", 100, 1e-300)
    table.append("Adam", 200, Double.infinity)
    #expect(
      table.text == """
        series,iteration,cost
        Adam,0,0.30000000000000004
        Adam,100,1e-300
        Adam,200,inf

        """)
  }

  @Test("Fields that would break the table are quoted")
  func quoting() {
    var table = CSVWriter(columns: ["a,b"])
    for field in ["plain", "", "say \"hi\"", "two\nlines", "two\r\nlines"] { table.append(field) }
    #expect(table.text == "\"a,b\"\nplain\n\n\"say \"\"hi\"\"\"\n\"two\nlines\"\n\"two\r\nlines\"\n")
  }

  @Test("A table is written to its file")
  func writing() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "trace.csv")
      try CSVWriter(columns: ["a", "b"]).write(to: file.path)
      #expect(try String(contentsOf: file, encoding: .utf8) == "a,b\n")
    }
  }
}
