import TextAndFiles

/// Curves over a common horizontal axis, such as a cost over the iterations.
///
/// Curves differ in colour, dash pattern and marker, and have a label at their end. A curve that keeps going up and
/// down is drawn as a median over a pale band. Points that are not finite leave a gap, and a note says where.
public struct LineChart: Chart, Equatable {
  /// One curve; its points in the order in which they are joined.
  public struct Series: Equatable, Sendable {
    /// The label at the curve's end; empty for no label.
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

  /// How values are mapped to lengths along an axis.
  public enum ValueScale: Equatable, Sendable {
    /// Equal lengths for equal differences.
    case linear
    /// Equal lengths for equal ratios; values of 0 and below leave gaps.
    case logarithmic
    /// Logarithmic if all values are positive and span more than two powers of ten.
    case automatic
  }

  /// A dashed line across the chart at a significant value, such as a threshold.
  public struct Guide: Equatable, Sendable {
    let isVertical: Bool
    let value: Double
    let name: String

    /// A vertical line at this value of the horizontal axis.
    public static func x(_ value: Double, _ name: String) -> Guide {
      Guide(isVertical: true, value: value, name: name)
    }

    /// A horizontal line at this value of the vertical axis.
    public static func y(_ value: Double, _ name: String) -> Guide {
      Guide(isVertical: false, value: value, name: name)
    }
  }

  public var title: String
  public var subtitle: String
  public var xAxis: String
  public var yAxis: String
  /// The scales of the horizontal and the vertical axis.
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

  /// The curves as they are drawn.
  var curves: [DrawnCurve] { series.map { DrawnCurve($0) } }

  /// The horizontal axis: it ends where the data do, and its ticks are whole numbers if the data are.
  func xScale(ticks count: Int) -> AxisScale {
    let values = points.lazy.map(\.x) + guides.lazy.filter(\.isVertical).map(\.value)
    if isLogarithmic(horizontal, values) {
      return .logarithmic(Extent(values.filter { $0 > 0 }), ticks: count)
    }
    let isWhole = values.allSatisfy { $0.rounded() == $0 }
    return .linear(Extent(values), ticks: count, rounded: false, wholeNumbers: isWhole)
  }

  /// The vertical axis: it ends at ticks. A linear one starts at 0 if the data come near it.
  func yScale(ticks count: Int) -> AxisScale { yScale(of: curves, ticks: count) }

  /// The same for curves that are ready to be drawn.
  func yScale(of curves: [DrawnCurve], ticks count: Int) -> AxisScale {
    let marked = guides.filter { !$0.isVertical }.map(\.value)
    let values = curves.flatMap(\.extent) + marked
    if isLogarithmic(scale, curves.flatMap(\.typical) + marked) {
      return .logarithmic(Extent(values.filter { $0 > 0 }), ticks: count)
    }
    var extent = Extent(values)
    if extent.lower > 0, extent.upper > 2 * extent.lower { extent.include(0) }
    return .linear(extent, ticks: count, rounded: true)
  }

  private func isLogarithmic(_ scale: ValueScale, _ values: some Sequence<Double>) -> Bool {
    switch scale {
    case .linear: return false
    case .logarithmic: return true
    case .automatic:
      let extent = Extent(values)
      return extent.lower > 0 && !extent.isEmpty && extent.upper / extent.lower > 100
    }
  }

  private var points: some Sequence<ChartPoint> & LazySequenceProtocol { series.lazy.flatMap(\.points) }

  /// Sentences on what the picture cannot show, and on what its bands mean; none if it shows everything.
  func notes(of curves: [DrawnCurve], on scale: AxisScale) -> [String] {
    let gaps = series.flatMap { series -> [String] in
      let isNamed = self.series.count > 1 && !series.name.isEmpty
      let subject = isNamed ? "\(capitalized(series.name)): the \(quantity)" : "The \(quantity)"
      return [
        sentence("\(subject) is infinite", series) { $0 == .infinity },
        sentence("\(subject) is minus infinity", series) { $0 == -.infinity },
        sentence("\(subject) is not a number", series, where: \.isNaN),
        sentence("\(subject) has no logarithm", series) {
          scale.kind == .logarithmic && $0.isFinite && $0 <= 0
        },
      ].compactMap(\.self)
    }
    let isEmpty = !curves.contains { $0.line.contains { $0.x.isFinite && scale.fraction($0.y) != nil } }
    return (isEmpty ? ["There are no data to draw."] : []) + gaps + bandNote(curves)
  }

  private func bandNote(_ curves: [DrawnCurve]) -> [String] {
    guard curves.contains(where: \.isNoisy) else { return [] }
    return curves.count == 1
      ? ["The line is the median of neighbouring values; the pale band holds the middle 80% of them."]
      : [
        "Pale bands hold the middle 80% of the neighbouring values of a noisy curve; its line is their median."
      ]
  }

  /// What the curves show, within a sentence.
  private var quantity: String { yAxis.isEmpty ? "value" : yAxis }

  private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// The statement with the first places where it holds for a series; `nil` if it never does.
  private func sentence(_ statement: String, _ series: Series, where matches: (Double) -> Bool) -> String? {
    let places = series.points.filter { matches($0.y) && $0.x.isFinite }.map(\.x)
    guard !places.isEmpty else { return nil }
    let listed = places.prefix(3).map { NumberText.plain($0) }.joined(separator: ", ")
    let rest = places.count > 3 ? " and \(NumberText.plain(Double(places.count - 3))) more" : ""
    let isUnit = !xAxis.contains(" ")
    return isUnit
      ? "\(statement) at \(xAxis) \(listed)\(rest)." : "\(statement) at \(listed)\(rest) (\(xAxis))."
  }
}
