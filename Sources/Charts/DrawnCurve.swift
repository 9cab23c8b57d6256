/// A curve as it is drawn: its points, or, if it keeps going up and down, the median of each neighbourhood, over a band
/// that holds the middle four fifths of the values there.
struct DrawnCurve {
  let name: String
  /// The points of the line, in their order.
  let line: [ChartPoint]
  /// The lower and upper edges of the band, a place for each of the line's points; empty if there is no band.
  private(set) var low: [ChartPoint] = []
  private(set) var high: [ChartPoint] = []

  var isNoisy: Bool { !low.isEmpty }

  /// The places where the curve is infinite, above the picture.
  let infinite: [Double]

  init(_ series: LineChart.Series) {
    name = series.name
    infinite = series.points.filter { $0.y == .infinity && $0.x.isFinite }.map(\.x)
    guard DrawnCurve.isNoisy(series.points) else {
      line = series.points
      return
    }
    let parts = DrawnCurve.neighbourhoods(of: series.points.count).map { series.points[$0] }
    line = parts.map { DrawnCurve.point(of: $0, at: 0.5) }
    low = parts.map { DrawnCurve.point(of: $0, at: 0.1) }
    high = parts.map { DrawnCurve.point(of: $0, at: 0.9) }
  }

  /// The values that an axis must include: all of the line, and nineteen in twenty of the band's edges.
  var extent: [Double] { line.map(\.y) + (isNoisy ? typical : []) }

  /// The values that decide how an axis is divided, without the few extreme ones of a noisy curve.
  var typical: [Double] {
    isNoisy ? [low, line, high].flatMap { middle(of: $0.map(\.y)) } : line.map(\.y)
  }

  private func middle(of values: [Double]) -> ArraySlice<Double> {
    let sorted = values.filter(\.isFinite).sorted()
    return sorted.dropFirst(sorted.count / 20).dropLast(sorted.count / 20)
  }

  /// Whether a curve of many points changes direction at more than every fifth of them, as no smooth one does.
  private static func isNoisy(_ points: [ChartPoint]) -> Bool {
    let values = points.map(\.y).filter(\.isFinite)
    guard values.count >= 200 else { return false }
    let rises = zip(values, values.dropFirst()).filter { $0 != $1 }.map { $0 < $1 }
    let turns = zip(rises, rises.dropFirst()).count { $0 != $1 }
    // A curve that has converged only changes in its last digits.
    let trembling =
      (values.suffix(values.count / 2).max() ?? 0) - (values.suffix(values.count / 2).min() ?? 0)
    let extent = (values.max() ?? 0) - (values.min() ?? 0)
    return turns > values.count / 5 && trembling > extent * 1e-3
  }

  /// Ranges of neighbours: about a hundred, the first ones smaller, so that a steep beginning stays visible.
  private static func neighbourhoods(of count: Int) -> [Range<Int>] {
    let largest = max(3, count / 100)
    var ranges: [Range<Int>] = []
    var start = 0
    while start < count {
      let size = min(max(3, largest / 2) + ranges.count, largest)
      // A short rest at the end joins the last neighbourhood.
      let end = count - start < 2 * size ? count : start + size
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  /// The quantile `rank` of the neighbourhood's values, placed in its middle.
  private static func point(of part: ArraySlice<ChartPoint>, at rank: Double) -> ChartPoint {
    let values = part.map(\.y).filter { !$0.isNaN }.sorted()
    let x = (part.first?.x ?? 0) / 2 + (part.last?.x ?? 0) / 2
    guard !values.isEmpty else { return ChartPoint(x: x, y: .nan) }
    return ChartPoint(x: x, y: values[Int((rank * Double(values.count - 1)).rounded())])
  }
}

/// A curve cut at its gaps, with no more points than can be distinguished.
enum CurveRuns {
  /// The runs of consecutive places; `nil` is a gap.
  static func split<Place>(_ places: [Place?]) -> [[Place]] {
    places.split { $0 == nil }.map { $0.compactMap(\.self) }
  }

  /// The first, lowest, highest and last of the consecutive places within one column, two pixels wide, in their order:
  /// the drawn curve looks the same, and its length is bounded by the picture's width.
  static func thinned(_ run: [ChartPoint]) -> [ChartPoint] {
    var result: [ChartPoint] = []
    var start = 0
    while start < run.count {
      let column = (run[start].x / 2).rounded(.down)
      let end = run[start...].firstIndex { ($0.x / 2).rounded(.down) != column } ?? run.count
      result += extremes(run[start..<end])
      start = end
    }
    return result
  }

  private static func extremes(_ part: ArraySlice<ChartPoint>) -> [ChartPoint] {
    guard part.count > 2 else { return Array(part) }
    let lowest = part.indices.min { part[$0].y < part[$1].y } ?? part.startIndex
    let highest = part.indices.max { part[$0].y < part[$1].y } ?? part.startIndex
    let kept = Set([part.startIndex, lowest, highest, part.endIndex - 1])
    return kept.sorted().map { part[$0] }
  }
}
