import Testing
import TextAndFiles

@testable import Charts

struct ChartLineTests {
  private func chart(_ series: [LineChart.Series], scale: LineChart.ValueScale = .linear) -> LineChart {
    LineChart(title: "Cost", xAxis: "iteration", yAxis: "cost", scale: scale, series: series)
  }

  private static let awkward: [[Double]] = [
    [], [0.5], [.nan], [.infinity], [0.3, 0.3, 0.3], [1e-300, 1e300], [-1e308, 1.7e308],
    [.leastNonzeroMagnitude, 0],
    [.infinity, 0.7, .nan, 0.4, -.infinity, 0.2], [0, 0], [-3, -2, -1], [1e16, 1e16 + 2],
  ]

  @Test(arguments: awkward, [LineChart.ValueScale.linear, .logarithmic, .automatic])
  func awkwardValuesGiveAWellFormedPicture(values: [Double], scale: LineChart.ValueScale) {
    let chart = chart([.init("<a> & b", values: values), .init("c", values: [0.1, 0.2])], scale: scale)
    let parsed = ParsedSVG(chart.svg())
    #expect(parsed.brokenAttributes.isEmpty, "\(parsed.brokenAttributes)")
    #expect(parsed.texts.contains("<a> & b"))
    let height = parsed.elements[0].number("height")
    for label in parsed.all("text") {
      #expect(
        (0...860).contains(label.number("x")) && (0...height).contains(label.number("y")), "\(label.text)")
    }
  }

  @Test func nothingToDrawIsSaid() {
    #expect(ParsedSVG(chart([]).svg()).texts.contains("There are no data to draw."))
    #expect(chart([]).text(width: 60).contains("There are no data to draw."))
    #expect(
      notes(chart([.init(values: [.nan])]))
        == ["There are no data to draw.", "The cost is not a number at iteration 0."])
    #expect(notes(chart([.init(values: [1])])).isEmpty)
  }

  @Test func aCurveRunsThroughItsPointsInOrder() throws {
    let parsed = ParsedSVG(chart([.init(values: [1, 0, 0.5])]).svg())
    let places = try coordinates(#require(parsed.all("path", "curve").first))
    try #require(places.count == 3)
    #expect(places[0].y < places[2].y && places[2].y < places[1].y, "y grows downwards: \(places)")
    #expect(abs(places[2].y - (places[0].y + places[1].y) / 2) < 0.02)
    #expect(abs(places[1].x - (places[0].x + places[2].x) / 2) < 0.02)
  }

  @Test func pointsThatAreNotFiniteLeaveAGapAndANote() throws {
    let chart = chart([.init(values: [.infinity, 0.7, 0.6, .nan, 0.4, 0.3], every: 100)])
    let parsed = ParsedSVG(chart.svg())
    #expect(parsed.texts.contains("The cost is infinite at iteration 0."))
    #expect(parsed.texts.contains("The cost is not a number at iteration 300."))
    #expect(parsed.texts.contains("∞"))
    let path = try #require(parsed.all("path", "curve").first?.attributes["d"])
    #expect(path.count { $0 == "M" } == 2 && path.count { $0 == "L" } == 2, "\(path)")
  }

  @Test func aNoteNamesTheSeriesAndCountsTheRest() {
    let chart = chart([
      .init("Adam", values: [.nan, .nan, .nan, .nan, 1]), .init("momentum", values: [1, 2]),
    ])
    #expect(notes(chart) == ["Adam: the cost is not a number at iteration 0, 1, 2 and 1 more."])
  }

  /// The ∞ of an infinite first cost touches neither the axes nor their labels.
  @Test func infinityStandsClearOfTheAxes() throws {
    let parsed = ParsedSVG(chart([.init(values: [.infinity, 0.7, 0.6])]).svg())
    let sign = try #require(parsed.all("text", "head").first { $0.text == "∞" })
    let frame = try #require(parsed.all("line", "axis").first)
    let top = try #require(parsed.all("line", "rule").map { $0.number("y1") }.min())
    let name = try #require(parsed.all("text", "strong").first { $0.text == "cost" })
    #expect(sign.number("x") >= frame.number("x1") + 10)
    #expect(sign.number("y") <= top - 6)
    #expect(sign.number("y") >= name.number("y") + 14)
  }

  @Test func ticksOfIterationsAreWholeNumbers() {
    for count in 1...9 {
      let scale = chart([.init(values: [Double](repeating: 1, count: count))]).xScale(ticks: 7)
      #expect(scale.ticks.allSatisfy { $0.value.rounded() == $0.value && $0.value >= 0 }, "\(scale.ticks)")
      #expect(scale.ticks.allSatisfy { !$0.label.contains(".") }, "\(scale.ticks)")
    }
  }

  @Test func aNoisyCurveIsAMedianOverABand() throws {
    let noise = (0..<5_000).map { 10 + Double(($0 * 7919) % 1009) / 1009 }
    let curve = DrawnCurve(.init(values: noise))
    try #require(curve.isNoisy && curve.line.count > 50 && curve.line.count < 150)
    for (index, point) in curve.line.enumerated().dropFirst(30) {
      #expect(abs(point.y - 10.5) < 0.15, "\(point)")
      #expect(abs(curve.low[index].y - 10.1) < 0.15 && abs(curve.high[index].y - 10.9) < 0.15)
    }
    let parsed = ParsedSVG(chart([.init(values: noise)]).svg())
    #expect(parsed.all("path", "band").count == 1)
    #expect(parsed.texts.contains { $0.hasPrefix("The line is the median of neighbouring values") })
  }

  @Test func aSmoothCurveHasNoBand() {
    let smooth = (0..<5_000).map { 1 / (1 + Double($0) / 100) }
    // Even after training has settled, the last digits go up and down.
    let rested = smooth.indices.map { 0.3 + (smooth[$0] - smooth[2_000]) * ($0 < 2_000 ? 1 : 0) }
    let trembling = rested.enumerated().map { $1 + ($0 % 2 == 0 ? 1e-16 : 0) }
    #expect(!DrawnCurve(.init(values: smooth)).isNoisy)
    #expect(!DrawnCurve(.init(values: trembling)).isNoisy)
    let path = ParsedSVG(chart([.init(values: smooth)]).svg()).all("path", "curve").first?.attributes["d"]
    #expect((300...2_000).contains(path?.count { $0 == "L" } ?? 0))
  }

  @Test func guidesHaveTheirPlacesAndNames() throws {
    let parsed = ParsedSVG(
      LineChart(
        title: "Check", xAxis: "ε", yAxis: "difference", horizontal: .logarithmic, scale: .logarithmic,
        series: [
          .init(points: (-9...(-2)).map { ChartPoint(x: PowerOfTen.value($0), y: PowerOfTen.value($0)) })
        ],
        guides: [.x(1e-7, "default"), .y(2e-7, "threshold")]
      ).svg())
    let guides = parsed.all("line", "guide")
    try #require(guides.count == 2)
    let tick = try #require(
      parsed.all("text", "muted").first { $0.text == "10⁻⁷" && $0.attributes["text-anchor"] == "middle" })
    #expect(abs(guides[0].number("x1") - tick.number("x")) < 0.02)
    #expect(parsed.texts.contains("default") && parsed.texts.contains("threshold"))
  }

  @Test func aSinglePointIsAMarker() {
    let parsed = ParsedSVG(chart([.init(values: [0.5])]).svg())
    #expect(parsed.all("path", "dot").count == 1)
    #expect(parsed.all("path", "curve").isEmpty)
  }

  @Test func valuesWithoutALogarithmLeaveGaps() {
    let chart = chart([.init(values: [1, 0, 10])], scale: .logarithmic)
    #expect(notes(chart) == ["The cost has no logarithm at iteration 1."])
  }

  @Test func automaticScaleIsLogarithmicForThousandfoldSpans() {
    let wide = chart([.init(values: [0.7, 0.0001])], scale: .automatic)
    let narrow = chart([.init(values: [0.7, 0.1])], scale: .automatic)
    #expect(wide.yScale(ticks: 6).kind == .logarithmic)
    #expect(narrow.yScale(ticks: 6).kind == .linear)
  }

  @Test func aLinearAxisStartsAtZeroWhereTheDataComeNear() {
    #expect(chart([.init(values: [0.7, 0.15])]).yScale(ticks: 6).extent.lower == 0)
    #expect(chart([.init(values: [0.7, 0.65])]).yScale(ticks: 6).extent.lower > 0.6)
  }

  @Test func labelsOfSevenCurvesDoNotOverlap() {
    let names = ["a", "b", "c", "d", "e", "f", "g"]
    let svg = chart(names.map { .init($0, values: [1, 0.5, 0.2]) }).svg()
    let labels = ParsedSVG(svg).all("text", "ink").filter { names.contains($0.text) }
    #expect(labels.count == 7)
    let heights = labels.map { $0.number("y") }.sorted()
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 14 }, "\(heights)")
  }

  @Test func manySeriesMakeThePictureTaller() {
    let series = (0..<60).map { LineChart.Series("series \($0)", values: [0, Double($0)]) }
    let parsed = ParsedSVG(chart(series).svg())
    let heights = parsed.all("text", "ink").map { $0.number("y") }.sorted()
    #expect(heights.count == 60)
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 14 })
    #expect(heights.last ?? .infinity < parsed.elements[0].number("height"))
  }

  @Test func aLongNoisyCurveGivesASmallFile() {
    let noise = (0..<40_000).map { Double(($0 * 7919) % 1009) / 1009 }
    #expect(chart([.init("noise", values: noise)]).svg().utf8.count < 100_000)
  }

  private func notes(_ chart: LineChart) -> [String] {
    chart.notes(of: chart.curves, on: chart.yScale(ticks: 6))
  }

  /// The points of a path of straight lines.
  private func coordinates(_ path: ParsedSVG.Element) throws -> [ChartPoint] {
    try #require(path.attributes["d"]).split { "ML".contains($0) }.map { pair in
      let numbers = pair.split(separator: " ").compactMap { Double($0) }
      try #require(numbers.count == 2, "\(pair)")
      return ChartPoint(x: numbers[0], y: numbers[1])
    }
  }
}
