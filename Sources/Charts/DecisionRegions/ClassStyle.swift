/// How a class is drawn: blue triangles and vermillion circles for two, more colours and shapes for more.
struct ClassStyle {
  /// The class that sets its colour.
  let color: String
  let marker: Marker

  init(_ label: Int) {
    // Vermillion for class 0, blue for class 1, then the rest of the palette and of the shapes, each on its own.
    let order = [1, 0, 2, 3, 4, 5, 6]
    let shapes: [Marker] = [.circle, .triangle, .square, .diamond, .cross, .wedge, .bar]
    color = "c\(order[label % order.count])"
    marker = shapes[(label + label / order.count) % shapes.count]
  }
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

extension ClassStyle {
  /// A training example, or a test example, at a place.
  func example(at place: ChartPoint, isTest: Bool) -> SVGElement {
    isTest
      ? .path(marker.path(at: place, radius: 4.8), "hollow")
      : .path(marker.path(at: place, radius: 3.6), "dot")
  }
}
