/// Curves over a common horizontal axis, such as a cost over the iterations.
///
/// A curve is told apart by colour, dash pattern, marker and a label at its end. One that goes up and down all
/// the time is drawn as a median over a pale band. Points that are not finite leave a gap, and a note says
/// where.
public struct LineChart: PanelChart, Equatable {
  /// One curve; its points in the order in which they are joined.
  public struct Series: Equatable, Sendable {
    /// What the label at the curve's end says; empty for no label.
    public var name: String
    public var points: [ChartPoint]

    public init(_ name: String = "", points: [ChartPoint]) {
      self.name = name
      self.points = points
    }

    /// A curve through (0, values[0]), (step, values[1]), …
    public init(_ name: String = "", values: [Double], every step: Int = 1) {
      self.name = name
      points = values.enumerated().map { ChartPoint(x: Double($0.offset * step), y: $0.element) }
    }
  }

  /// How lengths along an axis stand for values.
  public enum ValueScale: Equatable, Sendable {
    /// Equal lengths are equal differences.
    case linear
    /// Equal lengths are equal ratios; values of 0 and below leave gaps.
    case logarithmic
    /// Logarithmic where all values are positive and span more than two powers of ten.
    case automatic
  }

  /// A dashed line across the chart at a value that matters, such as a threshold.
  public struct Guide: Equatable, Sendable {
    let isVertical: Bool
    let value: Double
    let name: String

    /// A vertical line where the horizontal axis has this value.
    public static func x(_ value: Double, _ name: String) -> Guide {
      Guide(isVertical: true, value: value, name: name)
    }

    /// A horizontal line where the vertical axis has this value.
    public static func y(_ value: Double, _ name: String) -> Guide {
      Guide(isVertical: false, value: value, name: name)
    }
  }

  public var title: String
  public var subtitle: String
  public var xAxis: String
  public var yAxis: String
  /// The scale of the horizontal axis, and that of the vertical one.
  public var horizontal: ValueScale
  public var scale: ValueScale
  public var series: [Series]
  public var guides: [Guide]

  public init(
    title: String, subtitle: String = "", xAxis: String, yAxis: String, horizontal: ValueScale = .linear,
    scale: ValueScale = .linear, series: [Series], guides: [Guide] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.horizontal = horizontal
    self.scale = scale
    self.series = series
    self.guides = guides
  }
}
