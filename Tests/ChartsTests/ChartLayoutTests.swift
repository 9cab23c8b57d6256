import Testing
import TextAndFiles

@testable import Charts

struct ChartLayoutTests {
  @Test(arguments: [
    [10.0, 10, 10, 10, 10, 10, 10], [0, 100, 5, 95, 50], [100, 100, 100], [0, 0], [42], [],
  ])
  func labelsKeepTheirDistanceAndOrder(wanted: [Double]) {
    let places = LabelSpread.positions(wanted, gap: 12, within: 0...100)
    let sorted = places.sorted()
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= 12 - 1e-9 }, "\(places)")
    #expect(places.allSatisfy { $0 >= 0 && $0 <= 100 + 1e-9 }, "\(places)")
    for first in wanted.indices {
      for second in wanted.indices where wanted[first] < wanted[second] {
        #expect(places[first] < places[second])
      }
    }
  }

  @Test func labelsThatDoNotMeetStay() {
    #expect(LabelSpread.positions([80, 10, 40], gap: 12, within: 0...100) == [80, 10, 40])
  }

  @Test func gapsCutACurve() {
    let a = ChartPoint(x: 0, y: 0)
    let b = ChartPoint(x: 1, y: 1)
    #expect(CurveRuns.split([nil, a, b, nil, nil, b, nil]) == [[a, b], [b]])
  }

  @Test func thinningKeepsTheEndsAndTheExtremesOfEachColumn() {
    let run = (0..<10_000).map { ChartPoint(x: Double($0) / 100, y: Double(($0 * 7919) % 1009)) }
    let thin = CurveRuns.thinned(run)
    #expect(thin.count <= 200)
    #expect(thin.first == run.first && thin.last == run.last)
    for column in 0..<50 {
      let before = Extent(run.filter { Int($0.x / 2) == column }.map(\.y))
      let after = Extent(thin.filter { Int($0.x / 2) == column }.map(\.y))
      #expect(before == after, "column \(column)")
    }
    #expect(zip(thin, thin.dropFirst()).allSatisfy { $0.x <= $1.x })
  }

  @Test func textIsFittedAndBroken() {
    let words = "one two three four five six"
    let lines = TextMetrics.wrapped(words, into: 80, size: 12)
    #expect(lines.count > 1)
    #expect(lines.joined(separator: " ") == words)
    #expect(lines.allSatisfy { TextMetrics.width(of: $0, size: 12) <= 80 })
    let cut = TextMetrics.fitted("incomprehensibilities", into: 60, size: 12)
    #expect(cut.hasSuffix("…") && TextMetrics.width(of: cut, size: 12) <= 60)
    #expect(TextMetrics.fitted("short", into: 60, size: 12) == "short")
  }

  /// A header in a file may be of any length; measured again after every letter, this one would take minutes.
  @Test(.timeLimit(.minutes(1))) func aVeryLongNameIsCutAtOnce() {
    let name = String(repeating: "feature", count: 30_000)
    let chart = LineChart(
      title: name, subtitle: name, xAxis: name, yAxis: name, series: [.init(name, values: [1, 2])])
    #expect(chart.svg().utf8.count < 2_000_000)
    #expect(chart.text(width: 80).count < 5_000)
  }

  @Test func wordsThatAreTooLongAreCutOrStandAlone() {
    #expect(TextColumns.wrapped("one two  three\nfour", into: 8) == ["one two", "three", "four"])
    #expect(TextColumns.wrapped("class 0 37.6 %, class 1", into: 12) == ["class 0", "37.6 %,", "class 1"])
    #expect(TextColumns.wrapped("% a", into: 12) == ["% a"])
    #expect(TextColumns.wrapped("a incomprehensible b", into: 5) == ["a", "inco…", "b"])
    #expect(
      TextColumns.wrapped("a incomprehensible b", into: 5, cutting: false) == ["a", "incomprehensible", "b"])
    #expect(TextColumns.wrapped("", into: 5) == [])
  }

  @Test func terminalColumnsCountWideCharactersTwice() {
    #expect(TextColumns.width(of: "ab×∞") == 4)
    #expect(TextColumns.width(of: "数据") == 4)
    #expect(TextColumns.fitted("数据集", into: 4) == "数…")
    #expect(TextColumns.fitted("a\u{1B}[1mb", into: 10) == "a [1mb")
    #expect(TextColumns.padded("ab", to: 4) == "ab  ")
    #expect(TextColumns.aligned("ab", to: 4) == "  ab")
  }

  @Test func brailleDotsAreInTheirPlaces() {
    var canvas = BrailleCanvas(columns: 2, rows: 1)
    canvas.set(0, 0)
    canvas.set(3, 3)
    canvas.set(4, 0)
    canvas.set(0, -1)
    #expect(canvas.lines == ["⠁⢀"])
    canvas.line(from: (0, 3), to: (3, 0))
    #expect(canvas.lines == ["⡡⢊"])
  }

  @Test func aContourRunsWhereTheValueIsOneHalf() throws {
    // A cone around (5, 5): one half at the distance 2.5.
    let values = (0..<11).flatMap { row in
      (0..<11).map { column -> Double in
        let (x, y) = (Double(column - 5), Double(row - 5))
        return max(0, 1 - (x * x + y * y).squareRoot() / 5)
      }
    }
    let loops = Contour(values, columns: 11).loops
    #expect(loops.count == 1)
    for point in try #require(loops.first) {
      let distance = ((point.x - 5) * (point.x - 5) + (point.y - 5) * (point.y - 5)).squareRoot()
      #expect(abs(distance - 2.5) < 0.1, "\(point) is \(distance) from the centre")
    }
  }

  @Test func aContourClosesAroundWhatReachesTheEdge() {
    let all = Contour([Double](repeating: 1, count: 9), columns: 3).loops
    #expect(all.count == 1)
    #expect(all.first?.allSatisfy { $0.x < 0 || $0.x > 2 || $0.y < 0 || $0.y > 2 } == true)
    #expect(Contour([Double](repeating: 0, count: 9), columns: 3).loops.isEmpty)
    #expect(Contour([], columns: 3).loops.isEmpty)
  }

  @Test func aContourFollowsItsLevel() throws {
    let slope = (0..<55).map { Double($0 % 11) - 5 }
    for level in [-3.25, 0, 2.5] {
      let loop = try #require(Contour(slope, columns: 11, above: level).loops.first)
      #expect(abs((loop.map(\.x).min() ?? .nan) - (level + 5)) < 1e-9, "level \(level)")
    }
  }

  @Test func aCheckerboardGivesOneLoopForEachField() {
    let values = (0..<25).map { $0 % 2 == 0 ? 1.0 : 0.0 }
    #expect(Contour(values, columns: 5).loops.count == 13)
  }
}
