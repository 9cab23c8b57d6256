import TextAndFiles

extension ConfusionMatrixChart {
  public var pageWidth: Double { 640 }

  public func panel(_ layout: PanelLayout) -> Panel {
    let drawing = ConfusionDrawing(self, layout)
    return Panel(
      height: drawing.height, elements: drawing.elements,
      notes: ["Blue is right, vermillion wrong; the deeper, the larger a cell's share of its row."])
  }
}

/// The layout of the SVG picture of a confusion matrix.
private struct ConfusionDrawing {
  private let chart: ConfusionMatrixChart
  private let header: Header
  private let cells: Cells
  /// The width of the longest class name, as far as there is room for it.
  private let nameWidth: Double

  private static let longestName = 120.0
  private static let recallWidth = 56.0

  init(_ chart: ConfusionMatrixChart, _ layout: PanelLayout) {
    self.chart = chart
    header = Header(chart, layout)
    nameWidth = min(Self.longestName, TextMetrics.widest(chart.classNames, size: 12))
    let (left, count) = (layout.margin + 26 + nameWidth + 8, chart.classNames.count)
    let room = max(40, layout.width - layout.margin - Self.recallWidth - left)
    let side = min(max(56, nameWidth + 12), room / Double(max(1, count)))
    let top = header.bottom + 44 + (nameWidth > side - 4 ? nameWidth : 14)
    cells = Cells(left: left, top: top, side: side, columns: count, rows: count)
  }

  private var frame: Rectangle { cells.frame }

  var height: Double { frame.bottom + 20 }

  var elements: [SVGElement] {
    let indices = chart.classNames.indices
    return header.elements + axisNames + [.rectangle(frame, "field")]
      + indices.flatMap { row in indices.map { tile(row, $0) } } + grid
      + indices.flatMap { row in indices.compactMap { count(row, $0) } } + indices.flatMap(names)
  }

  private var axisNames: [SVGElement] {
    let (left, middle) = (frame.left - nameWidth - 20, frame.center)
    return [
      .label("predicted class", x: middle.x, y: header.bottom + 24, "muted", anchor: .middle),
      .label("true class", x: left, y: middle.y, "muted", anchor: .middle, isTurned: true),
      .label("right", x: frame.right + 10, y: frame.top - 8, "muted"),
    ]
  }

  private func tile(_ row: Int, _ column: Int) -> SVGElement {
    cells.tile(row, column, Cells.style(row == column), depth: depth(row, column))
  }

  /// How deep a cell's colour is. The square root makes rare cases visible, such as one mistake in forty. No cell is so
  /// deep that its count would be illegible, on light or dark paper.
  private func depth(_ row: Int, _ column: Int) -> Double {
    let share = chart.share(row, column)
    return 0.6 * (row == column ? share : share.squareRoot())
  }

  /// The lines between the cells.
  private var grid: [SVGElement] {
    (0...chart.classNames.count).flatMap { index -> [SVGElement] in
      let corner = cells.area(index, index)
      return [
        .line(down: frame, x: corner.left, "rule"), .line(across: frame, y: corner.top, "rule"),
      ]
    }
  }

  /// The count of a cell that is not empty, if there is room for it.
  private func count(_ row: Int, _ column: Int) -> SVGElement? {
    let value = chart.counts[row][column]
    let text = NumberText.fixed(Double(value), decimals: 0)
    guard value > 0, TextMetrics.width(of: text, size: 12) < cells.side, cells.side >= 13 else { return nil }
    let center = cells.area(row, column).center
    return .label(text, x: center.x, y: center.y + 4, "ink", anchor: .middle)
  }

  /// A class's name beside its row and above its column, turned if the names are too long to stand side by side, and
  /// the share of its examples that are right.
  private func names(_ index: Int) -> [SVGElement] {
    guard cells.side >= 11 else { return [] }
    let name = TextMetrics.fitted(chart.classNames[index], into: Self.longestName, size: 12)
    let center = cells.area(index, index).center
    let isTurned = nameWidth > cells.side - 4
    return [
      .label(name, x: frame.left - 8, y: center.y + 4, "ink", anchor: .end),
      .label(
        name, x: center.x + (isTurned ? 4 : 0), y: frame.top - 8, "ink", anchor: isTurned ? .start : .middle,
        isTurned: isTurned),
      .label(chart.recall(index), x: frame.right + 10, y: center.y + 4, "ink"),
    ]
  }
}
