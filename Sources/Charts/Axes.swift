import TextAndFiles

/// How values are laid out along an axis, and which of them it marks.
struct AxisScale: Equatable {
  enum Kind { case linear, logarithmic }

  let kind: Kind
  /// The values at the two ends.
  let extent: Extent
  let ticks: [Tick]

  /// Equal lengths for equal differences, with about `count` ticks. `rounded` widens the axis to ticks at both ends;
  /// otherwise it ends where the data do. With `wholeNumbers` all ticks are whole numbers.
  static func linear(
    _ data: Extent, ticks count: Int, rounded: Bool, wholeNumbers: Bool = false
  ) -> AxisScale {
    let isOne = wholeNumbers && data.lower == data.upper && abs(data.lower) < 0x1p52
    let data = isOne ? Extent([data.lower, data.lower + 1]) : data.orUnit
    let step = TickStep(dividing: data, into: count, wholeNumbers: wholeNumbers)
    let extent = rounded ? step.covering(data) : data
    return AxisScale(kind: .linear, extent: extent, ticks: step.ticks(in: extent))
  }

  /// Equal lengths for equal ratios, with about `count` ticks, one of them at or beyond each end of the data.
  /// Data within a factor of 3 get the ticks of a linear axis.
  ///
  /// - Precondition: `data` are positive.
  static func logarithmic(_ data: Extent, ticks count: Int) -> AxisScale {
    let data = data.isEmpty ? Extent([0.1, 1]) : data
    if data.upper / data.lower < 3 {
      let even = AxisScale.linear(data, ticks: count, rounded: true)
      if even.extent.lower > 0 {
        return AxisScale(kind: .logarithmic, extent: even.extent, ticks: even.ticks)
      }
    }
    let values = LogarithmicTicks.values(covering: data, count: count)
    var extent = data
    for value in values { extent.include(value) }
    return AxisScale(kind: .logarithmic, extent: extent, ticks: LogarithmicTicks.labelled(values))
  }

  /// The position of `value` between the two ends, from 0 to 1; `nil` for a value without a place on the axis.
  func fraction(_ value: Double) -> Double? {
    guard value.isFinite, kind == .linear || value > 0 else { return nil }
    let (low, high, here) = (position(extent.lower), position(extent.upper), position(value))
    return high > low ? (here - low) / (high - low) : 0.5
  }

  /// Half the value, or its logarithm: differences of these are always finite.
  private func position(_ value: Double) -> Double {
    kind == .linear ? value / 2 : PowerOfTen.logarithm(value)
  }
}

/// The marks of a logarithmic axis: 1, 2 and 5 times powers of ten, or every n-th power.
private enum LogarithmicTicks {
  /// Ticks around and within `data`, evenly spaced, about `count` of them.
  static func values(covering data: Extent, count: Int) -> [Double] {
    let first = PowerOfTen.exponent(of: data.lower)
    let last = PowerOfTen.exponent(of: data.upper) + 1
    let dense = (first...last).flatMap { exponent in
      [1.0, 2, 5].map { PowerOfTen.scaled($0, exponent) }
    }.filter { $0.isFinite && $0 > 0 }
    let chosen = covering(data, dense)
    if chosen.count <= max(count, 2) { return chosen }
    let step = [1, 2, 5, 10, 20, 50].first { (last - first) / $0 <= count + 2 } ?? 100
    let start = Int((Double(first) / Double(step)).rounded(.down)) * step
    let powers = stride(from: start, through: last + step - 1, by: step).map { PowerOfTen.value($0) }
    return covering(data, powers.filter { $0.isFinite && $0 > 0 })
  }

  /// The candidates from the last one at or below the data to the first one at or above them.
  private static func covering(_ data: Extent, _ candidates: [Double]) -> [Double] {
    let from = candidates.last { $0 <= data.lower } ?? data.lower
    let through = candidates.first { $0 >= data.upper } ?? data.upper
    return candidates.filter { $0 >= from && $0 <= through }
  }

  /// The values as 0.01, 0.1, 1, or all as 10⁻⁷, 10⁻⁵ where some have many digits.
  static func labelled(_ values: [Double]) -> [Tick] {
    let arePowers = values.contains { !(-3...4).contains(PowerOfTen.exponent(of: $0)) }
    return values.map { value in
      let decimals = max(0, -PowerOfTen.exponent(of: value))
      let label =
        arePowers && value != 1
        ? NumberText.scientific(value, decimals: 0) : NumberText.fixed(value, decimals: decimals)
      return Tick(value: value, label: label)
    }
  }
}

/// A value that an axis marks, and its label.
struct Tick: Equatable {
  var value: Double
  var label: String
}

/// The even steps of a linear axis: 1, 2 or 5 times a power of ten.
struct TickStep: Equatable {
  private let mantissa: Double
  private let exponent: Int

  /// The step that divides `extent` into about `count` parts; with `wholeNumbers` at least 1.
  init(dividing extent: Extent, into count: Int, wholeNumbers: Bool = false) {
    // Halves, since the range of Double is wider than its greatest number.
    let halfStep = (extent.upper / 2 - extent.lower / 2) / Double(max(count, 1))
    let halfExponent = PowerOfTen.exponent(of: halfStep)
    let leading = 2 * PowerOfTen.scaled(halfStep, -halfExponent)
    let candidates = [1, 2, 5, 10, 20].map { (Double($0), abs(PowerOfTen.logarithm(leading / Double($0)))) }
    let nearest = candidates.min { $0.1 < $1.1 }?.0 ?? 1
    let isFraction = wholeNumbers && (nearest >= 10 ? halfExponent + 1 : halfExponent) < 0
    mantissa = isFraction ? 1 : nearest >= 10 ? nearest / 10 : nearest
    exponent = isFraction ? 0 : nearest >= 10 ? halfExponent + 1 : halfExponent
  }

  private var size: Double { PowerOfTen.scaled(mantissa, exponent) }

  private func multiple(_ count: Double) -> Double { PowerOfTen.scaled(count * mantissa, exponent) }

  /// `extent` widened to the nearest multiples of the step, where they are finite.
  func covering(_ extent: Extent) -> Extent {
    var result = extent
    result.include(multiple((extent.lower / size + 1e-9).rounded(.down)))
    result.include(multiple((extent.upper / size - 1e-9).rounded(.up)))
    return result
  }

  /// The multiples of the step within `extent`.
  func ticks(in extent: Extent) -> [Tick] {
    let first = (extent.lower / size - 1e-9).rounded(.up)
    let last = (extent.upper / size + 1e-9).rounded(.down)
    guard first.isFinite, last.isFinite, last - first < 100 else { return [] }
    let largest = max(abs(extent.lower), abs(extent.upper))
    return stride(from: first, through: last, by: 1).map { multiple($0) }.filter(\.isFinite).map {
      Tick(value: $0, label: label($0, largest: largest))
    }
  }

  private func label(_ value: Double, largest: Double) -> String {
    if largest < 1e7 && exponent > -6 { return NumberText.fixed(value, decimals: max(0, -exponent)) }
    return NumberText.scientific(value, decimals: max(0, PowerOfTen.exponent(of: value) - exponent))
  }
}

/// The least and the greatest of the finite numbers seen.
struct Extent: Equatable {
  private(set) var lower = Double.infinity
  private(set) var upper = -Double.infinity

  /// The extent of no numbers.
  init() {}

  /// The extent of the finite ones of `values`.
  init(_ values: some Sequence<Double>) {
    for value in values { include(value) }
  }

  var isEmpty: Bool { lower > upper }

  mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    lower = min(lower, value)
    upper = max(upper, value)
  }

  /// The extent, or [0, 1] if there were no numbers; widened if it is too narrow to be divided.
  var orUnit: Extent {
    if isEmpty { return Extent([0, 1]) }
    let magnitude = max(abs(lower), abs(upper))
    if upper / 2 - lower / 2 > max(magnitude * 1e-13, 1e-305) { return self }
    let margin = magnitude > 1e-300 ? magnitude / 16 : 1
    return Extent([
      max(lower - margin, -.greatestFiniteMagnitude), min(upper + margin, .greatestFiniteMagnitude),
    ])
  }
}

/// A rectangle of a drawing with two scales, which map values to places.
struct PlotArea {
  let frame: Rectangle
  let x: AxisScale
  let y: AxisScale

  /// Where a value of the horizontal axis is drawn; `nil` if it has no place there, as NaN has none.
  func left(_ value: Double) -> Double? { x.fraction(value).map { frame.left + $0 * frame.width } }
  func height(_ value: Double) -> Double? { y.fraction(value).map { frame.bottom - $0 * frame.height } }

  func place(_ point: ChartPoint) -> ChartPoint? {
    guard let x = left(point.x), let y = height(point.y) else { return nil }
    return ChartPoint(x: x, y: y)
  }

  /// The grid, the ticks with their labels, and the names of the axes: that of x below the frame, that of y above it.
  func axes(xName: String, yName: String, yNameGap: Double = 10) -> [SVGElement] {
    let xName = TextMetrics.fitted(xName, into: frame.width, size: 12)
    let yName = TextMetrics.fitted(yName, into: frame.width, size: 12)
    return y.ticks.flatMap(horizontalLine) + [.line(across: frame, y: frame.bottom, "axis")]
      + x.ticks.flatMap(verticalMark) + [
        .label(xName, x: frame.center.x, y: frame.bottom + 38, "strong", anchor: .middle),
        .label(yName, x: frame.left, y: frame.top - yNameGap, "strong"),
      ]
  }

  private func horizontalLine(_ tick: Tick) -> [SVGElement] {
    guard let height = height(tick.value) else { return [] }
    return [
      .line(across: frame, y: height, "rule"),
      .label(tick.label, x: frame.left - 8, y: height + 4, "muted", anchor: .end),
    ]
  }

  private func verticalMark(_ tick: Tick) -> [SVGElement] {
    guard let left = left(tick.value) else { return [] }
    return [
      .line(ChartPoint(x: left, y: frame.bottom), ChartPoint(x: left, y: frame.bottom + 5), "axis"),
      .label(tick.label, x: left, y: frame.bottom + 19, "muted", anchor: .middle),
    ]
  }
}
