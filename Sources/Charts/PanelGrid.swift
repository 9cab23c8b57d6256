import TextAndFiles

/// Several charts in one picture: rows of panels side by side, with one legend below all of them.
///
/// To compare runs, put the curves first and the decision regions, if any, below them:
/// ```swift
/// let chart = PanelGrid(
///   title: "With and without dropout", subtitle: "planar, 20→5→1, rate 0.3",
///   curves: LineChart(title: "Cost", xAxis: "iteration", yAxis: "cost", series: runs.map(\.series)),
///   regions: runs.map(\.regions))  // a DecisionRegionChart for each run, its title the run's name
/// try output.write(chart, for: name, console)
/// ```
/// Any other arrangement can be given as `rows`.
public struct PanelGrid: Chart {
  public var title: String
  public var subtitle: String
  /// The panels of a row share its width evenly.
  public var rows: [[any Chart]]

  public init(title: String, subtitle: String = "", rows: [[any Chart]]) {
    self.title = title
    self.subtitle = subtitle
    self.rows = rows.filter { !$0.isEmpty }
  }

  /// The curves in the first row, the regions below, up to three in a row; four make two rows of two.
  public init(
    title: String, subtitle: String = "", curves: LineChart? = nil, regions: [DecisionRegionChart] = []
  ) {
    let perRow = regions.count == 4 ? 2 : 3
    let starts = stride(from: 0, to: regions.count, by: perRow)
    let below = starts.map { Array(regions[$0..<min($0 + perRow, regions.count)]) as [any Chart] }
    self.init(title: title, subtitle: subtitle, rows: [curves.map { [$0] } ?? []] + below)
  }

  /// The curves under their own title, which is the picture's, and the regions below.
  public init(curves: LineChart, regions: [DecisionRegionChart]) {
    var untitled = curves
    (untitled.title, untitled.subtitle) = ("", "")
    self.init(title: curves.title, subtitle: curves.subtitle, curves: untitled, regions: regions)
  }

  public var pageWidth: Double { 1000 }

  public var summary: String {
    rows.joined().map { $0.title.isEmpty ? $0.summary : "\($0.title): \($0.summary)" }
      .joined(separator: " ")
  }

  private static let gap = 26.0

  public func panel(_ layout: PanelLayout) -> Panel {
    let header = Header(self, layout)
    var top = header.bottom + 14
    var elements = header.elements
    var panels: [Panel] = []
    for row in rows {
      let width = (layout.room - Double(row.count - 1) * Self.gap) / Double(row.count)
      let drawn = row.map { $0.panel(.part(width: width)) }
      for (column, panel) in drawn.enumerated() {
        let left = layout.margin + Double(column) * (width + Self.gap)
        elements.append(.moved(to: ChartPoint(x: left, y: top), panel.elements))
      }
      top += (drawn.map(\.height).max() ?? 0) + 12
      panels += drawn
    }
    return Panel(
      height: top, elements: elements, legend: panels.flatMap(\.legend), notes: panels.flatMap(\.notes))
  }

  /// The rows one below the other, their panels side by side if there is room.
  public func text(width: Int) -> String {
    let head = TextColumns.joined(header(columns: width), columns: width)
    return ([head] + rows.flatMap { Self.lines(of: $0, width: width) }).filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }

  /// The panels of a row, as many side by side as have 34 columns each.
  private static func lines(of row: [any Chart], width: Int) -> [String] {
    let (gap, narrowest) = (2, 34)
    let across = max(1, min(row.count, (width + gap) / (narrowest + gap)))
    let column = (width - (across - 1) * gap) / across
    return stride(from: 0, to: row.count, by: across).map { first in
      let texts = row[first..<min(first + across, row.count)].map { $0.text(width: column) }
      return beside(texts.map { $0.split(separator: "\n").map(String.init) }, columns: column, gap: gap)
    }
  }

  /// Blocks of lines side by side, each `columns` wide.
  private static func beside(_ blocks: [[String]], columns: Int, gap: Int) -> String {
    let margin = String(repeating: " ", count: gap)
    let lines = (0..<(blocks.map(\.count).max() ?? 0)).map { row in
      blocks.map { TextColumns.padded(row < $0.count ? $0[row] : "", to: columns) }.joined(separator: margin)
    }
    return TextColumns.joined(lines, columns: blocks.count * (columns + gap))
  }
}
