import Essentials

/// How the values of an axis are laid out along it, and which of them it marks.
struct AxisScale: Equatable {
  enum Kind { case linear, logarithmic }

  let kind: Kind
  /// The values at the two ends.
  let extent: Extent
  let ticks: [Tick]

  /// Equal lengths for equal differences, with about `count` ticks. `rounded` widens the axis to ticks at both
  /// ends; otherwise it ends where the data do. With `wholeNumbers` there are no ticks between these.
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

  /// Where `value` is between the two ends, 0 to 1; nil for what has no place on the axis.
  func fraction(_ value: Double) -> Double? {
    guard value.isFinite, kind == .linear || value > 0 else { return nil }
    let (low, high, here) = (position(extent.lower), position(extent.upper), position(value))
    return high > low ? (here - low) / (high - low) : 0.5
  }

  /// A half or a logarithm: differences of both are finite.
  private func position(_ value: Double) -> Double {
    kind == .linear ? value / 2 : PowerOfTen.logarithm(value)
  }
}

/// The marks of a logarithmic axis: 1, 2 and 5 times powers of ten, or every n-th power.
private enum LogarithmicTicks {
  /// Ticks around and within `data`, evenly chosen so that they are about `count`.
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
