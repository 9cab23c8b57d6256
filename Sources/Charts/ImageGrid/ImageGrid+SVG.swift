extension ImageGrid {
  public static var pageWidth: Double { 780 }

  public func panel(_ layout: PanelLayout) -> Panel {
    let drawing = ImageDrawing(self, layout)
    return Panel(
      height: drawing.height, elements: drawing.elements,
      notes: ["Blue is above 0, vermillion below; the full colours stand for \(scale) and −\(scale)."])
  }
}

/// The places of everything in the SVG picture of a grid of images.
private struct ImageDrawing {
  private let chart: ImageGrid
  private let header: ChartHeader
  private let left: Double
  /// The side of an image.
  private let side: Double
  private let perRow: Int

  private static let gap = 20.0
  private static let titleHeight = 24.0

  init(_ chart: ImageGrid, _ layout: PanelLayout) {
    self.chart = chart
    header = ChartHeader(title: chart.title, subtitle: chart.subtitle, layout)
    left = layout.margin
    perRow = max(1, min(5, chart.images.count))
    side = max(16, min(160, (layout.room + Self.gap) / Double(perRow) - Self.gap))
  }

  private var rowHeight: Double { Self.titleHeight + side + Self.gap }

  var height: Double {
    header.bottom + 14 + Double((chart.images.count + perRow - 1) / perRow) * rowHeight
  }

  var elements: [SVGElement] { header.elements + chart.images.indices.flatMap(image) }

  private func image(_ index: Int) -> [SVGElement] {
    let (row, column) = index.quotientAndRemainder(dividingBy: perRow)
    let frame = Rectangle(
      left: left + Double(column) * (side + Self.gap),
      top: header.bottom + 14 + Double(row) * rowHeight + Self.titleHeight, width: side, height: side)
    let title = TextMetrics.fitted(chart.images[index].title, into: side, size: 14)
    return [.label(title, x: frame.left, y: frame.top - 8, "head"), .rectangle(frame, "field")]
      + [true, false].compactMap { pixels(of: chart.images[index], in: frame, isAbove: $0) }
  }

  /// The pixels on one side of 0, as a group of one colour.
  private func pixels(of image: ImageGrid.Image, in frame: Rectangle, isAbove: Bool) -> SVGElement? {
    let size = side / Double(max(image.columns, image.rows))
    let squares = image.values.enumerated().filter { isAbove ? $1 > 0 : $1 < 0 }.map { index, value in
      let (row, column) = index.quotientAndRemainder(dividingBy: image.columns)
      return SVGElement(
        "rect",
        [
          "x": frame.left + Double(column) * size, "y": frame.top + Double(row) * size, "width": size,
          "height": size, "fill-opacity": abs(chart.depth(value)),
        ])
    }
    guard !squares.isEmpty else { return nil }
    return SVGElement(
      "g", ["class": "solid \(isAbove ? "c0" : "c1")", "shape-rendering": "crispEdges"], squares)
  }
}
