import Testing

@testable import Charts

struct ConfusionMatrixChartTests {
  private let chart = ConfusionMatrixChart(
    title: "Confusion", subtitle: "iris", classNames: ["setosa", "versicolor", "virginica"],
    counts: [[9, 0, 0], [0, 10, 1], [0, 0, 0]])

  @Test func rightIsBlueAndWrongVermillion() {
    let parsed = ParsedSVG(chart.svg())
    let right = parsed.all("rect", "c0").map { $0.number("fill-opacity") }
    let wrong = parsed.all("rect", "c1").map { $0.number("fill-opacity") }
    #expect(right.count == 3 && wrong.count == 6)
    #expect(right[0] > right[1] && right[1] > right[2] && right[2] == 0)
    #expect(wrong.filter { $0 > 0 }.count == 1)
    #expect(parsed.brokenAttributes.isEmpty, "\(parsed.brokenAttributes)")
  }

  @Test func countsNamesAndSharesAreShown() {
    let texts = ParsedSVG(chart.svg()).texts
    for name in chart.classNames { #expect(texts.count { $0 == name } == 2, "\(name): \(texts)") }
    for text in ["9", "10", "1", "100%", "91%", "–", "true class", "predicted class"] {
      #expect(texts.contains(text), "\(text)")
    }
    #expect(!texts.contains("0"), "empty cells stay empty")
    #expect(chart.summary.contains("versicolor: 10 of 11 right, 1 taken for virginica"))
  }

  /// The count lies within its cell, in the row of the true class.
  @Test func aMistakeStandsInTheRowOfTheTrueClass() throws {
    let parsed = ParsedSVG(chart.svg())
    let mistake = try #require(parsed.all("text").first { $0.text == "1" })
    let (row, column) = try #require(
      (
        parsed.all("text").first { $0.text == "versicolor" && $0.number("x") < mistake.number("x") },
        parsed.all("rect", "c0").last
      ) as? (ParsedSVG.Element, ParsedSVG.Element))
    #expect(abs(row.number("y") - mistake.number("y")) < 1)
    let middle = column.number("x") + column.number("width") / 2
    #expect(abs(mistake.number("x") - middle) < 1)
  }

  @Test(arguments: [0, 1, 2, 40, 60]) func anyNumberOfClassesFitsThePage(classes: Int) {
    let names = (0..<classes).map { "a class with a very long name \($0)" }
    let chart = ConfusionMatrixChart(title: "", classNames: names, counts: [[3, -1], []])
    let parsed = ParsedSVG(chart.svg())
    #expect(parsed.brokenAttributes.isEmpty, "\(parsed.brokenAttributes)")
    for cell in parsed.all("rect", "solid") {
      #expect(cell.number("x") + cell.number("width") <= parsed.elements[0].number("width"))
    }
  }

  @Test func theTerminalShowsShades() {
    let lines = chart.text(width: 60).split(separator: "\n").map(String.init)
    #expect(lines[2] == "    setosa ██····")
    #expect(lines[3] == "versicolor ··██░░")
  }
}
