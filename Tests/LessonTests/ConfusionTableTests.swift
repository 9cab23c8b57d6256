import TestSupport
import Testing

@testable import softmax_regression

@Suite struct ConfusionTableTests {
  @Test func rowsAreTrueClasses() {
    let table = ConfusionTable(
      [[9, 0, 0], [0, 10, 1], [0, 0, 10]], classNames: ["setosa", "versicolor", "virginica"])
    #expect(
      table.text(width: 80) == """
        Confusion matrix of the test set (rows: true class, columns: predicted class)
                    setosa  versicolor  virginica
        setosa           9           0          0
        versicolor       0          10          1
        virginica        0           0         10
        """)
  }

  @Test func longNamesAreCutWhereTheyStayDifferent() {
    let names = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]
    let lines = ConfusionTable(counts(10), classNames: names).text(width: 80).split(separator: "\n")
    #expect(lines[1] == "            airp…  auto…  bird   cat  deer   dog  frog  horse  ship  truck")
    #expect(lines.count == 12 && lines[3].hasPrefix("automobile"))
  }

  @Test func namesThatWouldLookTheSameGetNumbers() {
    let names = (0..<9).map { "a class with a long name \($0)" }
    let lines = ConfusionTable(counts(9), classNames: names).text(width: 80).split(separator: "\n")
    #expect(lines[1].split(separator: " ") == ["1", "2", "3", "4", "5", "6", "7", "8", "9"])
    #expect(lines[2].hasPrefix("1 a class with a long…  7700"))
  }

  @Test func namesCannotSteerTheTerminal() {
    let text = ConfusionTable([[1, 0], [0, 1]], classNames: ["\u{1B}[31mred", "blue\n"]).text(width: 80)
    #expect(text.contains(#"\u{1B}[31mred"#) && text.contains(#"blue\u{A}"#) && !text.contains("\u{1B}"))
  }

  @Test(arguments: [1, 2, 5, 12, 26, 80]) func everyLineFitsAndEveryCountIsThere(classes: Int) {
    let names = (0..<classes).map { "class \($0)" }
    let text = ConfusionTable(counts(classes), classNames: names).text(width: 80)
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(text.matches(of: /77\d\d/).count == classes * classes)
  }

  private func counts(_ classes: Int) -> [[Int]] {
    (0..<classes).map { row in (0..<classes).map { 7700 + (row + $0) % 100 } }
  }
}
