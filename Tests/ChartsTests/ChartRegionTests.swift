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
    #expect(short.probabilities == [[0, 1, 0, 1, 1, 1, 1, 1, 1], [1, 0, 1, 0, 0, 0, 0, 0, 0]])
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
    // The legend has one more of each.
    #expect(parsed.all("path", "c0", "dot").count == train + 1)
    #expect(parsed.all("path", "c1", "dot").count == 30 - train + 1)
    #expect(parsed.all("path", "c0", "hollow").count == test + 1)
    #expect(parsed.all("path", "c1", "hollow").count == 10 - test + 1)
    for text in ["Regions", "accuracy 0.9", "x₁", "x₂", "class 1, test", "classified as 0"] {
      #expect(parsed.texts.contains(text), "no \(text) in \(parsed.texts)")
    }
  }

  @Test func theShadesLieWhereTheProbabilityIsOneHalfAndMore() throws {
    let parsed = ParsedSVG(chart { 0.5 + $0.x / 10 }.svg())
    let frame = try #require(parsed.all("rect", "field").first)
    let shades = parsed.all("path", "c0", "shade").compactMap { leftmost($0.attributes["d"] ?? "") }
    // The shades begin at probabilities of 0.5 and 0.75; that of 0.95 begins outside the frame.
    let grid = chart { _ in 0 }.grid
    let expected = [0, 2.5].map {
      ($0 - grid.x.lowerBound) / (grid.x.upperBound - grid.x.lowerBound) * frame.number("width")
    }
    #expect(shades.count == 2)
    for (shade, place) in zip(shades, expected) { #expect(abs(shade - place) < 0.1, "\(shade), \(place)") }
    #expect(parsed.all("path", "boundary").count == 2, "one in the picture, one in the legend")
  }

  @Test func theLegendNamesOnlyWhatIsInThePicture() {
    let one = ParsedSVG(chart { _ in .nan }.svg())
    #expect(one.all("path", "boundary").isEmpty)
    #expect(one.brokenAttributes.isEmpty)
    #expect(one.texts.contains("classified as 0") && !one.texts.contains("classified as 1"))
    var trainOnly = chart { $0.x > 0 ? 1 : 0 }
    trainOnly.test = []
    trainOnly.train = trainOnly.train.filter { $0.label == 0 }
    let texts = ParsedSVG(trainOnly.svg()).texts
    #expect(texts.contains("class 0, train") && !texts.contains("class 1, train"))
    #expect(!texts.contains { $0.hasSuffix(", test") })
  }

  @Test func severalClassesHaveColoursMarkersAndNames() throws {
    let positions = (0..<30).map { ChartPoint(x: Double($0 % 5) - 2, y: Double($0 % 6) - 2.5) }
    func probabilities(_ point: ChartPoint) -> [Double] {
      let weights = [max(point.x, 0.01), max(-point.x, 0.01), max(point.y, 0.01)]
      return weights.map { $0 / weights.reduce(0, +) }
    }
    let chart = DecisionRegionChart(
      title: "Iris", classNames: ["setosa", "versicolor", "virginica"],
      grid: DecisionGrid(around: positions, classes: 3) { points in
        let all = points.map(probabilities)
        return (0..<3).map { label in all.map { $0[label] } }
      },
      train: positions.enumerated().map { .init(x: $1.x, y: $1.y, label: $0 % 3) })
    let parsed = ParsedSVG(chart.svg())
    for (color, name) in [("c1", "setosa"), ("c0", "versicolor"), ("c2", "virginica")] {
      #expect(parsed.all("path", color, "shade").count == 3, "\(name)")
      #expect(parsed.all("path", color, "dot").count == 11, "ten and one in the legend")
      #expect(parsed.texts.contains("\(name), train") && parsed.texts.contains("classified as \(name)"))
    }
    #expect(Set((0..<7).map { ClassStyle($0).color }).count == 7)
    #expect(Set((0..<7).map { ClassStyle($0).marker }).count == 7)
    #expect(chart.text(width: 60).contains("+ virginica"))
  }

  /// The smallest x of a path of relative steps.
  private func leftmost(_ data: String) -> Double? {
    var x = 0.0
    var least = Double.infinity
    for part in data.split(separator: "z") {
      let numbers = part.split { "Ml ".contains($0) }.compactMap { Double($0) }
      x = 0
      for step in stride(from: 0, to: numbers.count, by: 2) {
        x += numbers[step]
        least = min(least, x)
      }
    }
    return least.isFinite ? least : nil
  }

  @Test func theFileIsSmallEvenForARaggedBoundary() {
    let svg = chart { Int($0.x * 100) % 2 == 0 && Int($0.y * 100) % 3 == 0 ? 0.9 : 0.1 }.svg()
    #expect(svg.utf8.count < 400_000)
    #expect(chart { $0.x * $0.x + $0.y * $0.y < 2 ? 1 : 0 }.svg().utf8.count < 30_000)
  }
}
