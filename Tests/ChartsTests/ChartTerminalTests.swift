import Testing
import TextAndFiles

@testable import Charts

struct ChartTerminalTests {
  private static let curve = LineChart(
    title: "Cost", xAxis: "iteration", yAxis: "cost",
    series: [.init(values: [.infinity, 0.7, 0.4, .nan, 0.2, 0.15], every: 1000)])

  private static let curves = LineChart(
    title: "Optimizers 数据集 \u{1B}[31m", xAxis: "epoch", yAxis: "cost", scale: .automatic,
    series: (0..<9).map { .init("method \($0)", values: [1, 1e-5 * Double($0 + 1)]) })

  private static let extreme = LineChart(
    title: "", xAxis: "x", yAxis: "y", series: [.init(values: [-1e308, 1.7e308])])

  private static let panel = HistogramPanel(
    counts: [0, 0, 8, 4], above: 3, zeros: 5, mean: 0.1, standardDeviation: 2e-6)

  private static let histograms = HistogramGrid(
    title: "Activations", xAxis: "activations",
    columns: (1...6).map { .init("Layer \($0)", detail: "800 units") },
    rows: [
      .init("He", panels: [HistogramPanel](repeating: panel, count: 6)),
      .init("empty", panels: [HistogramPanel(counts: [], mean: .nan, standardDeviation: .nan)]),
    ])

  private static let regions = DecisionRegionChart(
    title: "Regions of the plane", subtitle: "accuracy 0.95",
    grid: DecisionGrid(around: [ChartPoint(x: -1, y: -1), ChartPoint(x: 1, y: 1)]) {
      $0.map { $0.x > 0 ? 1 : 0 }
    },
    train: [.init(x: -1, y: -1, label: 0), .init(x: 1, y: 1, label: 1), .init(x: .nan, y: 0, label: 0)])

  private static let all: [any Chart] = [
    curve, curves, extreme, histograms, regions, LineChart(title: "", xAxis: "", yAxis: "", series: []),
    HistogramGrid(title: "Empty", xAxis: "", columns: [], rows: []),
    PanelGrid(title: "Both", curves: curves, regions: [regions]), PanelGrid(title: "", rows: [[], []]),
    ConfusionMatrixChart(title: "Confusion", classNames: ["数据集", "\u{1B}[31m"], counts: [[3, 1], [0, 9]]),
    ImageGrid(
      title: "Images", images: [.init(title: "数据集 \u{1B}", columns: 8, values: (-9..<9).map(Double.init))]),
  ]

  @Test(arguments: [-1, 0, 1, 2, 5, 9, 10, 17, 24, 40, 60, 79, 80, 100, 200])
  func noLineIsWiderThanAsked(width: Int) {
    for chart in Self.all {
      for line in lines(chart, width) {
        let columns = TextColumns.width(of: line)
        #expect(columns <= max(0, width), "\(columns) columns: \(line)")
      }
    }
  }

  @Test func noControlCharacterReachesTheTerminal() {
    for chart in Self.all {
      let text = chart.text(width: 80)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F }, "\(text)")
    }
  }

  @Test func aCurveHasTwelveLinesTicksAndANote() {
    let lines = lines(Self.curve, 60)
    #expect(lines.count { $0.contains("│") || $0.contains("┤") } == 12)
    #expect(lines.contains { $0.hasPrefix("0.0 ┤") })
    #expect(lines.contains { $0.contains("0 ") && $0.contains("iteration") && $0.hasSuffix("5,000") })
    #expect(
      lines.suffix(2) == [
        "The cost is infinite at iteration 0.", "The cost is not a number at iteration 3,000.",
      ])
  }

  @Test func aFallingCurveStartsHighAndEndsLow() throws {
    let chart = LineChart(title: "t", xAxis: "x", yAxis: "y", series: [.init(values: [1, 0])])
    let rows = lines(chart, 60).filter { $0.contains("│") || $0.contains("┤") }
    try #require(rows.count == 12)
    let dots = rows.map { row in
      row.indices.filter { ("⠁"..."⣿").contains(row[$0]) }.map { row.distance(from: row.startIndex, to: $0) }
    }
    #expect(dots.allSatisfy { !$0.isEmpty }, "a row without dots: \(rows)")
    #expect(zip(dots, dots.dropFirst()).allSatisfy { ($0.first ?? 0) < ($1.first ?? 0) }, "\(rows)")
  }

  @Test func severalCurvesAreNamed() {
    let text = Self.curves.text(width: 70)
    for index in 0..<9 { #expect(text.contains("method \(index): ")) }
  }

  @Test func histogramsWrapWhereTheTerminalIsNarrow() {
    for width in [20, 40, 100] {
      let text = Self.histograms.text(width: width)
      for layer in 1...6 { #expect(text.contains("Layer \(layer)"), "no layer \(layer) at width \(width)") }
    }
    #expect(lines(Self.histograms, 100).count < lines(Self.histograms, 40).count)
  }

  @Test(arguments: [2e-6, 6.5e-4, 1.25e-12, 9.97e-5, 123_456_789])
  func exponentsAreKeptInNarrowColumns(deviation: Double) {
    let panel = HistogramPanel(counts: [1, 2], mean: 0, standardDeviation: deviation)
    let grid = HistogramGrid(
      title: "", xAxis: "", columns: (1...6).map { .init("Layer \($0)") },
      rows: [.init("He", panels: [HistogramPanel](repeating: panel, count: 6))])
    let text = grid.text(width: 80)
    #expect(!text.contains("…"))
    let numbers = text.matches(of: /sd (\S+)/).compactMap { Double($0.1) }
    #expect(numbers.count == 6 && numbers.allSatisfy { abs($0 - deviation) < 0.05 * deviation }, "\(text)")
  }

  @Test func blocksAreAsHighAsTheCounts() {
    let bars = TextHistogram.bars(Self.panel, columns: 5)
    #expect(bars == ["  │█ ", "  │██"])
    let low = HistogramPanel(counts: [1, 1000], mean: 0, standardDeviation: 0)
    #expect(TextHistogram.bars(low, columns: 3) == [" │█", "▁│█"])
  }

  @Test func regionsShowShadeAndExamples() throws {
    let field = lines(Self.regions, 60).filter { $0.hasPrefix("│") }
    try #require(field.count > 4)
    #expect(field.allSatisfy { $0.count == 56 && $0.contains("░") && $0.contains(" ") })
    #expect(field.prefix(field.count / 2).joined().count { $0 == "x" } == 1)
    #expect(field.suffix(field.count / 2).joined().count { $0 == "o" } == 1)
  }

  private func lines(_ chart: any Chart, _ width: Int) -> [String] {
    chart.text(width: width).split(separator: "\n").map(String.init)
  }
}
