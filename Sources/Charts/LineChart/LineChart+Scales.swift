extension LineChart {
  /// The horizontal axis: it ends where the data do.
  func xScale(ticks count: Int) -> AxisScale {
    .linear(Extent(points.lazy.map(\.x)), ticks: count, rounded: false)
  }

  /// The vertical axis: it ends at ticks. A linear one starts at 0 where the data come near to it.
  func yScale(ticks count: Int) -> AxisScale {
    let values = points.lazy.filter(\.x.isFinite).map(\.y)
    if isLogarithmic { return .logarithmic(Extent(values.filter { $0 > 0 }), ticks: count) }
    var extent = Extent(values)
    if extent.lower > 0, extent.upper > 2 * extent.lower { extent.include(0) }
    return .linear(extent, ticks: count, rounded: true)
  }

  /// What the chart says about the points that it cannot show: `∞ at iteration 0`; empty if it shows all.
  var note: String {
    let remarks = series.flatMap { series -> [String] in
      let prefix = self.series.count > 1 && !series.name.isEmpty ? "\(series.name): " : ""
      return [
        remark("∞", series) { $0 == .infinity }, remark("−∞", series) { $0 == -.infinity },
        remark("not a number", series, where: \.isNaN),
        remark("no logarithm", series) { isLogarithmic && $0.isFinite && $0 <= 0 },
      ].compactMap { $0.map { prefix + $0 } }
    }
    let isEmpty = !points.contains { $0.x.isFinite && $0.y.isFinite && ($0.y > 0 || !isLogarithmic) }
    return ((isEmpty ? ["no data to draw"] : []) + remarks).joined(separator: "; ")
  }

  private var isLogarithmic: Bool {
    switch scale {
    case .linear: return false
    case .logarithmic: return true
    case .automatic:
      let values = Extent(points.lazy.map(\.y))
      return values.lower > 0 && !values.isEmpty && values.upper / values.lower > 1000
    }
  }

  private var points: some Sequence<ChartPoint> & LazySequenceProtocol { series.lazy.flatMap(\.points) }

  /// `name` and the first places where a series has values of that kind; nil if it has none.
  private func remark(_ name: String, _ series: Series, where matches: (Double) -> Bool) -> String? {
    let places = series.points.filter { matches($0.y) && $0.x.isFinite }.map(\.x)
    guard !places.isEmpty else { return nil }
    let listed = places.prefix(3).map { NumberText.plain($0) }.joined(separator: ", ")
    let rest = places.count > 3 ? " and \(NumberText.plain(Double(places.count - 3))) more" : ""
    return "\(name) at \(xAxis) \(listed)\(rest)"
  }
}
