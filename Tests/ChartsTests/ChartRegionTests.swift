import Testing

@testable import Charts

struct ChartRegionTests {
  private let examples: [DecisionRegionChart.Example] = (0..<40).map { index in
    let label = index % 3 == 0 ? 1 : 0
    return DecisionRegionChart.Example(x: Double(index % 7 - 3), y: Double(index % 5 - 2), label: label)
  }

  private func chart(_ probability: (ChartPoint) -> Double) -> DecisionRegionChart {
    DecisionRegionChart(
      title: "Regions", subtitle: "accuracy 0.9",
      grid: DecisionGrid(around: examples.map(\.position)) { $0.map(probability) },
      train: Array(examples.prefix(30)), test: Array(examples.suffix(10)))
  }

  @Test func theGridCoversThePointsWithAMargin() throws {
    let grid = DecisionGrid(around: examples.map(\.position), columns: 5, rows: 3) { $0.map(\.x) }
    #expect(grid.x.lowerBound < -3 && grid.x.upperBound > 3)
    #expect(grid.y.lowerBound < -2 && grid.y.upperBound > 2)
    let points = grid.points
    try #require(points.count == 15)
    #expect(points[0] == ChartPoint(x: grid.x.lowerBound, y: grid.y.lowerBound))
    #expect(points[4] == ChartPoint(x: grid.x.upperBound, y: grid.y.lowerBound))
    #expect(points[14] == ChartPoint(x: grid.x.upperBound, y: grid.y.upperBound))
  }

  @Test func missingAndBrokenProbabilitiesCountAsZero() {
    let short = DecisionGrid(around: [], columns: 3, rows: 3) { _ in [1, .nan, 7, -1] }
    #expect(short.probabilities == [1, 0, 1, 0, 0, 0, 0, 0, 0])
  }

  @Test func aGridOfEqualOrNoPointsHasARoomyRange() {
    for points in [[], [ChartPoint(x: 2, y: 2)], [ChartPoint(x: .nan, y: 1e308)]] {
      let grid = DecisionGrid(around: points) { $0.map { _ in 0 } }
      #expect(grid.x.upperBound > grid.x.lowerBound && grid.y.upperBound > grid.y.lowerBound)
      #expect(grid.points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    }
  }

  @Test func everyExampleHasTheMarkerOfItsClassAndSet() {
    let parsed = ParsedSVG(chart { $0.x > 0 ? 1 : 0 }.svg())
    let train = examples.prefix(30).count { $0.label == 1 }
    let test = examples.suffix(10).count { $0.label == 1 }
    // One more of each is in the legend.
    #expect(parsed.all("path", "c0", "dot").count == train + 1)
    #expect(parsed.all("path", "c1", "dot").count == 30 - train + 1)
    #expect(parsed.all("path", "c0", "hollow").count == test + 1)
    #expect(parsed.all("path", "c1", "hollow").count == 10 - test + 1)
    for text in ["Regions", "accuracy 0.9", "x₁", "x₂", "class 1, test", "probability 0.5"] {
      #expect(parsed.texts.contains(text), "no \(text) in \(parsed.texts)")
    }
  }

  @Test func theBoundaryLiesWhereTheProbabilityIsOneHalf() throws {
    let parsed = ParsedSVG(chart { 0.5 + $0.x / 10 }.svg())
    let frame = try #require(parsed.all("rect", "t0").first)
    let data = try #require(parsed.all("path", "t1").first?.attributes["d"])
    let places = data.dropLast().split { "MLZ".contains($0) }.compactMap { $0.split(separator: " ").first }
      .compactMap { Double($0) }
    let middle = frame.number("x") + frame.number("width") / 2
    #expect(abs((places.min() ?? .nan) - middle) < 0.02, "\(places.min() ?? .nan), expected \(middle)")
    #expect(places.max() ?? .nan >= frame.number("x") + frame.number("width"))
  }

  @Test func oneRegionHasNoBoundary() {
    let parsed = ParsedSVG(chart { _ in .nan }.svg())
    #expect(parsed.all("path", "t1").isEmpty)
    #expect(parsed.brokenAttributes.isEmpty)
  }

  @Test func theFileIsSmallEvenForARaggedBoundary() {
    let svg = chart { Int($0.x * 100) % 2 == 0 && Int($0.y * 100) % 3 == 0 ? 0.9 : 0.1 }.svg()
    #expect(svg.utf8.count < 400_000)
    #expect(chart { $0.x * $0.x + $0.y * $0.y < 2 ? 1 : 0 }.svg().utf8.count < 30_000)
  }
}
