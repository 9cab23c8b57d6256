/// A chart that can also stand among others, in a `PanelGrid`.
public protocol PanelChart: Chart {
  var title: String { get }

  /// The picture in words, for readers who cannot see it.
  var summary: String { get }

  /// The width of the picture where it stands alone.
  static var pageWidth: Double { get }

  /// Everything in the picture, at the places that the layout leaves for it.
  func panel(_ layout: PanelLayout) -> Panel
}

extension PanelChart {
  public func svg() -> String {
    let panel = panel(.page(width: Self.pageWidth))
    let below = PanelFooter([panel], layout: .page(width: Self.pageWidth), top: panel.height)
    return SVGDocument(
      width: Self.pageWidth, height: below.bottom, title: title, description: summary,
      elements: panel.elements + below.elements
    ).render()
  }
}

/// A drawn chart: its elements, the upper left corner at (0, 0), and what is still to be said below it.
public struct Panel {
  let height: Double
  let elements: [SVGElement]
  /// The meaning of symbols, which panels side by side share.
  var legend: [LegendEntry] = []
  /// Sentences below the picture.
  var notes: [String] = []
}

/// The room that a chart has, and the sizes of its texts.
public struct PanelLayout: Equatable, Sendable {
  let width: Double
  let margin: Double
  /// Whether the chart is one of several, so that its title is only a heading.
  let isPart: Bool

  /// A picture of its own.
  static func page(width: Double) -> PanelLayout { PanelLayout(width: width, margin: 24, isPart: false) }

  /// A picture among others.
  static func part(width: Double) -> PanelLayout { PanelLayout(width: width, margin: 4, isPart: true) }

  /// The width between the margins.
  var room: Double { max(0, width - 2 * margin) }
}
