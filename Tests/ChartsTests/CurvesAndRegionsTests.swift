import Testing

@testable import Charts

/// Curves and decision regions side by side.
struct CurvesAndRegionsTests {
  private func region(_ name: String) -> DecisionRegionChart {
    let places = [ChartPoint(x: -1, y: -1), ChartPoint(x: 1, y: 1)]
    return DecisionRegionChart(
      title: name, grid: DecisionGrid(around: places) { $0.map { 0.5 + $0.x / 10 } },
      train: [DecisionRegionChart.Example(x: 0.5, y: 0.5, label: 1)])
  }

  private func picture(regions count: Int) -> CurvesAndRegions {
    CurvesAndRegions(
      curves: LineChart(
        title: "Curves", xAxis: "epoch", yAxis: "cost", series: [LineChart.Series("adam", values: [3, 2, 1])]),
      regions: (0..<count).map { region("Region \($0 + 1)") })
  }

  @Test func withoutRegionsItIsTheCurves() {
    let picture = picture(regions: 0)
    #expect(picture.svg() == picture.curves.svg())
    #expect(picture.text(width: 80) == picture.curves.text(width: 80))
  }

  /// Each panel at a place of its own, within the picture.
  @Test(arguments: [(1, 2, 1), (3, 2, 2), (4, 3, 2), (7, 3, 3)])
  func panelsMakeAGrid(regions: Int, across: Int, rows: Int) throws {
    let picture = picture(regions: regions)
    let parsed = ParsedSVG(picture.svg())
    let places = parsed.all("g").compactMap { $0.attributes["transform"] }
    #expect(places.count == regions + 1 && Set(places).count == places.count, "\(places)")
    let numbers = places.map {
      $0.dropFirst("translate(".count).dropLast().split(separator: " ").map(String.init)
    }
    #expect(Set(numbers.map { $0[0] }).count == across, "\(places)")
    #expect(Set(numbers.map { $0[1] }).count == rows, "\(places)")
    #expect(parsed.texts.contains("Curves") && parsed.texts.contains("Region \(regions)"))
  }

  /// A frame that is named twice would clip all regions with the first of its name.
  @Test func everyRegionHasItsOwnFrame() {
    let parsed = ParsedSVG(picture(regions: 3).svg())
    let frames = parsed.all("clipPath").compactMap { $0.attributes["id"] }
    #expect(frames == ["frame1", "frame2", "frame3"])
    let uses = parsed.all("g").compactMap { $0.attributes["clip-path"] }
    #expect(uses == frames.map { "url(#\($0))" })
  }

  @Test(arguments: [20, 71, 72, 120]) func theTextFitsTheTerminal(width: Int) {
    let lines = picture(regions: 3).text(width: width).split(separator: "\n")
    for line in lines { #expect(TextColumns.width(of: String(line)) <= width, "\(line)") }
    for name in ["Curves", "Region 1", "Region 2", "Region 3"] {
      #expect(lines.contains { $0.contains(name) }, "no \(name)")
    }
    #expect(lines.contains { $0.contains("Region 1") && $0.contains("Region 2") } == (width >= 72))
  }
}
