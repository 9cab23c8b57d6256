/// The title and the lines below it, broken to the width of the picture.
struct ChartHeader {
  let elements: [SVGElement]
  /// The lower edge of the last line.
  let bottom: Double

  init(title: String, subtitle: String, left: Double, width: Double) {
    var bottom = 22.0
    var elements: [SVGElement] = []
    for line in TextMetrics.wrapped(title, into: width, size: 20) {
      elements.append(.label(line, x: left, y: bottom + 18, "title"))
      bottom += 25
    }
    for line in TextMetrics.wrapped(subtitle, into: width, size: 14) {
      elements.append(.label(line, x: left, y: bottom + 14, "subtitle muted"))
      bottom += 19
    }
    self.elements = elements
    self.bottom = bottom
  }
}
