extension HistogramGrid {
  public var pageWidth: Double { max(1000, 2 * 24 + Double(max(1, columns.count)) * 146 - 18) }

  public func panel(_ layout: PanelLayout) -> Panel {
    let drawing = HistogramDrawing(self, layout)
    return Panel(height: drawing.height, elements: drawing.elements)
  }
}

/// The layout of the SVG picture of a grid of histograms.
private struct HistogramDrawing {
  private static let gap = 18.0
  private static let panelHeight = 80.0
  private static let rowHeight = 170.0

  private let chart: HistogramGrid
  private let layout: PanelLayout
  private let header: Header
  private let panelWidth: Double

  init(_ chart: HistogramGrid, _ layout: PanelLayout) {
    self.chart = chart
    self.layout = layout
    header = Header(chart, layout)
    panelWidth = min(300, (layout.room + Self.gap) / Double(max(1, chart.columns.count)) - Self.gap)
  }

  var height: Double { firstRow + Double(chart.rows.count) * Self.rowHeight - 4 }

  var elements: [SVGElement] {
    header.elements + legend + heads + chart.rows.indices.flatMap { row($0) }
  }

  private var legendTop: Double { header.bottom + 14 }
  private var firstRow: Double { legendTop + 74 }

  private func left(ofColumn column: Int) -> Double {
    layout.margin + Double(column) * (panelWidth + Self.gap)
  }

  /// The meaning of the three colours, and of the bars' heights.
  private var legend: [SVGElement] {
    let values = TextMetrics.fitted(chart.xAxis, into: 160, size: 12)
    let entries = [
      ("c0", "\(values) within [−1, 1] in \(binCount) bins, the fullest as tall as its panel"),
      ("c1", "exactly 0 (full height: 100%)"), ("c3", "outside [−1, 1] (full height: 100%)"),
    ]
    var left = layout.margin
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
        .label(
          TextMetrics.fitted(head.title, into: panelWidth, size: 14), x: left, y: legendTop + 44, "head"),
        .label(
          TextMetrics.fitted(head.detail, into: panelWidth, size: 12), x: left, y: legendTop + 60, "muted"),
      ]
    }
  }

  private func row(_ index: Int) -> [SVGElement] {
    let row = chart.rows[index]
    let top = firstRow + Double(index) * Self.rowHeight
    let heading = SVGElement(
      "text", ["x": layout.margin, "y": top + 22],
      [
        SVGElement("tspan", ["class": "head"], text: row.title),
        SVGElement("tspan", ["class": "muted", "dx": 8], text: fittedDetail(row)),
      ])
    let rule = SVGElement.line(
      ChartPoint(x: layout.margin, y: top), ChartPoint(x: layout.width - layout.margin, y: top), "rule")
    return [rule, heading]
      + zip(chart.columns.indices, row.panels).map { column, panel in
        let frame = Rectangle(
          left: left(ofColumn: column), top: top + 36, width: panelWidth, height: Self.panelHeight)
        return .group("panel", self.panel(HistogramGeometry(panel: panel, frame: frame)))
      }
  }

  private func fittedDetail(_ row: HistogramGrid.Row) -> String {
    let room = layout.room - 12 - TextMetrics.width(of: row.title, size: 14)
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
    return [.line(across: geometry.frame, y: bottom, "axis")]
      + zip(["−1", "0", "1"], geometry.landmarks).map { text, x in
        .label(text, x: x, y: bottom + 13, "small muted", anchor: .middle)
      }
  }

  private func caption(_ geometry: HistogramGeometry) -> [SVGElement] {
    geometry.panel.caption.enumerated().filter { !$1.isEmpty }.map { index, text in
      .label(
        text, x: index < 2 ? geometry.frame.left : geometry.frame.right,
        y: geometry.frame.bottom + (index % 2 == 0 ? 29 : 44), "small", anchor: index < 2 ? .start : .end)
    }
  }
}

/// The layout of a panel's bars.
///
/// From left to right: a bar for values below -1, the bins of [-1, 0), a bar for exact zeros, the bins of (0, 1], a bar
/// for values above 1. The height of a bin is its count relative to the fullest bin; that of the three bars is their
/// share of all values.
struct HistogramGeometry {
  static let edgeWidth = 7.0
  static let zeroWidth = 6.0
  static let gap = 2.0

  let panel: HistogramPanel
  let frame: Rectangle

  /// The width of the bins on either side of 0.
  var halfWidth: Double { (frame.width - 2 * Self.edgeWidth - Self.zeroWidth - 4 * Self.gap) / 2 }

  /// The slots of the three bars that show shares, at full height.
  var below: Rectangle { slot(0, Self.edgeWidth) }
  var zero: Rectangle { slot(Self.edgeWidth + halfWidth + 2 * Self.gap, Self.zeroWidth) }
  var above: Rectangle { slot(frame.width - Self.edgeWidth, Self.edgeWidth) }

  /// The places of -1, 0 and 1.
  var landmarks: [Double] {
    [frame.left + Self.edgeWidth + Self.gap, zero.left + zero.width / 2, above.left - Self.gap]
  }

  /// The lower part of `slot`, which represents `count` of the values.
  func filled(_ slot: Rectangle, _ count: Int) -> Rectangle {
    let height = slot.height * min(max(panel.share(count), 0), 1)
    return Rectangle(left: slot.left, top: slot.bottom - height, width: slot.width, height: height)
  }

  /// The bars of the non-empty bins.
  var bars: [Rectangle] {
    let negative = panel.counts.count / 2
    let positive = panel.counts.count - negative
    let tallest = Double(max(panel.counts.max() ?? 0, 1))
    return panel.counts.indices.filter { panel.counts[$0] > 0 }.map { index in
      let isPositive = index >= negative
      let width = halfWidth / Double(max(isPositive ? positive : negative, 1))
      let start = isPositive ? zero.right + Self.gap : frame.left + Self.edgeWidth + Self.gap
      let height = frame.height * Double(panel.counts[index]) / tallest
      return Rectangle(
        left: start + width * Double(isPositive ? index - negative : index), top: frame.bottom - height,
        width: width, height: height)
    }
  }

  /// The bars as one path, so that no gap shows between neighbours.
  var outline: SVGPath {
    var path = SVGPath()
    for bar in bars {
      path.move(to: ChartPoint(x: bar.left, y: bar.bottom))
      path.vertical(to: bar.top)
      path.horizontal(to: bar.right)
      path.vertical(to: bar.bottom)
      path.close()
    }
    return path
  }

  private func slot(_ offset: Double, _ width: Double) -> Rectangle {
    Rectangle(left: frame.left + offset, top: frame.top, width: width, height: frame.height)
  }
}
