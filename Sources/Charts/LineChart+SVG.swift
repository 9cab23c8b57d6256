import TextAndFiles

extension LineChart {
  public var pageWidth: Double { 860 }

  public func panel(_ layout: PanelLayout) -> Panel {
    let drawing = LineDrawing(self, layout)
    return Panel(height: drawing.height, elements: drawing.elements, notes: drawing.notes)
  }

  /// The chart in words: the axes, and where each curve starts and ends.
  public var summary: String {
    let curves = self.curves
    let sentences = series.map { series -> String in
      let name = series.name.isEmpty ? "The curve" : series.name
      let shown = series.points.filter { $0.x.isFinite && $0.y.isFinite }
      guard let first = shown.first, let last = shown.last else { return "\(name): no data." }
      return """
        \(name): from \(NumberText.significant(first.y)) at \(NumberText.plain(first.x)) \
        to \(NumberText.significant(last.y)) at \(NumberText.plain(last.x)).
        """
    }
    let notes = notes(of: curves, on: yScale(of: curves, ticks: 6))
    return (["\(yAxis) over \(xAxis)."] + sentences + notes).joined(separator: " ")
  }
}

/// The layout of the SVG picture of a line chart.
private struct LineDrawing {
  private static let labelGap = 18.0

  private let chart: LineChart
  private let layout: PanelLayout
  private let area: PlotArea
  private let curves: [DrawnCurve]
  private let header: Header
  /// The room between the frame and the name of the vertical axis.
  private let topRoom: Double

  init(_ chart: LineChart, _ layout: PanelLayout) {
    self.chart = chart
    self.layout = layout
    curves = chart.curves
    header = Header(chart, layout)
    let x = chart.xScale(ticks: layout.width < 500 ? 4 : 7)
    let y = chart.yScale(of: curves, ticks: 6)
    let left = layout.margin + 10 + TextMetrics.widest(y.ticks.map(\.label), size: 12)
    let right = layout.width - layout.margin - Self.labelWidth(chart, in: layout)
    let height = max(min(320, layout.width * 0.6), Self.labelGap * Double(chart.series.count))
    topRoom = chart.guides.contains(where: \.isVertical) || !Self.infinitePlaces(curves).isEmpty ? 28 : 10
    area = PlotArea(
      frame: Rectangle(
        left: left, top: header.bottom + 24 + topRoom, width: max(40, right - left), height: height),
      x: x, y: y)
  }

  var height: Double { area.frame.bottom + 52 }

  var elements: [SVGElement] {
    header.elements + area.axes(xName: chart.xAxis, yName: chart.yAxis, yNameGap: topRoom) + guides
      + drawnCurves + infinities + labels
  }

  var notes: [String] { chart.notes(of: curves, on: area.y) }

  /// Room for the longest label, its marker and the line that leads to it.
  private static func labelWidth(_ chart: LineChart, in layout: PanelLayout) -> Double {
    let names = chart.series.map(\.name).filter { !$0.isEmpty }
    if names.isEmpty { return 10 }
    return min(TextMetrics.widest(names, size: 12), max(60, layout.width * 0.22)) + 54
  }

  /// Dashed lines with their names, above the frame for a vertical line, on the line for a horizontal one.
  private var guides: [SVGElement] {
    let frame = area.frame
    return chart.guides.flatMap { guide -> [SVGElement] in
      if guide.isVertical, let x = area.left(guide.value) {
        return [
          .line(down: frame, x: x, "guide"),
          .label(guide.name, x: x, y: frame.top - 8, "ink", anchor: .middle),
        ]
      }
      guard !guide.isVertical, let y = area.height(guide.value) else { return [] }
      return [
        .line(across: frame, y: y, "guide"),
        .label(guide.name, x: frame.right - 4, y: y - 5, "ink", anchor: .end),
      ]
    }
  }

  /// A label for each named curve, at the height of its end, or as near to that as its neighbours allow.
  private var labels: [SVGElement] {
    let named = curves.indices.filter { !curves[$0].name.isEmpty }
    let ends = named.map { curves[$0].line.lazy.reversed().compactMap(area.place).first }
    let heights = LabelSpread.positions(
      ends.map { $0?.y ?? area.frame.bottom }, gap: Self.labelGap, within: area.frame.top...area.frame.bottom)
    return zip(named, zip(ends, heights)).map { label($0, end: $1.0, at: $1.1) }
  }

  private func label(_ index: Int, end: ChartPoint?, at height: Double) -> SVGElement {
    let left = area.frame.right
    let style = CurveStyle(index)
    let name = TextMetrics.fitted(
      curves[index].name, into: layout.width - layout.margin / 2 - (left + 44), size: 12)
    let leader = SVGPath([ChartPoint(x: left + 4, y: end?.y ?? height), ChartPoint(x: left + 22, y: height)])
    let reachesEdge = (end?.x ?? 0) > left - 8
    let marker = style.marker.path(at: ChartPoint(x: left + 30, y: height), radius: 4)
    return .group(
      style.color,
      (reachesEdge ? [.path(leader, "curve fine")] : []) + [
        .path(marker, "dot"), .label(name, x: left + 40, y: height + 4, "ink"),
      ])
  }

  /// An ∞ above the frame for each infinite value, clear of the axes, if they are few; otherwise only a note mentions
  /// them.
  private var infinities: [SVGElement] {
    Self.infinitePlaces(curves).compactMap(area.left).map { left in
      .label("∞", x: max(area.frame.left + 12, left), y: area.frame.top - 8, "head", anchor: .middle)
    }
  }

  private static func infinitePlaces(_ curves: [DrawnCurve]) -> [Double] {
    let places = Set(curves.flatMap(\.infinite))
    return places.count <= 12 ? places.sorted() : []
  }

  /// The curves, after all bands, so that no band hides a line.
  private var drawnCurves: [SVGElement] {
    let places = curves.map { $0.line.map { area.place($0) } }
    return curves.indices.compactMap { band($0) } + places.indices.map { curve($0, places[$0]) }
  }

  /// The band around a noisy curve, clipped to the axis.
  private func band(_ index: Int) -> SVGElement? {
    let sides = zip(curves[index].low, curves[index].high).map { low, high in
      edge(low).flatMap { low in edge(high).map { (low, $0) } }
    }
    var path = SVGPath()
    for part in CurveRuns.split(sides) {
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

  /// All places of a curve that has few; otherwise a few along it, staggered from curve to curve so that markers seldom
  /// coincide.
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

/// Moves labels apart, each as little as possible.
enum LabelSpread {
  /// Positions at least `gap` apart in the order of `wanted`, within `lower...upper` if they fit there, with the least
  /// sum of squared moves (the pool-adjacent-violators algorithm).
  static func positions(_ wanted: [Double], gap: Double, within bounds: ClosedRange<Double>) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    // Neighbours that touch and move together.
    var blocks: [(sum: Double, count: Double)] = []
    for (rank, index) in order.enumerated() {
      // After subtracting its rank times the gap, a position only has to be no less than the one before it.
      var block = (sum: wanted[index] - Double(rank) * gap, count: 1.0)
      while let last = blocks.last, last.sum / last.count > block.sum / block.count {
        block = (last.sum + block.sum, last.count + block.count)
        blocks.removeLast()
      }
      blocks.append(block)
    }
    let highest = max(bounds.lowerBound, bounds.upperBound - Double(wanted.count - 1) * gap)
    let means = blocks.flatMap { Array(repeating: $0.sum / $0.count, count: Int($0.count)) }
    var result = wanted
    for (rank, index) in order.enumerated() {
      result[index] = min(max(means[rank], bounds.lowerBound), highest) + Double(rank) * gap
    }
    return result
  }
}
