/// The curves of several runs, and what each of them makes of the plane, side by side in one picture.
public struct CurvesAndRegions: Chart, Equatable {
  public var curves: LineChart
  /// One for each run; none where the examples do not lie in a plane.
  public var regions: [DecisionRegionChart]

  public init(curves: LineChart, regions: [DecisionRegionChart]) {
    self.curves = curves
    self.regions = regions
  }

  /// The panels row by row, at most three in a row.
  public func svg() -> String {
    let panels =
      [curves.document]
      + regions.enumerated().map { index, chart in chart.document(clip: "frame\(index + 1)") }
    if panels.count == 1 { return panels[0].render() }
    let across = panels.count <= 4 ? 2 : 3
    let width = panels.map(\.width).max() ?? 0
    var (elements, top): ([SVGElement], Double) = ([], 0)
    for first in stride(from: 0, to: panels.count, by: across) {
      let row = panels[first..<min(first + across, panels.count)]
      for (column, panel) in row.enumerated() {
        elements.append(panel.moved(right: Double(column) * width, down: top))
      }
      top += row.map(\.height).max() ?? 0
    }
    return SVGDocument(
      width: width * Double(across), height: top, title: curves.title,
      description: panels.map { "\($0.title): \($0.description)" }.joined(separator: " "), elements: elements
    ).render()
  }

  /// The curves, and below them the regions, two in a line where there is room.
  public func text(width: Int) -> String {
    let gap = 2
    let across = width >= 72 ? 2 : 1
    let column = (width - (across - 1) * gap) / across
    var blocks = [curves.text(width: width)]
    for first in stride(from: 0, to: regions.count, by: across) {
      let row = regions[first..<min(first + across, regions.count)]
      blocks.append(TextColumns.beside(row.map { $0.text(width: column) }, columns: column, gap: gap))
    }
    return blocks.joined(separator: "\n")
  }
}

extension SVGDocument {
  /// The elements at another place.
  fileprivate func moved(right x: Double, down y: Double) -> SVGElement {
    SVGElement("g", ["transform": "translate(\(x.svg) \(y.svg))"], elements)
  }
}

extension TextColumns {
  /// Blocks of lines beside each other, each in as many columns.
  fileprivate static func beside(_ blocks: [String], columns: Int, gap: Int) -> String {
    let lines = blocks.map { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    let margin = String(repeating: " ", count: gap)
    return (0..<(lines.map(\.count).max() ?? 0)).map { row in
      let cells = lines.map { padded(row < $0.count ? $0[row] : "", to: columns) }
      let line = cells.joined(separator: margin)
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
