/// A picture as a value: it holds what is to be shown, and draws it as text.
///
/// Nothing here reads or writes files or the terminal. Every input is drawn, however degenerate: no data, one
/// point, infinities, names of any length.
public protocol Chart: Sendable {
  /// The picture as a complete SVG document, readable on light and dark pages.
  func svg() -> String

  /// The picture for a terminal: lines of plain Unicode, each at most `width` characters long.
  func text(width: Int) -> String
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
