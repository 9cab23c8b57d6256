import Testing

@testable import Charts

struct ChartHistogramTests {
  private static let frame = Rectangle(left: 10, top: 20, width: 140, height: 80)

  private func panel(_ counts: [Int], below: Int = 0, above: Int = 0, zeros: Int = 0) -> HistogramPanel {
    HistogramPanel(
      counts: counts, below: below, above: above, zeros: zeros, mean: 0.25, standardDeviation: 0.5)
  }

  private func grid(_ panels: [[HistogramPanel]]) -> HistogramGrid {
    HistogramGrid(
      title: "Spread", subtitle: "by layer", xAxis: "activations",
      columns: (panels.first ?? []).indices.map {
        .init("Layer \($0 + 1)", detail: "\(10 * ($0 + 1)) units")
      },
      rows: panels.enumerated().map { .init("row \($0.offset)", detail: "W < 1 & so on", panels: $0.element) }
    )
  }

  @Test func barsAreProportionalToCountsAndStandOnZero() throws {
    let counts = [1, 0, 4, 2, 8, 3]
    let bars = HistogramGeometry(panel: panel(counts, zeros: 1000), frame: Self.frame).bars
    try #require(bars.count == 5)
    for (bar, count) in zip(bars, counts.filter { $0 > 0 }) {
      #expect(abs(bar.height - 80 * Double(count) / 8) < 1e-9)
      #expect(abs(bar.bottom - 100) < 1e-9)
    }
  }

  @Test func sharesAreFractionsOfAllValues() {
    let panel = panel([5, 5], below: 10, above: 20, zeros: 60)
    let geometry = HistogramGeometry(panel: panel, frame: Self.frame)
    #expect(panel.total == 100)
    #expect(abs(geometry.filled(geometry.below, panel.below).height - 8) < 1e-9)
    #expect(abs(geometry.filled(geometry.above, panel.above).height - 16) < 1e-9)
    #expect(abs(geometry.filled(geometry.zero, panel.zeros).height - 48) < 1e-9)
    #expect(abs(geometry.filled(geometry.zero, panel.zeros).bottom - 100) < 1e-9)
  }

  @Test func barsNeitherOverlapNorLeaveTheFrame() {
    let geometry = HistogramGeometry(panel: panel([Int](repeating: 1, count: 40)), frame: Self.frame)
    let parts = ([geometry.below, geometry.zero, geometry.above] + geometry.bars).sorted { $0.left < $1.left }
    #expect(parts.count == 43)
    #expect(zip(parts, parts.dropFirst()).allSatisfy { $1.left >= $0.right - 1e-9 })
    #expect(parts[0].left >= 10 && parts[42].right <= 150 + 1e-9)
  }

  @Test func negativeAndPositiveBinsLieOnTheirSidesOfZero() {
    let geometry = HistogramGeometry(panel: panel([1, 1, 1, 1]), frame: Self.frame)
    let zero = geometry.landmarks[1]
    #expect(geometry.bars.map { $0.right < zero } == [true, true, false, false])
    #expect(abs(geometry.landmarks[0] + geometry.landmarks[2] - 2 * zero) < 1e-9)
  }

  @Test func captionsNameSharesOnlyWhereThereAreAny() {
    #expect(panel([1, 1]).caption == ["mean 0.250", "s.d. 0.500", "", ""])
    #expect(panel([0, 1], above: 1, zeros: 2).caption.suffix(2) == ["50% zero", "25% > 1"])
    #expect(panel([1], below: 1).caption.last == "50% < −1")
    #expect(panel([2], below: 1, above: 1).caption.last == "50% outside")
    #expect(panel([0, 0], zeros: 7).caption.first == "all zero")
    #expect(panel([]).caption.first == "no values")
  }

  @Test func thePictureHasAllPanelsHeadsAndRows() {
    let panels = (0..<4).map { row in (0..<6).map { panel([row, 1, 2, $0], above: 1, zeros: 2) } }
    let parsed = ParsedSVG(grid(panels).svg())
    #expect(parsed.elements.count { $0.name == "g" && $0.attributes["class"] == "panel" } == 24)
    #expect(parsed.all("path", "panel", "c0", "solid").count == 24)
    #expect(parsed.all("rect", "panel", "c1", "solid").count == 24, "bars of zeros")
    #expect(parsed.all("rect", "panel", "c3", "solid").count == 24, "bars of values above 1")
    for text in ["Spread", "by layer", "Layer 1", "Layer 6", "60 units"] {
      #expect(parsed.texts.contains(text), "no \(text) in \(parsed.texts)")
    }
    #expect(parsed.texts.count { $0.contains("W < 1 & so on") } == 4)
    #expect(parsed.brokenAttributes.isEmpty, "\(parsed.brokenAttributes)")
  }

  @Test func theFileIsSmall() {
    let full = panel((0..<40).map { 100 + $0 }, below: 1, above: 1, zeros: 1)
    let svg = grid([[HistogramPanel]](repeating: [HistogramPanel](repeating: full, count: 6), count: 4)).svg()
    #expect(svg.utf8.count < 80_000, "\(svg.utf8.count) bytes")
  }

  @Test func manyLayersMakeThePictureWider() {
    let parsed = ParsedSVG(grid([(0..<20).map { _ in panel([1, 1]) }]).svg())
    let fields = parsed.all("rect", "field")
    #expect(fields.count == 20)
    #expect(fields.allSatisfy { $0.number("width") >= 120 })
    let right = fields.map { $0.number("x") + $0.number("width") }.max() ?? .nan
    #expect(right <= parsed.elements[0].number("width"))
  }

  @Test func degenerateInputIsDrawn() {
    let strange = HistogramPanel(counts: [3], mean: .nan, standardDeviation: .infinity)
    for chart in [grid([]), grid([[]]), grid([[strange, panel([]), panel([0, 0])]])] {
      let parsed = ParsedSVG(chart.svg())
      #expect(parsed.brokenAttributes.isEmpty, "\(parsed.brokenAttributes)")
    }
  }
}
