/// The outline of a shape, in the letters of an SVG path.
struct SVGPath: Equatable {
  private(set) var data = ""

  var isEmpty: Bool { data.isEmpty }

  /// A path that starts at the first of `points` and goes straight from each to the next.
  init(_ points: some Sequence<ChartPoint> = []) {
    for point in points {
      if isEmpty { move(to: point) } else { line(to: point) }
    }
  }

  /// A full circle.
  init(circleAround center: ChartPoint, radius: Double) {
    let (r, d) = (radius.svg, (2 * radius).svg)
    data = "M\((center.x - radius).svg) \(center.y.svg)a\(r) \(r) 0 1 0 \(d) 0a\(r) \(r) 0 1 0 -\(d) 0Z"
  }

  /// The closed outline of many points, in steps of a tenth of a pixel from each to the next, which takes half
  /// the letters.
  init(closed points: [ChartPoint]) {
    var last = (x: 0, y: 0)
    for point in points {
      let place = (x: Self.tenths(point.x), y: Self.tenths(point.y))
      let step = "\(Self.text(place.x - last.x)) \(Self.text(place.y - last.y))"
      if isEmpty { data += "M\(step)l" } else if place != last { data += "\(step) " }
      last = place
    }
    if !isEmpty { data += "z" }
  }

  private static func tenths(_ value: Double) -> Int {
    value.isFinite ? Int((min(max(value, -1e6), 1e6) * 10).rounded()) : 0
  }

  private static func text(_ tenths: Int) -> String { (Double(tenths) / 10).svg }

  mutating func move(to point: ChartPoint) { data += "M\(point.x.svg) \(point.y.svg)" }
  mutating func line(to point: ChartPoint) { data += "L\(point.x.svg) \(point.y.svg)" }
  mutating func horizontal(to x: Double) { data += "H\(x.svg)" }
  mutating func vertical(to y: Double) { data += "V\(y.svg)" }
  mutating func append(_ other: SVGPath) { data += other.data }
  mutating func close() { data += "Z" }
}
