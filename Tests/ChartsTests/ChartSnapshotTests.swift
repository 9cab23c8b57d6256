import TestSupport
import Testing

@testable import Charts

/// A picture of every kind as it looks today, for pages and for terminals.
struct ChartSnapshotTests {
  private static let smooth = (0..<40).map { 0.7 / (1 + Double($0) / 4) }
  private static let noise = (0..<2_000).map { 0.3 + Double($0 * 7919 % 1009) / 5_000 }

  private static let curves = LineChart(
    title: "Cost of two runs", subtitle: "circles, 2→10→5→1, rate 0.01", xAxis: "iteration", yAxis: "cost",
    series: [.init("batch", values: [.infinity] + smooth, every: 50), .init("mini-batch", values: noise)])

  private static let check = LineChart(
    title: "Difference over step", xAxis: "step ε", yAxis: "difference", horizontal: .logarithmic,
    scale: .logarithmic,
    series: [
      .init(points: (1...10).map { ChartPoint(x: 1 / Double(1 << (3 * $0)), y: 1e-9 * Double($0 * $0)) })
    ],
    guides: [.x(1e-7, "the default"), .y(2e-7, "threshold 2×10⁻⁷")])

  private static let histograms = HistogramGrid(
    title: "Activations", subtitle: "10 examples", xAxis: "activation",
    columns: [.init("Layer 1", detail: "8 units"), .init("Layer 2", detail: "5 units")],
    rows: [
      .init(
        "He", detail: "W = randn × √(2/inputs)",
        panels: [
          HistogramPanel(
            counts: [1, 4, 9, 3], below: 2, above: 1, zeros: 10, mean: 0.1, standardDeviation: 0.5),
          HistogramPanel(counts: [0, 0, 20, 0], zeros: 20, mean: 6.5e-4, standardDeviation: 2e-6),
        ])
    ])

  private static func regions(_ title: String, classes: Int) -> DecisionRegionChart {
    let positions = (0..<12).map { ChartPoint(x: Double($0 % 4), y: Double($0 / 4)) }
    let examples = positions.enumerated().map {
      DecisionRegionChart.Example(x: $1.x, y: $1.y, label: $0 % classes)
    }
    let grid = DecisionGrid(around: positions, columns: 9, rows: 9, classes: classes) { points in
      let weights = points.map { point in (0..<classes).map { 1 / (1 + abs(point.x - 1.5 * Double($0))) } }
      return (0..<classes).map { label in weights.map { $0[label] / $0.reduce(0, +) } }
    }
    return DecisionRegionChart(
      title: title, subtitle: "75 % right", classNames: ["setosa", "versicolor", "virginica"], grid: grid,
      train: Array(examples.prefix(9)), test: Array(examples.suffix(3)))
  }

  private static let charts: [(name: String, chart: any Chart)] = [
    ("curves", curves), ("check", check), ("regions", regions("Two classes", classes: 2)),
    ("classes", regions("Three classes", classes: 3)), ("confusion", confusion), ("images", images),
    ("histograms", histograms),
    (
      "panels",
      PanelGrid(
        title: "Compared", subtitle: "circles", curves: curves,
        regions: [regions("plain", classes: 2), regions("dropout", classes: 2)])
    ),
  ]

  private static let confusion = ConfusionMatrixChart(
    title: "Confusion matrix", subtitle: "iris, 30 test examples",
    classNames: ["setosa", "versicolor", "virginica"], counts: [[9, 0, 0], [0, 10, 1], [0, 3, 7]])

  private static let images = ImageGrid(
    title: "Weights", subtitle: "two digits",
    images: (0..<2).map { number in
      .init(title: "\(number)", columns: 4, values: (0..<16).map { Double(($0 * 7 + number) % 11 - 5) / 4 })
    })

  @Test(arguments: charts.map(\.name)) func aPictureLooksAsItDid(name: String) throws {
    let chart = try #require(Self.charts.first { $0.name == name }).chart
    try Snapshot.expect(chart.svg(), is: "charts/\(name).svg")
    try Snapshot.expect(chart.text(width: 80) + "\n", is: "charts/\(name).txt")
  }
}
