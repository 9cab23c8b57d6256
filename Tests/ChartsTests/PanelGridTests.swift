import Testing

@testable import Charts

struct PanelGridTests {
  private let curves = LineChart(
    title: "Cost", xAxis: "iteration", yAxis: "cost",
    series: [.init("plain", values: [.infinity, 1, 0.5]), .init("dropout", values: [2, 1, 0.7])])

  private func regions(_ name: String) -> DecisionRegionChart {
    DecisionRegionChart(
      title: name,
      grid: DecisionGrid(around: [ChartPoint(x: 0, y: 0), ChartPoint(x: 1, y: 1)]) { $0.map(\.x) },
      train: [.init(x: 0, y: 0, label: 0), .init(x: 1, y: 1, label: 1)])
  }

  @Test func panelsStandSideBySideWithinThePicture() throws {
    let grid = PanelGrid(title: "Compared", curves: curves, regions: ["a", "b", "c"].map(regions))
    let parsed = ParsedSVG(grid.svg())
    let places = parsed.elements.compactMap { $0.attributes["transform"] }.compactMap { transform in
      transform.dropFirst("translate(".count).dropLast().split(separator: " ").compactMap { Double($0) }
    }
    try #require(places.count == 4)
    #expect(places[1][1] == places[2][1] && places[2][1] == places[3][1], "one row: \(places)")
    #expect(places[0][1] < places[1][1])
    let width = parsed.elements[0].number("width")
    let frames = parsed.all("svg").dropFirst()
    #expect(frames.count == 3)
    for (frame, place) in zip(frames, places.dropFirst()) {
      #expect(place[0] + frame.number("x") + frame.number("width") <= width - 20)
      #expect(place[1] + frame.number("y") + frame.number("height") <= parsed.elements[0].number("height"))
    }
    #expect(parsed.brokenAttributes.isEmpty, "\(parsed.brokenAttributes)")
  }

  @Test func legendsAndNotesAreSaidOnce() {
    let grid = PanelGrid(title: "Compared", curves: curves, regions: ["a", "b", "c", "d"].map(regions))
    let texts = ParsedSVG(grid.svg()).texts
    #expect(texts.count { $0 == "class 1, train" } == 1)
    #expect(texts.count { $0.hasPrefix("Deeper shades") } == 1)
    #expect(texts.contains("Plain: the cost is infinite at iteration 0."))
    for title in ["Compared", "Cost", "a", "b", "c", "d"] { #expect(texts.contains(title), "\(title)") }
  }

  @Test func fourRegionsMakeTwoRows() {
    #expect(PanelGrid(title: "", regions: (0..<4).map { regions("\($0)") }).rows.map(\.count) == [2, 2])
    #expect(PanelGrid(title: "", regions: (0..<5).map { regions("\($0)") }).rows.map(\.count) == [3, 2])
  }

  @Test func theTerminalShowsAllPanels() {
    let text = PanelGrid(title: "Compared", curves: curves, regions: [regions("a")]).text(width: 70)
    for part in ["Compared", "Cost", "plain: ", "x class 1"] { #expect(text.contains(part), "\(part)") }
  }
}
