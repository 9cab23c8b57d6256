/// The title and the lines below it, broken to the width of the picture.
struct ChartHeader {
  let elements: [SVGElement]
  /// The lower edge of the last line.
  let bottom: Double

  init(title: String, subtitle: String, _ layout: PanelLayout) {
    let sizes = layout.isPart ? (top: 4.0, title: 14.0, subtitle: 12.0) : (top: 22, title: 20, subtitle: 14)
    let styles = layout.isPart ? ("head", "muted") : ("title", "subtitle muted")
    var bottom = sizes.top
    var elements: [SVGElement] = []
    for line in TextMetrics.wrapped(title, into: layout.room, size: sizes.title) {
      elements.append(.label(line, x: layout.margin, y: bottom + sizes.title - 2, styles.0))
      bottom += sizes.title + 5
    }
    for line in TextMetrics.wrapped(subtitle, into: layout.room, size: sizes.subtitle) {
      elements.append(.label(line, x: layout.margin, y: bottom + sizes.subtitle, styles.1))
      bottom += sizes.subtitle + 5
    }
    self.elements = elements
    self.bottom = bottom
  }
}
