/// A rectangle of a drawing with a scale on either side: it turns values into places.
struct PlotArea {
  let frame: Rectangle
  let x: AxisScale
  let y: AxisScale

  /// Where `point` is drawn; nil if it has no place, such as one that is not a number.
  func place(_ point: ChartPoint) -> ChartPoint? {
    guard let across = x.fraction(point.x), let up = y.fraction(point.y) else { return nil }
    return ChartPoint(x: frame.left + across * frame.width, y: frame.bottom - up * frame.height)
  }

  /// The grid, the ticks with their labels, and the names of the axes: that of x below, that of y on top.
  func axes(xName: String, yName: String, yNameGap: Double = 10) -> [SVGElement] {
    let baseline = SVGElement.line(
      ChartPoint(x: frame.left, y: frame.bottom), ChartPoint(x: frame.right, y: frame.bottom), "axis")
    return horizontalLines + [baseline] + verticalMarks + names(xName, yName, yNameGap)
  }

  private var horizontalLines: [SVGElement] {
    y.ticks.flatMap { tick -> [SVGElement] in
      guard let up = y.fraction(tick.value) else { return [] }
      let height = frame.bottom - up * frame.height
      return [
        .line(ChartPoint(x: frame.left, y: height), ChartPoint(x: frame.right, y: height), "rule"),
        .label(tick.label, x: frame.left - 8, y: height + 4, "muted", anchor: .end),
      ]
    }
  }

  private var verticalMarks: [SVGElement] {
    x.ticks.flatMap { tick -> [SVGElement] in
      guard let across = x.fraction(tick.value) else { return [] }
      let left = frame.left + across * frame.width
      return [
        .line(ChartPoint(x: left, y: frame.bottom), ChartPoint(x: left, y: frame.bottom + 5), "axis"),
        .label(tick.label, x: left, y: frame.bottom + 19, "muted", anchor: .middle),
      ]
    }
  }

  private func names(_ xName: String, _ yName: String, _ yNameGap: Double) -> [SVGElement] {
    let xName = TextMetrics.fitted(xName, into: frame.width, size: 12)
    let yName = TextMetrics.fitted(yName, into: frame.width, size: 12)
    return [
      .label(xName, x: frame.center.x, y: frame.bottom + 38, "strong", anchor: .middle),
      .label(yName, x: frame.left, y: frame.top - yNameGap, "strong"),
    ]
  }
}
