extension LineChart {
  public func svg() -> String { document.render() }

  /// The drawing, which may be part of a larger one.
  var document: SVGDocument {
    let drawing = LineDrawing(self)
    return SVGDocument(
      width: LineDrawing.width, height: drawing.height, title: title, description: summary,
      elements: drawing.elements)
  }

  /// The chart in words: the axes, and where each curve starts and ends.
  private var summary: String {
    let curves = series.map { series -> String in
      let name = series.name.isEmpty ? "The curve" : series.name
      let shown = series.points.filter { $0.x.isFinite && $0.y.isFinite }
      guard let first = shown.first, let last = shown.last else { return "\(name): no data." }
      return """
        \(name): from \(NumberText.significant(first.y)) at \(NumberText.plain(first.x)) \
        to \(NumberText.significant(last.y)) at \(NumberText.plain(last.x)).
        """
    }
    let remark = note.isEmpty ? [] : [note + "."]
    return (["\(yAxis) over \(xAxis)."] + curves + remark).joined(separator: " ")
  }
}

/// The places of everything in the SVG picture of a line chart.
private struct LineDrawing {
  static let width = 860.0
  private static let margin = 24.0
  private static let labelGap = 18.0

  private let chart: LineChart
  private let header: ChartHeader
  private let area: PlotArea
  private let styles: [CurveStyle]
  /// Between the frame and the name of the vertical axis.
  private let topRoom: Double
  /// The curves in pixels; nil is a gap.
  private let places: [[ChartPoint?]]

  init(_ chart: LineChart) {
    self.chart = chart
    header = ChartHeader(
      title: chart.title, subtitle: chart.subtitle, left: Self.margin, width: Self.width - 2 * Self.margin)
    let (x, y) = (chart.xScale(ticks: 7), chart.yScale(ticks: 6))
    let left = Self.margin + 10 + (y.ticks.map { TextMetrics.width(of: $0.label, size: 12) }.max() ?? 0)
    let right = Self.width - Self.margin - Self.labelWidth(chart)
    let height = max(320, Self.labelGap * Double(chart.series.count))
    topRoom = Self.infinitePlaces(chart).isEmpty ? 10 : 24
    let frame = Rectangle(left: left, top: header.bottom + 24 + topRoom, width: right - left, height: height)
    let area = PlotArea(frame: frame, x: x, y: y)
    self.area = area
    styles = chart.series.indices.map { CurveStyle($0) }
    places = chart.series.map { $0.points.map { area.place($0) } }
  }

  var height: Double { area.frame.bottom + 54 + Double(noteLines.count) * 17 }

  var elements: [SVGElement] {
    header.elements + area.axes(xName: chart.xAxis, yName: chart.yAxis, yNameGap: topRoom) + curves
      + infinities
      + labels + notes
  }

  /// Room for the longest label, its marker and the line that leads to it.
  private static func labelWidth(_ chart: LineChart) -> Double {
    let widths = chart.series.map { TextMetrics.width(of: $0.name, size: 12) }
    let widest = chart.series.allSatisfy(\.name.isEmpty) ? -44 : widths.max() ?? -44
    return min(widest, 190) + 54
  }

  /// The curves, those that go up and down all the time first and translucent: they would hide the others.
  private var curves: [SVGElement] {
    let runs = places.map { CurveRuns.split($0).map { CurveRuns.thinned($0) } }
    let isDense = runs.map { CurveRuns.climb($0) > 10 * area.frame.height }
    let order = runs.indices.filter { isDense[$0] } + runs.indices.filter { !isDense[$0] }
    return order.map { curve($0, runs[$0], isDense: isDense[$0]) }
  }

  private func curve(_ index: Int, _ runs: [[ChartPoint]], isDense: Bool) -> SVGElement {
    let style = styles[index]
    var lines = SVGPath()
    for run in runs where run.count > 1 { lines.append(SVGPath(run)) }
    let dots = CurveRuns.thinned(runs.filter { $0.count == 1 }.flatMap { $0 })
    let marked = chart.series.count > 1 ? markedPlaces(runs, index) : []
    let stroke = SVGElement(
      "path",
      [
        "class": isDense ? "curve dense" : "curve", "stroke-dasharray": isDense ? "" : style.dashes,
        "d": lines.data,
      ])
    return .group(
      style.color,
      (lines.isEmpty ? [] : [stroke])
        + (dots + marked).map { .path(style.marker.path(at: $0, radius: 4), "dot") })
  }

  /// A few places along a curve, staggered from curve to curve so that markers seldom meet.
  private func markedPlaces(_ runs: [[ChartPoint]], _ index: Int) -> [ChartPoint] {
    let points = runs.filter { $0.count > 1 }.flatMap { $0 }
    return (0..<4).compactMap { mark in
      let part = (Double(mark) + (Double(index % 7) + 0.5) / 7) / 4
      let wanted = area.frame.left + part * area.frame.width
      guard let nearest = points.min(by: { abs($0.x - wanted) < abs($1.x - wanted) }) else { return nil }
      return abs(nearest.x - wanted) < area.frame.width / 8 ? nearest : nil
    }
  }

  /// A label for each named curve, at the height of its end, or as near to that as its neighbours allow.
  private var labels: [SVGElement] {
    let named = chart.series.indices.filter { !chart.series[$0].name.isEmpty }
    let ends = named.map { index in places[index].last { $0 != nil } ?? nil }
    let wanted = ends.map { $0?.y ?? area.frame.bottom }
    let heights = LabelSpread.positions(
      wanted, gap: Self.labelGap, within: area.frame.top...area.frame.bottom)
    return zip(named, zip(ends, heights)).map { index, place in
      label(index, end: place.0, at: place.1)
    }
  }

  private func label(_ index: Int, end: ChartPoint?, at height: Double) -> SVGElement {
    let left = area.frame.right
    let style = styles[index]
    let name = TextMetrics.fitted(
      chart.series[index].name, into: Self.width - Self.margin / 2 - (left + 44), size: 12)
    let leader = SVGElement.path(
      SVGPath([ChartPoint(x: left + 4, y: end?.y ?? height), ChartPoint(x: left + 22, y: height)]),
      "curve fine")
    let reachesEdge = (end?.x ?? 0) > left - 2
    let marker = style.marker.path(at: ChartPoint(x: left + 30, y: height), radius: 4)
    return .group(
      style.color,
      (reachesEdge ? [leader] : []) + [
        .path(marker, "dot"), .label(name, x: left + 40, y: height + 4, "ink"),
      ])
  }

  /// An ∞ above the frame for each infinite value, if they are few; otherwise the note must do.
  private var infinities: [SVGElement] {
    Self.infinitePlaces(chart).compactMap { x in
      area.x.fraction(x).map {
        .label(
          "∞", x: area.frame.left + $0 * area.frame.width, y: area.frame.top - 3, "head", anchor: .middle)
      }
    }
  }

  private static func infinitePlaces(_ chart: LineChart) -> [Double] {
    let places = Set(chart.series.flatMap(\.points).filter { $0.y == .infinity && $0.x.isFinite }.map(\.x))
    return places.count <= 12 ? places.sorted() : []
  }

  private var noteLines: [String] {
    TextMetrics.wrapped(chart.note, into: Self.width - 2 * Self.margin, size: 12)
  }

  private var notes: [SVGElement] {
    noteLines.enumerated().map { index, line in
      .label(line, x: Self.margin, y: area.frame.bottom + 62 + Double(index) * 17, "muted")
    }
  }
}
