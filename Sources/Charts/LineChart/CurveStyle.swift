/// How the curve of a number is told from the others: by colour, dash pattern and marker at once.
struct CurveStyle: Equatable {
  /// The class that sets its colour.
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

/// The shapes that mark points.
enum Marker: CaseIterable {
  case circle, square, triangle, diamond, cross, wedge, bar

  /// The marker around `center`, about `2 * radius` wide.
  func path(at center: ChartPoint, radius: Double) -> SVGPath {
    if self == .circle { return SVGPath(circleAround: center, radius: radius) }
    var path = SVGPath(corners.map { ChartPoint(x: center.x + radius * $0.x, y: center.y + radius * $0.y) })
    path.close()
    return path
  }

  /// The corners around (0, 0) for a radius of 1, of about the circle's area.
  private var corners: [ChartPoint] {
    let corners: [(Double, Double)] =
      switch self {
      case .circle: []
      case .square: [(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)]
      case .triangle: [(0, -1.25), (1.15, 0.8), (-1.15, 0.8)]
      case .diamond: [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)]
      case .cross:
        [
          (-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2),
          (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4),
        ]
      case .wedge: [(0, 1.25), (1.15, -0.8), (-1.15, -0.8)]
      case .bar: [(-0.45, -1.4), (0.45, -1.4), (0.45, 1.4), (-0.45, 1.4)]
      }
    return corners.map { ChartPoint(x: $0.0, y: $0.1) }
  }
}
