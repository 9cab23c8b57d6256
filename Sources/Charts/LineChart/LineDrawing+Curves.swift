extension LineDrawing {
  /// The curves: all bands first, so that they hide no line.
  var drawnCurves: [SVGElement] {
    let places = curves.map { $0.line.map { area.place($0) } }
    return curves.indices.compactMap { band($0) } + places.indices.map { curve($0, places[$0]) }
  }

  /// The band around a noisy curve, as much of it as the axis holds.
  private func band(_ index: Int) -> SVGElement? {
    let sides = zip(curves[index].low, curves[index].high).map { low, high in
      edge(low).flatMap { low in edge(high).map { (low, $0) } }
    }
    var path = SVGPath()
    for part in sides.split(whereSeparator: { $0 == nil }).map({ $0.compactMap { $0 } }) {
      path.append(SVGPath(closed: part.map(\.0) + part.reversed().map(\.1)))
    }
    return path.isEmpty ? nil : .group(CurveStyle(index).color, [.path(path, "band")])
  }

  private func edge(_ point: ChartPoint) -> ChartPoint? {
    let extent = area.y.extent
    return area.place(ChartPoint(x: point.x, y: min(max(point.y, extent.lower), extent.upper)))
  }

  private func curve(_ index: Int, _ places: [ChartPoint?]) -> SVGElement {
    let style = CurveStyle(index)
    let runs = CurveRuns.split(places).map { CurveRuns.thinned($0) }
    var lines = SVGPath()
    for run in runs where run.count > 1 { lines.append(SVGPath(run)) }
    let dots = CurveRuns.thinned(runs.filter { $0.count == 1 }.flatMap { $0 })
    let marked = chart.series.count > 1 ? markedPlaces(runs, index) : []
    let stroke = SVGElement(
      "path", ["class": "curve", "stroke-dasharray": style.dashes, "d": lines.data])
    return .group(
      style.color,
      (lines.isEmpty ? [] : [stroke])
        + (dots + marked).map { .path(style.marker.path(at: $0, radius: 4), "dot") })
  }

  /// All places of a curve that has few; otherwise a few along it, staggered from curve to curve so that markers
  /// seldom meet.
  private func markedPlaces(_ runs: [[ChartPoint]], _ index: Int) -> [ChartPoint] {
    let points = runs.filter { $0.count > 1 }.flatMap { $0 }
    if points.count <= 10 { return points }
    return (0..<4).compactMap { mark in
      let part = (Double(mark) + (Double(index % 7) + 0.5) / 7) / 4
      let wanted = area.frame.left + part * area.frame.width
      guard let nearest = points.min(by: { abs($0.x - wanted) < abs($1.x - wanted) }) else { return nil }
      return abs(nearest.x - wanted) < area.frame.width / 8 ? nearest : nil
    }
  }
}
