import TextAndFiles

extension DecisionRegionChart {
  public var pageWidth: Double { 640 }

  public func panel(_ layout: PanelLayout) -> Panel {
    let drawing = RegionDrawing(self, layout)
    return Panel(
      height: drawing.height, elements: drawing.elements, legend: drawing.legend, notes: drawing.notes)
  }

  /// The chart in words: the share of the plane that each class takes, and how many examples are shown.
  public var summary: String {
    let winners = grid.winners
    let shares = grid.probabilities.indices.map { label in
      let share = Double(winners.count { $0 == label }) / Double(winners.count)
      return "\(name(of: label)) on \(NumberText.percent(share))"
    }
    return """
      Regions of the plane of \(xAxis) and \(yAxis): \(shares.joined(separator: ", ")); \
      \(train.count) training and \(test.count) test examples. \(subtitle)
      """
  }
}

/// The layout of the SVG picture of decision regions.
private struct RegionDrawing {
  /// By how much a class must lead for each of the three shades. With two classes, that is a probability of 0.5, 0.75
  /// and 0.95.
  private static let leads = [0.0, 0.5, 0.9]

  private let chart: DecisionRegionChart
  private let header: Header
  private let area: PlotArea

  init(_ chart: DecisionRegionChart, _ layout: PanelLayout) {
    self.chart = chart
    header = Header(chart, layout)
    let count = layout.isPart ? 4 : 6
    let (x, y) = chart.grid.scales(ticks: count)
    let labels = 10 + TextMetrics.widest(y.ticks.map(\.label), size: 12)
    let side = max(80, layout.room - labels)
    area = PlotArea(
      frame: Rectangle(left: layout.margin + labels, top: header.bottom + 34, width: side, height: side),
      x: x, y: y)
  }

  var height: Double { area.frame.bottom + 54 }

  var elements: [SVGElement] {
    header.elements + [.rectangle(area.frame, "field"), regions]
      + area.axes(xName: chart.xAxis, yName: chart.yAxis) + points(chart.train, isTest: false)
      + points(chart.test, isTest: true)
  }

  /// The shades and the boundaries, in a nested picture that clips them to the frame: outside it run the parts of the
  /// paths that close along its edge.
  private var regions: SVGElement {
    let frame = area.frame
    return SVGElement(
      "svg", ["x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height],
      chart.grid.probabilities.indices.compactMap { label in
        let lead = chart.grid.lead(of: label)
        let shades = Self.leads.map { outline(lead, above: $0) }
        guard !shades[0].isEmpty else { return nil }
        // The boundary between two classes is drawn once, with the second.
        let boundary = label > 0 ? [SVGElement.path(shades[0], "boundary")] : []
        return .group(
          ClassStyle(label).color, shades.filter { !$0.isEmpty }.map { .path($0, "shade") } + boundary)
      })
  }

  /// The region in which `values`, one for each grid point, are above a level; in pixels of the frame.
  private func outline(_ values: [Double], above level: Double) -> SVGPath {
    let grid = chart.grid
    let (dx, dy) = (area.frame.width / Double(grid.columns - 1), area.frame.height / Double(grid.rows - 1))
    var path = SVGPath()
    for loop in Contour(values, columns: grid.columns, above: level).loops {
      path.append(
        SVGPath(closed: loop.map { ChartPoint(x: $0.x * dx, y: area.frame.height - $0.y * dy) }))
    }
    return path
  }

  private func points(_ examples: [DecisionRegionChart.Example], isTest: Bool) -> [SVGElement] {
    chart.classes.compactMap { label in
      let places = examples.filter { $0.label == label }.compactMap { area.place($0.position) }
      let style = ClassStyle(label)
      return places.isEmpty
        ? nil : .group(style.color, places.map { style.example(at: $0, isTest: isTest) })
    }
  }

  /// The symbols that occur in this picture.
  var legend: [LegendEntry] {
    let winners = Set(chart.grid.winners).sorted()
    return winners.map { LegendEntry(symbol: .region($0), text: chart.classified(as: $0)) }
      + (winners.count > 1 ? [LegendEntry(symbol: .boundary, text: "equally probable")] : [])
      + labels(of: chart.train).map { LegendEntry(symbol: .train($0), text: "\(chart.name(of: $0)), train") }
      + labels(of: chart.test).map { LegendEntry(symbol: .test($0), text: "\(chart.name(of: $0)), test") }
  }

  private func labels(of examples: [DecisionRegionChart.Example]) -> [Int] {
    Set(examples.filter { area.place($0.position) != nil }.map(\.label)).sorted()
  }

  var notes: [String] {
    chart.grid.probabilities.count == 2
      ? ["Deeper shades: a probability above 0.75, and above 0.95."]
      : ["Deeper shades: a class is ahead of all others by more than 0.5, and by more than 0.9."]
  }
}
