import Charts
import Foundation

extension Double {
  /// The number in so many significant digits, as C's `%g` prints it: `0.5642`, `1.234e-07`.
  public func formatted(significantDigits digits: Int) -> String { String(format: "%.\(digits)g", self) }

  /// The fraction as a percentage with one decimal: `50.1 %`.
  public var percentage: String { String(format: "%.1f %%", 100 * self) }
}

extension Int {
  /// The number with its thousands set apart: `100,000`.
  public var grouped: String { NumberText.fixed(Double(self), decimals: 0) }
}

/// How many processors the program may use.
public func processorCount() -> Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
