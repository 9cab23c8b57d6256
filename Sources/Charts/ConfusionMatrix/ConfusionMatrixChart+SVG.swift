import Essentials

extension ConfusionMatrixChart {
  public static var pageWidth: Double { 640 }

  public func panel(_ layout: PanelLayout) -> Panel {
    let drawing = ConfusionDrawing(self, layout)
    return Panel(
      height: drawing.height, elements: drawing.elements,
      notes: ["Blue is right, vermillion wrong; the deeper, the larger a cell's share of its row."])
  }
}

/// The places of everything in the SVG picture of a confusion matrix.
private struct ConfusionDrawing {
  private let chart: ConfusionMatrixChart
  private let header: ChartHeader
  private let frame: Rectangle
  /// The side of a cell.
  private let cell: Double
  /// Whether the names of the columns are too long to stand side by side.
  private let isTurned: Bool

  private static let longestName = 120.0
  private static let recallWidth = 56.0

  init(_ chart: ConfusionMatrixChart, _ layout: PanelLayout) {
    self.chart = chart
    header = ChartHeader(title: chart.title, subtitle: chart.subtitle, layout)
    let widest = chart.classNames.map { TextMetrics.width(of: $0, size: 12) }.max() ?? 0
    let names = min(Self.longestName, widest)
    let left = layout.margin + 26 + names + 8
    let room = max(40, layout.width - layout.margin - Self.recallWidth - left)
    cell = min(max(56, names + 12), room / Double(max(1, chart.classNames.count)))
    isTurned = names > cell - 4
    let side = cell * Double(chart.classNames.count)
    let top = header.bottom + 44 + (isTurned ? names : 14)
    frame = Rectangle(left: left, top: top, width: side, height: side)
  }

  var height: Double { frame.bottom + 20 }

  var elements: [SVGElement] {
    let indices = chart.classNames.indices
    return header.elements + axisNames + [.rectangle(frame, "field")]
      + indices.flatMap { row in indices.map { tile(row, $0) } } + grid
      + indices.flatMap { row in indices.compactMap { count(row, $0) } } + indices.flatMap(names)
  }

  private var axisNames: [SVGElement] {
    let (x, y) = (frame.left - Self.axisGap(chart), frame.center.y)
    return [
      .label("predicted class", x: frame.center.x, y: header.bottom + 24, "muted", anchor: .middle),
      SVGElement(
        "text",
        [
          "class": "muted", "x": x, "y": y, "text-anchor": "middle",
          "transform": "rotate(-90 \(x.svg) \(y.svg))",
        ],
        text: "true class"),
      .label("right", x: frame.right + 10, y: frame.top - 8, "muted"),
    ]
  }

  private static func axisGap(_ chart: ConfusionMatrixChart) -> Double {
    min(longestName, chart.classNames.map { TextMetrics.width(of: $0, size: 12) }.max() ?? 0) + 20
  }

  private func area(_ row: Int, _ column: Int) -> Rectangle {
    Rectangle(
      left: frame.left + Double(column) * cell, top: frame.top + Double(row) * cell, width: cell, height: cell
    )
  }

  /// A cell's colour. The square root lifts what is rare out of the paper: one mistake in forty is to be seen.
  private func tile(_ row: Int, _ column: Int) -> SVGElement {
    let area = area(row, column)
    return SVGElement(
      "rect",
      [
        "class": "solid \(row == column ? "c0" : "c1")", "x": area.left, "y": area.top, "width": cell,
        "height": cell, "fill-opacity": depth(row, column),
      ])
  }

  private func depth(_ row: Int, _ column: Int) -> Double {
    let share = chart.share(row, column)
    return row == column ? share * 0.85 : share.squareRoot() * 0.85
  }

  /// The lines between the cells.
  private var grid: [SVGElement] {
    (0...chart.classNames.count).flatMap { index -> [SVGElement] in
      let offset = Double(index) * cell
      let across = (frame.left + offset, frame.top + offset)
      return [
        .line(ChartPoint(x: across.0, y: frame.top), ChartPoint(x: across.0, y: frame.bottom), "rule"),
        .line(ChartPoint(x: frame.left, y: across.1), ChartPoint(x: frame.right, y: across.1), "rule"),
      ]
    }
  }

  /// The count of a cell that is not empty, if there is room for it, light on deep colours.
  private func count(_ row: Int, _ column: Int) -> SVGElement? {
    let value = chart.counts[row][column]
    let text = NumberText.fixed(Double(value), decimals: 0)
    guard value > 0, TextMetrics.width(of: text, size: 12) < cell, cell >= 13 else { return nil }
    let center = area(row, column).center
    return .label(
      text, x: center.x, y: center.y + 4, depth(row, column) > 0.5 ? "paper" : "ink", anchor: .middle)
  }

  /// A class's names beside its row and above its column, and how much of it is right.
  private func names(_ index: Int) -> [SVGElement] {
    guard cell >= 11 else { return [] }
    let name = TextMetrics.fitted(chart.classNames[index], into: Self.longestName, size: 12)
    let center = area(index, index).center
    return [
      .label(name, x: frame.left - 8, y: center.y + 4, "ink", anchor: .end), columnName(name, at: center.x),
      .label(chart.recall(index), x: frame.right + 10, y: center.y + 4, "ink"),
    ]
  }

  private func columnName(_ name: String, at x: Double) -> SVGElement {
    guard isTurned else { return .label(name, x: x, y: frame.top - 8, "ink", anchor: .middle) }
    let place = ChartPoint(x: x + 4, y: frame.top - 8)
    return SVGElement(
      "text",
      ["class": "ink", "x": place.x, "y": place.y, "transform": "rotate(-90 \(place.x.svg) \(place.y.svg))"],
      text: name)
  }
}
