@testable import Charts

/// A cost over two parameters: a frame with lines of equal cost, and paths of descent in it.
struct Landscape {
  let frame: Rectangle
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>

  private var area: PlotArea {
    PlotArea(
      frame: Rectangle(left: 0, top: 0, width: frame.width, height: frame.height),
      x: .linear(Extent([x.lowerBound, x.upperBound]), ticks: 4, rounded: false),
      y: .linear(Extent([y.lowerBound, y.upperBound]), ticks: 4, rounded: false))
  }

  /// The frame, its `content` cut off at the edge.
  func drawn(_ content: [SVGElement]) -> [SVGElement] {
    [
      .rectangle(frame, "field"),
      SVGElement(
        "svg", ["x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height], content),
    ]
  }

  /// The lines on which `cost` has these values, for all panels that show `sharedContours`.
  func contours(_ levels: [Double], of cost: (ChartPoint) -> Double) -> SVGElement {
    let (columns, rows) = (61, 41)
    let values = (0..<rows).flatMap { row in
      (0..<columns).map { column in
        cost(
          ChartPoint(
            x: x.lowerBound + (x.upperBound - x.lowerBound) * Double(column) / Double(columns - 1),
            y: y.lowerBound + (y.upperBound - y.lowerBound) * Double(row) / Double(rows - 1)))
      }
    }
    let (dx, dy) = (frame.width / Double(columns - 1), frame.height / Double(rows - 1))
    var path = SVGPath()
    for level in levels {
      for loop in Contour(values, columns: columns, above: level).loops {
        path.append(SVGPath(closed: loop.map { ChartPoint(x: $0.x * dx, y: frame.height - $0.y * dy) }))
      }
    }
    let lines = SVGElement("path", ["id": "contours", "class": "contour", "d": path.data])
    return SVGElement("defs", [:], [lines])
  }

  static var sharedContours: SVGElement { SVGElement("use", ["href": "#contours"]) }

  /// A path that starts at a hollow circle, with a dot at each step if `hasDots`.
  func way(_ points: [ChartPoint], _ color: String, hasDots: Bool) -> SVGElement {
    let places = points.compactMap(area.place)
    var dots = SVGPath()
    for place in places.dropFirst() { dots.append(SVGPath(circleAround: place, radius: 1.9)) }
    let start = places.first.map { [SVGElement.path(SVGPath(circleAround: $0, radius: 4), "hollow")] } ?? []
    // The closed outline takes few characters; without its last one, `z`, it is open.
    let line = SVGElement(
      "path", ["class": "flow thin", "d": String(SVGPath(closed: places).data.dropLast())])
    return .group(
      color,
      [line] + (hasDots ? [.path(dots, "solid")] : [])
        + start)
  }

  /// A cross at the minimum.
  func minimum(_ point: ChartPoint) -> SVGElement {
    guard let place = area.place(point) else { return .group("", []) }
    return .group(
      Drawing.neutral, [.path(Marker.cross.path(at: place, radius: 5.5), "dot")])
  }
}
