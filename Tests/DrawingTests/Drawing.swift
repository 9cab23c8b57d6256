@testable import Charts

/// A picture of the guide that no program draws, put together from the pieces that charts are made of.
///
/// It speaks in symbols, so that the pages of both languages can show it. The forward pass is blue and solid, the
/// backward pass vermilion and dashed, and what both share is green; parameters are boxes, values circles.
struct Drawing {
  let name: String
  let width: Double
  let height: Double
  let title: String
  let elements: [SVGElement]

  /// The colours' classes, named by what they stand for.
  static let (forward, backward, shared, neutral) = ("c0", "c1", "c2", "c6")

  private static let styles = """
    .flow{fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}\
    .back{stroke-dasharray:5 4}.dotted{stroke-dasharray:1.5 4}.thin{stroke-width:1.1}.boxed{font-size:13px}\
    .dots{stroke:currentColor;stroke-width:4.2;stroke-linecap:round}\
    .contour{fill:none;stroke:#8b949e;stroke-opacity:.55;stroke-width:1}
    """

  var svg: String {
    SVGDocument(
      width: width, height: height, title: title, description: title,
      elements: [SVGElement("style", text: Self.styles)] + elements
    ).render()
  }
}

extension ChartPoint {
  static func + (a: ChartPoint, b: ChartPoint) -> ChartPoint { ChartPoint(x: a.x + b.x, y: a.y + b.y) }

  /// The point at `distance` from this one, in the direction of another.
  func moved(by distance: Double, towards other: ChartPoint) -> ChartPoint {
    let (dx, dy) = (other.x - x, other.y - y)
    let length = max((dx * dx + dy * dy).squareRoot(), 1e-9)
    return ChartPoint(x: x + dx / length * distance, y: y + dy / length * distance)
  }
}

/// An arrow through some places, its head at the last one.
struct Arrow {
  var places: [ChartPoint]
  /// How far after the first place it starts, and how far before the last it ends.
  var gaps = (start: 0.0, end: 0.0)
  var color = Drawing.forward
  var isDashed = false

  static func forward(_ places: ChartPoint..., gaps: (Double, Double) = (0, 0)) -> SVGElement {
    Arrow(places: places, gaps: gaps).drawn
  }

  static func backward(_ places: ChartPoint..., gaps: (Double, Double) = (0, 0)) -> SVGElement {
    Arrow(places: places, gaps: gaps, color: Drawing.backward, isDashed: true).drawn
  }

  var drawn: SVGElement {
    var line = places
    let last = places.count - 1
    line[0] = places[0].moved(by: gaps.start, towards: places[1])
    line[last] = places[last].moved(by: gaps.end, towards: places[last - 1])
    let (tip, base) = (line[last], line[last].moved(by: 9, towards: line[last - 1]))
    let side = ChartPoint(x: (tip.y - base.y) * 0.4, y: (base.x - tip.x) * 0.4)
    var head = SVGPath([tip, base + side, base + ChartPoint(x: -side.x, y: -side.y)])
    head.close()
    line[last] = base
    return .group(color, [.path(SVGPath(line), isDashed ? "flow back" : "flow"), .path(head, "solid")])
  }
}

extension SVGElement {
  /// A value: a circle with its symbol.
  static func node(_ symbol: String, at place: ChartPoint, _ color: String, radius: Double = 19) -> SVGElement
  {
    .group(
      color,
      [
        .path(SVGPath(circleAround: place, radius: radius), "hollow"),
        .label(symbol, x: place.x, y: place.y + 5, "subtitle", anchor: .middle),
      ])
  }

  /// Parameters, or what both passes share: a box with their symbols.
  static func box(_ symbols: String, at place: ChartPoint, _ color: String, width: Double = 66) -> SVGElement
  {
    let area = Rectangle(left: place.x - width / 2, top: place.y - 13, width: width, height: 26)
    return .group(
      color,
      [
        SVGElement(
          "rect",
          [
            "class": "hollow", "x": area.left, "y": area.top, "width": area.width, "height": area.height,
            "rx": 4,
          ]), .label(symbols, x: place.x, y: place.y + 4.5, "boxed", anchor: .middle),
      ])
  }

  /// A background for things that belong together.
  static func surface(_ area: Rectangle) -> SVGElement {
    SVGElement(
      "rect",
      [
        "class": "field", "x": area.left, "y": area.top, "width": area.width, "height": area.height, "rx": 8,
      ])
  }
}

/// The number in subscript digits.
func subscripted(_ number: Int) -> String {
  String(String(number).map { Array("₀₁₂₃₄₅₆₇₈₉")[Int(String($0)) ?? 0] })
}
