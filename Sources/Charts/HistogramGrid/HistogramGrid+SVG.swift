import Essentials

extension HistogramGrid {
  public func svg() -> String {
    let drawing = GridDrawing(self)
    return SVGDocument(
      width: drawing.width, height: drawing.height, title: title, description: summary,
      elements: drawing.elements
    ).render()
  }

  /// The chart in words: what each row's panels say below themselves.
  private var summary: String {
    let rows = rows.map { row in
      let panels = zip(columns, row.panels).map { "\($0.title): \($1.caption.joined(separator: ", "))" }
      return "\(row.title). \(panels.joined(separator: "; "))."
    }
    return (["Histograms of \(xAxis) on [-1, 1]."] + rows).joined(separator: " ")
  }
}

extension HistogramPanel {
  /// The mean, the standard deviation, and the shares of zeros and of values outside [-1, 1]; or what else there
  /// is to say. Empty strings where there is nothing.
  var caption: [String] { caption { NumberText.significant($0) } }

  /// The same with numbers that are written in another way.
  func caption(deviation name: String = "s.d.", _ number: (Double) -> String) -> [String] {
    if total == 0 { return ["no values", "", "", ""] }
    if zeros == total { return ["all zero", "", "", ""] }
    return [
      "mean \(number(mean))", "\(name) \(number(standardDeviation))",
      zeros > 0 ? "\(NumberText.percent(share(zeros))) zero" : "", outside,
    ]
  }

  private var outside: String {
    let share = NumberText.percent(share(below + above))
    switch (below > 0, above > 0) {
    case (false, false): return ""
    case (true, false): return "\(share) < −1"
    case (false, true): return "\(share) > 1"
    case (true, true): return "\(share) outside"
    }
  }
}

/// The places of everything in the SVG picture of a grid of histograms.
private struct GridDrawing {
  private static let margin = 24.0
  private static let gap = 18.0
  private static let panelHeight = 80.0
  private static let rowHeight = 170.0

  private let chart: HistogramGrid
  private let header: ChartHeader
  private let panelWidth: Double
  let width: Double

  init(_ chart: HistogramGrid) {
    self.chart = chart
    let count = Double(max(1, chart.columns.count))
    width = max(1000, 2 * Self.margin + count * (128 + Self.gap) - Self.gap)
    panelWidth = min(300, (width - 2 * Self.margin + Self.gap) / count - Self.gap)
    header = ChartHeader(title: chart.title, subtitle: chart.subtitle, .page(width: width))
  }

  var height: Double { firstRow + Double(chart.rows.count) * Self.rowHeight + 8 }

  var elements: [SVGElement] {
    header.elements + legend + heads + chart.rows.indices.flatMap { row($0) }
  }

  private var legendTop: Double { header.bottom + 14 }
  private var firstRow: Double { legendTop + 74 }

  private func left(ofColumn column: Int) -> Double {
    Self.margin + Double(column) * (panelWidth + Self.gap)
  }

  /// The meaning of the three colours, and of the bars' heights.
  private var legend: [SVGElement] {
    let values = TextMetrics.fitted(chart.xAxis, into: 160, size: 12)
    let entries = [
      ("c0", "\(values) within [−1, 1] in \(binCount) bins, the fullest as tall as its panel"),
      ("c1", "exactly 0 (full height: 100%)"), ("c3", "outside [−1, 1] (full height: 100%)"),
    ]
    var left = Self.margin
    return entries.flatMap { color, text -> [SVGElement] in
      let swatch = Rectangle(left: left, top: legendTop, width: 11, height: 11)
      defer { left += 40 + TextMetrics.width(of: text, size: 12) * 0.93 }
      return [
        .group(color, [.rectangle(swatch, "solid")]), .label(text, x: left + 17, y: legendTop + 10, "ink"),
      ]
    }
  }

  private var binCount: Int { chart.rows.first?.panels.first?.counts.count ?? 0 }

  private var heads: [SVGElement] {
    chart.columns.enumerated().flatMap { column, head -> [SVGElement] in
      let left = left(ofColumn: column)
      return [
        .label(fitted(head.title, size: 14), x: left, y: legendTop + 44, "head"),
        .label(fitted(head.detail, size: 12), x: left, y: legendTop + 60, "muted"),
      ]
    }
  }

  private func row(_ index: Int) -> [SVGElement] {
    let row = chart.rows[index]
    let top = firstRow + Double(index) * Self.rowHeight
    let heading = SVGElement(
      "text", ["x": Self.margin, "y": top + 22],
      [
        SVGElement("tspan", ["class": "head"], text: row.title),
        SVGElement("tspan", ["class": "muted", "dx": 8], text: fittedDetail(row)),
      ])
    let rule = SVGElement.line(
      ChartPoint(x: Self.margin, y: top), ChartPoint(x: width - Self.margin, y: top), "rule")
    return [rule, heading]
      + zip(chart.columns.indices, row.panels).map { column, panel in
        let frame = Rectangle(
          left: left(ofColumn: column), top: top + 36, width: panelWidth, height: Self.panelHeight)
        return .group("panel", self.panel(HistogramGeometry(panel: panel, frame: frame)))
      }
  }

  private func fittedDetail(_ row: HistogramGrid.Row) -> String {
    let room = width - 2 * Self.margin - 12 - TextMetrics.width(of: row.title, size: 14)
    return TextMetrics.fitted(row.detail, into: max(0, room), size: 12)
  }

  private func panel(_ geometry: HistogramGeometry) -> [SVGElement] {
    let panel = geometry.panel
    let shares = [
      ("c3", geometry.below, panel.below), ("c1", geometry.zero, panel.zeros),
      ("c3", geometry.above, panel.above),
    ]
    let outline = geometry.outline
    return [.rectangle(geometry.frame, "field")]
      + shares.map { .rectangle($0.1, "track") }
      + (outline.isEmpty ? [] : [.group("c0", [.path(outline, "solid")])])
      + shares.filter { $0.2 > 0 }.map { color, slot, count in
        .group(color, [.rectangle(geometry.filled(slot, count), "solid")])
      } + axis(geometry) + caption(geometry)
  }

  private func axis(_ geometry: HistogramGeometry) -> [SVGElement] {
    let bottom = geometry.frame.bottom
    let base = SVGElement.line(
      ChartPoint(x: geometry.frame.left, y: bottom), ChartPoint(x: geometry.frame.right, y: bottom), "axis")
    return [base]
      + zip(["−1", "0", "1"], geometry.landmarks).map { text, x in
        .label(text, x: x, y: bottom + 13, "small muted", anchor: .middle)
      }
  }

  private func caption(_ geometry: HistogramGeometry) -> [SVGElement] {
    let lines = geometry.panel.caption
    let (left, right, bottom) = (geometry.frame.left, geometry.frame.right, geometry.frame.bottom)
    let labels: [SVGElement] = [
      .label(lines[0], x: left, y: bottom + 29, "small"), .label(lines[1], x: left, y: bottom + 44, "small"),
      .label(lines[2], x: right, y: bottom + 29, "small", anchor: .end),
      .label(lines[3], x: right, y: bottom + 44, "small", anchor: .end),
    ]
    return zip(labels, lines).filter { !$0.1.isEmpty }.map(\.0)
  }

  private func fitted(_ text: String, size: Double) -> String {
    TextMetrics.fitted(text, into: panelWidth, size: size)
  }
}
