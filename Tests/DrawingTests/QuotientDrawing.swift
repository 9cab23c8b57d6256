@testable import Charts

/// The centred difference quotient of lesson 7 on a curve, beside the one-sided one and the tangent.
struct QuotientDrawing {
  private static let theta = 0.0
  private static let epsilon = 1.0

  private static func cost(_ t: Double) -> Double { 1 + 0.55 * t + 0.32 * t * t + 0.06 * t * t * t }
  private static let slope = 0.55

  static var drawing: Drawing {
    let area = PlotArea(
      frame: Rectangle(left: 56, top: 30, width: 500, height: 310),
      x: .linear(Extent([-2.4, 2]), ticks: 1, rounded: false),
      y: .linear(Extent([0, 2.6]), ticks: 1, rounded: false))
    return Drawing(
      name: "difference-quotient", width: 860, height: 390, title: "The centred difference on a curve",
      elements: frame(area) + lines(area) + points(area) + key(area))
  }

  private static func frame(_ area: PlotArea) -> [SVGElement] {
    let corner = ChartPoint(x: area.frame.left, y: area.frame.bottom)
    let marks = [(-epsilon, "θ − ε"), (0, "θ"), (epsilon, "θ + ε")].flatMap { step, name -> [SVGElement] in
      guard let x = area.left(theta + step), let y = area.height(cost(theta + step)) else { return [] }
      return [
        .line(ChartPoint(x: x, y: y), ChartPoint(x: x, y: corner.y), "guide"),
        .label(name, x: x, y: corner.y + 24, "head", anchor: .middle),
      ]
    }
    let (right, up) = (
      ChartPoint(x: area.frame.right, y: corner.y), ChartPoint(x: corner.x, y: area.frame.top)
    )
    return marks + [
      Arrow(places: [corner, right], color: Drawing.neutral).drawn,
      Arrow(places: [corner, up], color: Drawing.neutral).drawn,
      .label("J(θ)", x: corner.x + 10, y: area.frame.top + 8, "head"),
    ]
  }

  /// A straight line through the cost at `step` from θ.
  private static func straight(
    _ area: PlotArea, through step: Double, slope: Double, from first: Double
  ) -> SVGPath {
    SVGPath(
      [first, 1.7].compactMap { t in
        area.place(ChartPoint(x: t, y: cost(theta + step) + slope * (t - theta - step)))
      })
  }

  private static func lines(_ area: PlotArea) -> [SVGElement] {
    let curve = SVGPath(
      stride(from: -2.2, through: 1.34, by: 0.06).compactMap { area.place(ChartPoint(x: $0, y: cost($0))) })
    let centred = (cost(epsilon) - cost(-epsilon)) / (2 * epsilon)
    let oneSided = (cost(epsilon) - cost(0)) / epsilon
    return [
      .group(Drawing.neutral, [.path(curve, "curve")]),
      .group(Drawing.shared, [.path(straight(area, through: 0, slope: slope, from: -1.4), "flow dotted")]),
      .group(Drawing.backward, [.path(straight(area, through: 0, slope: oneSided, from: -0.8), "flow back")]),
      .group(Drawing.forward, [.path(straight(area, through: epsilon, slope: centred, from: -1.7), "flow")]),
    ]
  }

  private static func points(_ area: PlotArea) -> [SVGElement] {
    [-epsilon, 0, epsilon].compactMap { step in
      area.place(ChartPoint(x: theta + step, y: cost(theta + step))).map {
        .group(Drawing.neutral, [.path(SVGPath(circleAround: $0, radius: 5), "dot")])
      }
    }
  }

  private static func key(_ area: PlotArea) -> [SVGElement] {
    let entries = [
      ("J′(θ)", "", Drawing.shared, "flow dotted"),
      ("(J(θ + ε) − J(θ − ε)) / 2ε", "= J′ + ε² J‴/6 + …", Drawing.forward, "flow"),
      ("(J(θ + ε) − J(θ)) / ε", "= J′ + ε J″/2 + …", Drawing.backward, "flow back"),
    ]
    return entries.enumerated().flatMap { index, entry -> [SVGElement] in
      let (x, y) = (area.frame.right + 24, 100 + Double(index) * 66)
      let ends = [ChartPoint(x: x, y: y), ChartPoint(x: x + 34, y: y)]
      return [
        .group(entry.2, [.path(SVGPath(ends), entry.3)]),
        .label(entry.0, x: x + 46, y: y + 5, "subtitle"),
        .label(entry.1, x: x + 46, y: y + 26, "subtitle muted"),
      ]
    }
  }
}
