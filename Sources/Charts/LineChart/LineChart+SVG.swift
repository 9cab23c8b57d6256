import Essentials

extension LineChart {
  public static var pageWidth: Double { 860 }

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

/// The places of everything in the SVG picture of a line chart, but for its curves.
struct LineDrawing {
  static let labelGap = 18.0

  let chart: LineChart
  let area: PlotArea
  let curves: [DrawnCurve]
  let layout: PanelLayout
  private let header: ChartHeader
  /// Between the frame and the name of the vertical axis.
  private let topRoom: Double

  init(_ chart: LineChart, _ layout: PanelLayout) {
    self.chart = chart
    self.layout = layout
    curves = chart.curves
    header = ChartHeader(title: chart.title, subtitle: chart.subtitle, layout)
    let x = chart.xScale(ticks: layout.width < 500 ? 4 : 7)
    let y = chart.yScale(of: curves, ticks: 6)
    let left = layout.margin + 10 + (y.ticks.map { TextMetrics.width(of: $0.label, size: 12) }.max() ?? 0)
    let right = layout.width - layout.margin - Self.labelWidth(chart, in: layout)
    let height = max(min(320, layout.width * 0.6), Self.labelGap * Double(chart.series.count))
    topRoom = Self.hasTopMarks(chart, curves) ? 28 : 10
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
    let widths = chart.series.map { TextMetrics.width(of: $0.name, size: 12) }
    let widest = chart.series.allSatisfy(\.name.isEmpty) ? -44 : widths.max() ?? -44
    return min(widest, max(60, layout.width * 0.22)) + 54
  }

  /// Dashed lines with their names: that of a vertical one above the frame, that of a horizontal one on it.
  private var guides: [SVGElement] {
    let frame = area.frame
    return chart.guides.flatMap { guide -> [SVGElement] in
      guard let part = (guide.isVertical ? area.x : area.y).fraction(guide.value) else { return [] }
      if guide.isVertical {
        let x = frame.left + part * frame.width
        return [
          .line(ChartPoint(x: x, y: frame.top), ChartPoint(x: x, y: frame.bottom), "guide"),
          .label(guide.name, x: x, y: frame.top - 8, "ink", anchor: .middle),
        ]
      }
      let y = frame.bottom - part * frame.height
      return [
        .line(ChartPoint(x: frame.left, y: y), ChartPoint(x: frame.right, y: y), "guide"),
        .label(guide.name, x: frame.right - 4, y: y - 5, "ink", anchor: .end),
      ]
    }
  }

  /// A label for each named curve, at the height of its end, or as near to that as its neighbours allow.
  private var labels: [SVGElement] {
    let named = curves.indices.filter { !curves[$0].name.isEmpty }
    let ends = named.map { index in curves[index].line.last { area.place($0) != nil }.flatMap(area.place) }
    let wanted = ends.map { $0?.y ?? area.frame.bottom }
    let heights = LabelSpread.positions(
      wanted, gap: Self.labelGap, within: area.frame.top...area.frame.bottom)
    return zip(named, zip(ends, heights)).map { index, place in
      label(index, end: place.0, at: place.1)
    }
  }

  private func label(_ index: Int, end: ChartPoint?, at height: Double) -> SVGElement {
    let left = area.frame.right
    let style = CurveStyle(index)
    let name = TextMetrics.fitted(
      curves[index].name, into: layout.width - layout.margin / 2 - (left + 44), size: 12)
    let leader = SVGElement.path(
      SVGPath([ChartPoint(x: left + 4, y: end?.y ?? height), ChartPoint(x: left + 22, y: height)]),
      "curve fine")
    let reachesEdge = (end?.x ?? 0) > left - 8
    let marker = style.marker.path(at: ChartPoint(x: left + 30, y: height), radius: 4)
    return .group(
      style.color,
      (reachesEdge ? [leader] : []) + [
        .path(marker, "dot"), .label(name, x: left + 40, y: height + 4, "ink"),
      ])
  }

  private static func hasTopMarks(_ chart: LineChart, _ curves: [DrawnCurve]) -> Bool {
    chart.guides.contains(where: \.isVertical) || !infinitePlaces(curves).isEmpty
  }

  /// An ∞ above the frame, clear of the axes, for each infinite value if they are few; otherwise the note must
  /// do.
  private var infinities: [SVGElement] {
    Self.infinitePlaces(curves).compactMap { x in
      area.x.fraction(x).map {
        let place = area.frame.left + max(12, $0 * area.frame.width)
        return .label("∞", x: place, y: area.frame.top - 8, "head", anchor: .middle)
      }
    }
  }

  private static func infinitePlaces(_ curves: [DrawnCurve]) -> [Double] {
    let places = Set(curves.flatMap(\.infinite))
    return places.count <= 12 ? places.sorted() : []
  }
}
