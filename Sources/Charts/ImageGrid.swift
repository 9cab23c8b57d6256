import TextAndFiles

/// Small images side by side, of positive and negative numbers: blue above 0, vermillion below, the deeper the larger.
///
/// All images have the same scale, and so can be compared.
public struct ImageGrid: Chart, Equatable {
  /// An image with a title.
  public struct Image: Equatable, Sendable {
    public var title: String
    /// The number of pixels in a row.
    public var columns: Int
    /// The pixels, row by row from the top; a pixel that is not finite is drawn as 0.
    public var values: [Double]

    public init(title: String, columns: Int, values: [Double]) {
      self.title = title
      self.columns = max(1, columns)
      self.values = values.map { $0.isFinite ? $0 : 0 }
    }

    /// The number of rows of pixels; the last may be shorter.
    var rows: Int { (values.count + columns - 1) / columns }
  }

  public var title: String
  public var subtitle: String
  public var images: [Image]

  public init(title: String, subtitle: String = "", images: [Image]) {
    self.title = title
    self.subtitle = subtitle
    self.images = images
  }

  /// The largest magnitude of a pixel, which is drawn in full colour.
  var largest: Double { images.flatMap(\.values).map { abs($0) }.max() ?? 0 }

  /// A value as a fraction of the largest magnitude, from -1 to 1.
  func depth(_ value: Double) -> Double { largest > 0 ? value / largest : 0 }

  public var summary: String {
    let titles = images.map(\.title).joined(separator: ", ")
    return "\(images.count) images of numbers between −\(scale) and \(scale): \(titles). \(subtitle)"
  }

  var scale: String { NumberText.significant(largest) }
}

extension ImageGrid {
  /// The images one after another, as many side by side as fit, two characters for each pixel.
  public func text(width: Int) -> String {
    let head = header(columns: width)
    let cell = 2 * (images.map(\.columns).max() ?? 1)
    let perRow = max(1, (width + 2) / (cell + 2))
    let rows = stride(from: 0, to: images.count, by: perRow).flatMap { start in
      lines(of: Array(images[start..<min(start + perRow, images.count)]), cell: cell)
    }
    let meaning = "░▒▓█ above 0, - and = below."
    return TextColumns.joined(head + rows + [meaning], columns: width)
  }

  private func lines(of images: [Image], cell: Int) -> [String] {
    let titles = images.map { TextColumns.padded($0.title, to: cell) }.joined(separator: "  ")
    let rows = (0..<(images.map(\.rows).max() ?? 0)).map { row in
      images.map { TextColumns.padded(line(row, of: $0), to: cell) }.joined(separator: "  ")
    }
    return [titles] + rows
  }

  private func line(_ row: Int, of image: Image) -> String {
    image.values.dropFirst(row * image.columns).prefix(image.columns).map { value in
      let level = Int((depth(value) * 4).rounded())
      return level >= 0 ? ["  ", "░░", "▒▒", "▓▓", "██"][level] : level == -1 ? "--" : "=="
    }.joined()
  }
}

extension ImageGrid {
  public var pageWidth: Double { 780 }

  public func panel(_ layout: PanelLayout) -> Panel {
    let drawing = ImageDrawing(self, layout)
    return Panel(
      height: drawing.height, elements: drawing.elements,
      notes: ["Blue is above 0, vermillion below; the full colours stand for \(scale) and −\(scale)."])
  }
}

/// The layout of the SVG picture of a grid of images.
private struct ImageDrawing {
  private let chart: ImageGrid
  private let header: Header
  private let left: Double
  /// The side of an image.
  private let side: Double
  private let perRow: Int

  private static let gap = 20.0
  private static let titleHeight = 24.0

  init(_ chart: ImageGrid, _ layout: PanelLayout) {
    self.chart = chart
    header = Header(chart, layout)
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
    let image = chart.images[index]
    let (row, column) = index.quotientAndRemainder(dividingBy: perRow)
    let frame = Rectangle(
      left: left + Double(column) * (side + Self.gap),
      top: header.bottom + 14 + Double(row) * rowHeight + Self.titleHeight, width: side, height: side)
    let title = TextMetrics.fitted(image.title, into: side, size: 14)
    let cells = Cells(
      left: frame.left, top: frame.top, side: side / Double(max(image.columns, image.rows)),
      columns: image.columns, rows: image.rows)
    return [.label(title, x: frame.left, y: frame.top - 8, "head"), .rectangle(frame, "field")]
      + [true, false].compactMap { pixels(of: image, in: cells, isAbove: $0) }
  }

  /// The pixels above 0, or below, as a group of one colour.
  private func pixels(of image: ImageGrid.Image, in cells: Cells, isAbove: Bool) -> SVGElement? {
    let tiles = image.values.enumerated().filter { isAbove ? $1 > 0 : $1 < 0 }.map { index, value in
      cells.tile(index / image.columns, index % image.columns, depth: abs(chart.depth(value)))
    }
    guard !tiles.isEmpty else { return nil }
    return SVGElement("g", ["class": Cells.style(isAbove), "shape-rendering": "crispEdges"], tiles)
  }
}
