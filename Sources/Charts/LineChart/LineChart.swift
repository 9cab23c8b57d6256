/// Curves over a common horizontal axis, such as a cost over the iterations.
///
/// A curve is told apart by colour, dash pattern, marker and a label at its end. Points that are not finite
/// leave a gap, and a note says where.
public struct LineChart: Chart, Equatable {
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

  /// How heights stand for values.
  public enum ValueScale: Equatable, Sendable {
    /// Equal heights are equal differences.
    case linear
    /// Equal heights are equal ratios; values of 0 and below leave gaps.
    case logarithmic
    /// Logarithmic where all values are positive and span more than three powers of ten.
    case automatic
  }

  public var title: String
  public var subtitle: String
  public var xAxis: String
  public var yAxis: String
  public var scale: ValueScale
  public var series: [Series]

  public init(
    title: String, subtitle: String = "", xAxis: String, yAxis: String, scale: ValueScale = .linear,
    series: [Series]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.scale = scale
    self.series = series
  }
}
