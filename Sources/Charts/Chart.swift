/// A picture as a value: it holds what is to be shown, and draws it as SVG or text, alone or in a `PanelGrid`.
///
/// Nothing here reads or writes files or the terminal. Every input can be drawn, however degenerate: no data, one
/// point, infinities, names of any length.
public protocol Chart: Sendable {
  var title: String { get }
  var subtitle: String { get }

  /// A description of the picture in words, for readers who cannot see it.
  var summary: String { get }

  /// The width of the picture when it stands alone.
  var pageWidth: Double { get }

  /// Everything in the picture, at the places that the layout leaves for it.
  func panel(_ layout: PanelLayout) -> Panel

  /// The picture for a terminal: lines of plain Unicode, each at most `width` characters long.
  func text(width: Int) -> String
}

extension Chart {
  /// The picture as a complete SVG document, readable on light and dark pages.
  public func svg() -> String {
    let layout = PanelLayout.page(width: pageWidth)
    let panel = panel(layout)
    let footer = Footer([panel], layout, top: panel.height)
    return SVGDocument(
      width: pageWidth, height: footer.bottom, title: title, description: summary,
      elements: panel.elements + footer.elements
    ).render()
  }
}

/// A point of a chart, in the units of its axes.
public struct ChartPoint: Equatable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// A drawn chart: its elements, with the upper left corner at (0, 0), and what is to be written below it.
public struct Panel {
  let height: Double
  let elements: [SVGElement]
  /// The meaning of symbols; panels side by side share one legend.
  var legend: [LegendEntry] = []
  /// Sentences to be written below the picture.
  var notes: [String] = []
}

/// The room that a chart has, and the sizes of its texts.
public struct PanelLayout: Equatable, Sendable {
  let width: Double
  let margin: Double
  /// Whether the chart is one of several, so that its title is only a heading.
  let isPart: Bool

  /// The layout of a picture that stands alone.
  static func page(width: Double) -> PanelLayout { PanelLayout(width: width, margin: 24, isPart: false) }

  /// The layout of a picture among others.
  static func part(width: Double) -> PanelLayout { PanelLayout(width: width, margin: 4, isPart: true) }

  /// The width between the margins.
  var room: Double { max(0, width - 2 * margin) }
}
