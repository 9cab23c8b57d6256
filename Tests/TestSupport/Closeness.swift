import NNCore
import Testing

/// What infinities and NaN mean to `expectClose`.
public enum NonFinite: Sendable {
  /// They are never close to anything, not even to themselves: a computation that broke down cannot pass.
  case fails
  /// They are expected somewhere: an infinity is close to itself, and NaN to NaN.
  case mayBeExpected
}

/// Expects equal counts, and at each place finite numbers with `|actual - expected| ≤ absolute + relative ·
/// |expected|`. On failure the issue names the worst place and both values there.
public func expectClose(
  _ actual: [Double], _ expected: [Double], relative: Double = 0, absolute: Double = 0,
  nonFinite: NonFinite = .fails, _ name: String = "values", sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual.count == expected.count else {
    Issue.record(
      "\(name): \(actual.count) values, expected \(expected.count)", sourceLocation: sourceLocation)
    return
  }
  let excesses = zip(actual, expected).map { actual, expected in
    excess(actual, expected, tolerance: absolute + relative * abs(expected), nonFinite)
  }
  guard let worst = excesses.indices.max(by: { excesses[$0] < excesses[$1] }), excesses[worst] > 0 else {
    return
  }
  let failures = excesses.count { $0 > 0 }
  let difference = abs(actual[worst] - expected[worst])
  Issue.record(
    """
    \(name): \(failures) of \(actual.count) differ; worst at [\(worst)]: \(actual[worst]), \
    expected \(expected[worst]), difference \(difference), \
    relative \(difference / abs(expected[worst])) (allowed: relative \(relative), absolute \(absolute))
    """, sourceLocation: sourceLocation)
}

/// By how much a difference exceeds `tolerance`: 0 where it does not, infinity where there is none to measure.
private func excess(
  _ actual: Double, _ expected: Double, tolerance: Double, _ nonFinite: NonFinite
) -> Double {
  let difference = abs(actual - expected)
  if difference.isFinite && difference <= tolerance { return 0 }
  let isSame = actual == expected || (actual.isNaN && expected.isNaN)
  if nonFinite == .mayBeExpected && isSame && !actual.isFinite { return 0 }
  return difference.isFinite && difference > tolerance ? difference - tolerance : .infinity
}

/// As `expectClose` for lists, after the shapes.
public func expectClose(
  _ actual: Matrix, _ expected: Matrix, relative: Double = 0, absolute: Double = 0,
  nonFinite: NonFinite = .fails, _ name: String = "matrix", sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual.rows == expected.rows, actual.columns == expected.columns else {
    Issue.record(
      "\(name): shape \(actual.sizes), expected \(expected.sizes)", sourceLocation: sourceLocation)
    return
  }
  expectClose(
    actual.elements, expected.elements, relative: relative, absolute: absolute, nonFinite: nonFinite, name,
    sourceLocation: sourceLocation)
}

/// As `expectClose` for lists, for one number.
public func expectClose(
  _ actual: Double, _ expected: Double, relative: Double = 0, absolute: Double = 0,
  nonFinite: NonFinite = .fails, _ name: String = "value", sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    [actual], [expected], relative: relative, absolute: absolute, nonFinite: nonFinite, name,
    sourceLocation: sourceLocation)
}
