extension DecisionRegionChart {
  public func svg() -> String { document(clip: "frame").render() }

  /// The drawing, which may be part of a larger one; `clip` is the name of its frame, another one for each part.
  func document(clip: String) -> SVGDocument {
    let drawing = RegionDrawing(self, clip: clip)
    return SVGDocument(
      width: RegionDrawing.width, height: drawing.height, title: title, description: summary,
      elements: drawing.elements)
  }

  /// The chart in words: how much of the plane is of class 1, and how many examples are shown.
  private var summary: String {
    let inside = grid.probabilities.count { $0 > 0.5 }
    let share = NumberText.percent(Double(inside) / Double(max(1, grid.probabilities.count)))
    return """
      Regions of the plane of \(xAxis) and \(yAxis) that a classifier assigns to class 0 and class 1, \
      class 1 on \(share) of it; \(train.count) training and \(test.count) test examples. \(subtitle)
      """
  }
}

/// The places of everything in the SVG picture of decision regions.
private struct RegionDrawing {
  static let width = 780.0
  private static let margin = 24.0
  private static let side = 520.0

  private let chart: DecisionRegionChart
  private let header: ChartHeader
  private let area: PlotArea
  private let clip: String

  init(_ chart: DecisionRegionChart, clip: String) {
    self.chart = chart
    self.clip = clip
    header = ChartHeader(
      title: chart.title, subtitle: chart.subtitle, left: Self.margin, width: Self.width - 2 * Self.margin)
    let (x, y) = (chart.grid.xScale(ticks: 6), chart.grid.yScale(ticks: 6))
    let left = Self.margin + 10 + (y.ticks.map { TextMetrics.width(of: $0.label, size: 12) }.max() ?? 0)
    area = PlotArea(
      frame: Rectangle(left: left, top: header.bottom + 34, width: Self.side, height: Self.side), x: x, y: y)
  }

  var height: Double { area.frame.bottom + 54 }

  var elements: [SVGElement] {
    header.elements + regions + area.axes(xName: chart.xAxis, yName: chart.yAxis) + points(chart.train, "dot")
      + points(chart.test, "hollow") + legend
  }

  /// The tinted regions and the boundary. The part of the boundary's path that closes it along the frame lies
  /// outside the frame, and is clipped away.
  private var regions: [SVGElement] {
    let frame = SVGElement("clipPath", ["id": clip], [.rectangle(area.frame, "")])
    let path = boundary
    let shapes = path.isEmpty ? [] : [path].flatMap { [SVGElement.path($0, "t1"), .path($0, "boundary")] }
    return [frame, .rectangle(area.frame, "t0"), SVGElement("g", ["clip-path": "url(#\(clip))"], shapes)]
  }

  private var boundary: SVGPath {
    let grid = chart.grid
    let (dx, dy) = (area.frame.width / Double(grid.columns - 1), area.frame.height / Double(grid.rows - 1))
    var path = SVGPath()
    for loop in Contour(grid.probabilities, columns: grid.columns).loops {
      path.append(
        SVGPath(
          loop.map { ChartPoint(x: area.frame.left + $0.x * dx, y: area.frame.bottom - $0.y * dy) }))
      path.close()
    }
    return path
  }

  private func points(_ examples: [DecisionRegionChart.Example], _ style: String) -> [SVGElement] {
    [0, 1].map { label in
      let places = examples.filter { ($0.label == 1) == (label == 1) }.compactMap { area.place($0.position) }
      return .group(
        ClassStyle.color(label),
        places.map { .path(ClassStyle.marker(label).path(at: $0, radius: 3.6), style) })
    }
  }

  /// The markers and regions, each with its meaning, to the right of the frame.
  private var legend: [SVGElement] {
    var top = area.frame.top + 10
    let left = area.frame.right + 24
    var elements: [SVGElement] = []
    func add(_ symbol: SVGElement, _ text: String) {
      elements += [symbol, .label(text, x: left + 22, y: top + 4, "ink")]
      top += 24
    }
    for label in [0, 1] {
      add(
        .rectangle(Rectangle(left: left - 7, top: top - 7, width: 14, height: 14), "t\(label)"),
        "classified as \(label)")
    }
    let line = SVGPath([ChartPoint(x: left - 9, y: top), ChartPoint(x: left + 9, y: top)])
    add(.path(line, "boundary"), "probability 0.5")
    top += 12
    for (examples, style, name) in [(chart.train, "dot", "train"), (chart.test, "hollow", "test")] {
      for label in [0, 1] where !examples.isEmpty {
        let marker = ClassStyle.marker(label).path(at: ChartPoint(x: left, y: top), radius: 4.4)
        add(.group(ClassStyle.color(label), [.path(marker, style)]), "class \(label), \(name)")
      }
    }
    return elements
  }
}

/// How the examples of a class are drawn.
private enum ClassStyle {
  static func color(_ label: Int) -> String { label == 1 ? "c0" : "c1" }
  static func marker(_ label: Int) -> Marker { label == 1 ? .triangle : .circle }
}

extension DecisionGrid {
  func xScale(ticks count: Int) -> AxisScale {
    .linear(Extent([x.lowerBound, x.upperBound]), ticks: count, rounded: false)
  }

  func yScale(ticks count: Int) -> AxisScale {
    .linear(Extent([y.lowerBound, y.upperBound]), ticks: count, rounded: false)
  }
}
