import Foundation

/// Powers of ten over the whole range of `Double`.
package enum PowerOfTen {
  /// 10^exponent; 0 or infinity where that is outside the range of `Double`.
  package static func value(_ exponent: Int) -> Double { pow(10, Double(exponent)) }

  /// The decimal logarithm.
  package static func logarithm(_ value: Double) -> Double { log10(value) }

  /// The greatest `e` with 10^e ≤ |value|, for a finite value; 0 for 0.
  package static func exponent(of value: Double) -> Int {
    let magnitude = abs(value)
    guard magnitude > 0, magnitude.isFinite else { return 0 }
    let estimate = Int(log10(magnitude).rounded(.down))
    if Self.value(estimate + 1) <= magnitude { return estimate + 1 }
    return Self.value(estimate) > magnitude ? estimate - 1 : estimate
  }

  /// `mantissa * 10^exponent`, without the rounding error of negative powers: 3 and -1 give 0.3.
  package static func scaled(_ mantissa: Double, _ exponent: Int) -> Double {
    // Beyond ±300 the power itself may be out of range where the product is not.
    if exponent < -300 { return mantissa / value(300) / value(-300 - exponent) }
    if exponent > 300 { return mantissa * value(300) * value(exponent - 300) }
    return exponent < 0 ? mantissa / value(-exponent) : mantissa * value(exponent)
  }
}
