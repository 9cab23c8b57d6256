/// How a curve is distinguished from the others: by colour, dash pattern and marker together.
struct CurveStyle: Equatable {
  /// The CSS class of its colour.
  let color: String
  /// Lengths of dashes and gaps; empty for a solid line.
  let dashes: String
  let marker: Marker

  private static let dashPatterns = ["", "7 4", "2 4", "10 4 2 4", "5 3", "12 4", "8 3 2 3 2 3"]

  /// The style of the curve with this index; the first seven share nothing, the rest differ in combination.
  init(_ index: Int) {
    let colors = Theme.light.colors.count
    color = "c\(index % colors)"
    dashes = Self.dashPatterns[(index + index / colors) % Self.dashPatterns.count]
    marker = Marker.allCases[index % Marker.allCases.count]
  }
}

/// How a class is drawn: blue triangles and vermillion circles for two, more colours and shapes for more.
struct ClassStyle {
  /// The CSS class of its colour.
  let color: String
  let marker: Marker

  init(_ label: Int) {
    // Vermillion for class 0, blue for class 1, then the rest of the palette in its order.
    let order = [1, 0, 2, 3, 4, 5, 6]
    let shapes: [Marker] = [.circle, .triangle, .square, .diamond, .cross, .wedge, .bar]
    color = "c\(order[label % order.count])"
    marker = shapes[(label + label / order.count) % shapes.count]
  }

  /// A training example, or a test example, at a place.
  func example(at place: ChartPoint, isTest: Bool) -> SVGElement {
    .path(marker.path(at: place, radius: isTest ? 4.8 : 3.6), isTest ? "hollow" : "dot")
  }
}

/// The shapes that mark points.
enum Marker: CaseIterable {
  case circle, square, triangle, diamond, cross, wedge, bar

  /// The outline of the marker around `center`, about `2 * radius` wide.
  func path(at center: ChartPoint, radius: Double) -> SVGPath {
    if self == .circle { return SVGPath(circleAround: center, radius: radius) }
    var path = SVGPath(corners.map { ChartPoint(x: center.x + radius * $0.0, y: center.y + radius * $0.1) })
    path.close()
    return path
  }

  /// The corners around (0, 0) for a radius of 1; the area is about the circle's.
  private var corners: [(Double, Double)] {
    switch self {
    case .circle: []
    case .square: [(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)]
    case .triangle: [(0, -1.25), (1.15, 0.8), (-1.15, 0.8)]
    case .diamond: [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)]
    case .cross:
      [
        (-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2), (-0.4, 1.2),
        (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4),
      ]
    case .wedge: [(0, 1.25), (1.15, -0.8), (-1.15, -0.8)]
    case .bar: [(-0.45, -1.4), (0.45, -1.4), (0.45, 1.4), (-0.45, 1.4)]
    }
  }
}

/// A symbol of a picture and what it means.
struct LegendEntry: Hashable {
  enum Symbol: Hashable {
    /// The shades of a class's region.
    case region(Int)
    case boundary
    /// A training example, and a test example, of a class.
    case train(Int)
    case test(Int)
  }

  var symbol: Symbol
  var text: String
}

extension LegendEntry.Symbol {
  /// The symbol around a place.
  func drawn(at place: ChartPoint) -> SVGElement {
    switch self {
    case .region(let label):
      let steps = (0..<3).map { step in
        Rectangle(
          left: place.x - 12 + Double(step) * 8, top: place.y - 7, width: 24 - Double(step) * 8, height: 14)
      }
      return .group(ClassStyle(label).color, steps.map { .rectangle($0, "shade") })
    case .boundary:
      let ends = [ChartPoint(x: place.x - 11, y: place.y), ChartPoint(x: place.x + 11, y: place.y)]
      return .path(SVGPath(ends), "boundary")
    case .train(let label): return Self.example(label, at: place, isTest: false)
    case .test(let label): return Self.example(label, at: place, isTest: true)
    }
  }

  private static func example(_ label: Int, at place: ChartPoint, isTest: Bool) -> SVGElement {
    let style = ClassStyle(label)
    return .group(style.color, [style.example(at: place, isTest: isTest)])
  }
}
