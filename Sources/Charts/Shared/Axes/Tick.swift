import Essentials

/// A value that an axis marks, and what it writes there.
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
    // Halves, since the whole range of Double is wider than its greatest number.
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
