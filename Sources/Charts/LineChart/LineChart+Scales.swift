extension LineChart {
  /// The curves as they are drawn.
  var curves: [DrawnCurve] { series.map { DrawnCurve($0) } }

  /// The horizontal axis: it ends where the data do. Where these are whole numbers, so are its ticks.
  func xScale(ticks count: Int) -> AxisScale {
    let values = points.lazy.map(\.x) + guides.lazy.filter(\.isVertical).map(\.value)
    if isLogarithmic(horizontal, values) {
      return .logarithmic(Extent(values.filter { $0 > 0 }), ticks: count)
    }
    let isWhole = values.allSatisfy { $0.rounded() == $0 }
    return .linear(Extent(values), ticks: count, rounded: false, wholeNumbers: isWhole)
  }

  /// The vertical axis: it ends at ticks. A linear one starts at 0 where the data come near to it.
  func yScale(ticks count: Int) -> AxisScale { yScale(of: curves, ticks: count) }

  /// The same for curves that have been made ready to be drawn.
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
}
