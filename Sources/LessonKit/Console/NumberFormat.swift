import Essentials
import Foundation

extension Double {
  /// The number in so many significant digits, as C's `%g` prints it: `0.5642`, `1.234e-07`.
  public func formatted(significantDigits digits: Int) -> String { String(format: "%.\(digits)g", self) }

  /// The number with so many decimals, as C's `%f` prints it.
  public func formatted(decimals: Int) -> String { String(format: "%.\(decimals)f", self) }

  /// The fraction as a percentage with one decimal: `50.1 %`.
  public var percentage: String { String(format: "%.1f %%", 100 * self) }

  /// The shortest digits that read back to the number, whole numbers without ".0".
  public var shortest: String {
    let text = "\(self)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Int {
  /// The number with its thousands set apart: `100,000`.
  public var grouped: String { NumberText.fixed(Double(self), decimals: 0) }
}
