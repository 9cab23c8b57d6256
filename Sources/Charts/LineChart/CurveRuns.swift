/// A curve cut at its gaps, with no more points than can be seen.
enum CurveRuns {
  /// The runs of consecutive places; nil is a gap.
  static func split(_ places: [ChartPoint?]) -> [[ChartPoint]] {
    places.split(whereSeparator: { $0 == nil }).map { $0.compactMap { $0 } }
  }

  /// The first, lowest, highest and last of the consecutive places that fall into one column, two pixels wide, in
  /// their order: the drawn curve looks the same, and its length is bounded by the picture's width.
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
