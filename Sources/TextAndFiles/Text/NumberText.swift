import Foundation

/// Numbers as people read them: 15,000, 0.25, −3, 2.1×10⁻⁶, 49%.
package enum NumberText {
  /// `value` with a fixed number of decimals and thousands separated, as 15,000 or 0.50.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    let scaled = (abs(value) * PowerOfTen.value(decimals)).rounded()
    guard scaled < 9e18 else { return significant(value) }
    var digits = String(Int(scaled))
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    let fraction = digits.suffix(decimals)
    let sign = value < 0 && scaled > 0 ? "−" : ""
    return sign + grouped(String(digits.dropLast(decimals))) + (decimals > 0 ? "." + fraction : "")
  }

  /// `value` as 2.1×10⁻⁶; the mantissa is left out where it is 1 and has no decimals.
  package static func scientific(_ value: Double, decimals: Int) -> String {
    guard value != 0, value.isFinite else { return significant(value) }
    var exponent = PowerOfTen.exponent(of: value)
    var mantissa = abs(PowerOfTen.scaled(value, -exponent))
    if fixed(mantissa, decimals: decimals).hasPrefix("10") {
      mantissa /= 10
      exponent += 1
    }
    let sign = value < 0 ? "−" : ""
    let factor = decimals == 0 && mantissa.rounded() == 1 ? "" : fixed(mantissa, decimals: decimals) + "×"
    return "\(sign)\(factor)10\(superscript(exponent))"
  }

  /// `value` in `digits` significant digits, below 0.1 in one less; trailing zeros are kept.
  package static func significant(_ value: Double, digits: Int = 3) -> String {
    if value.isNaN { return "not a number" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    if value == 0 { return "0" }
    let exponent = PowerOfTen.exponent(of: value)
    if exponent < -3 || exponent > 5 { return scientific(value, decimals: max(0, digits - 2)) }
    return fixed(value, decimals: max(0, digits - (exponent < -1 ? 2 : 1) - exponent))
  }

  /// Like ``significant(_:digits:)``, for narrow columns: 6.5e-4 instead of 6.5×10⁻⁴.
  package static func short(_ value: Double) -> String {
    let text = significant(value)
    guard text.contains("×"), value.isFinite else { return text }
    let exponent = PowerOfTen.exponent(of: value)
    let mantissa = fixed(PowerOfTen.scaled(value, -exponent), decimals: 1)
    return mantissa.hasSuffix("10.0")
      ? "\(mantissa.dropLast(3)).0e\(exponent + 1)" : "\(mantissa)e\(exponent)"
  }

  /// A whole number without a fraction, any other in about `digits` significant digits.
  package static func plain(_ value: Double, digits: Int = 4) -> String {
    let isWhole = abs(value) < 1e7 && value == value.rounded()
    return isWhole ? fixed(value, decimals: 0) : significant(value, digits: digits)
  }

  /// A fraction as a percentage; only exactly 0 and 1 give 0% and 100%.
  package static func percent(_ fraction: Double) -> String {
    let percentage = (fraction * 100).rounded()
    if percentage == 0 && fraction > 0 { return "<1%" }
    if percentage == 100 && fraction < 1 { return ">99%" }
    return "\(Int(percentage))%"
  }

  private static func grouped(_ digits: String) -> String {
    let reversed = digits.reversed().enumerated().map { index, digit in
      index > 0 && index % 3 == 0 ? "\(digit)," : "\(digit)"
    }
    return reversed.reversed().joined()
  }

  private static func superscript(_ exponent: Int) -> String {
    let raised: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
      "9": "⁹",
    ]
    return String(String(exponent).compactMap { raised[$0] })
  }
}

extension Double {
  /// The number with `digits` significant digits, as C's `%g` prints it: `0.5642`, `1.234e-07`.
  package func formatted(significantDigits digits: Int) -> String { String(format: "%.\(digits)g", self) }

  /// The number with `digits` decimals, as C's `%f` prints it.
  package func formatted(decimals: Int) -> String { String(format: "%.\(decimals)f", self) }

  /// The fraction as a percentage with one decimal: `50.1 %`.
  package var percentage: String { String(format: "%.1f %%", 100 * self) }

  /// The shortest digits that read back to the number, whole numbers without ".0".
  package var shortest: String {
    let text = "\(self)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Int {
  /// The number with thousands separators: `100,000`.
  package var grouped: String { NumberText.fixed(Double(self), decimals: 0) }
}
