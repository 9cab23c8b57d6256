import NNCore
import Testing

/// Expects equal counts, and at each place `|actual - expected| ≤ absolute + relative · |expected|`; equal
/// infinities agree, and so do two NaNs. On failure the issue names the worst place and both values there.
public func expectClose(
  _ actual: [Double], _ expected: [Double], relative: Double = 0, absolute: Double = 0,
  _ name: String = "values", sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual.count == expected.count else {
    Issue.record(
      "\(name): \(actual.count) values, expected \(expected.count)", sourceLocation: sourceLocation)
    return
  }
  let excesses = zip(actual, expected).map { actual, expected in
    excess(actual, expected, tolerance: absolute + relative * abs(expected))
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

/// By how much a difference exceeds `tolerance`: 0 where it does not, infinity where it is not a number.
private func excess(_ actual: Double, _ expected: Double, tolerance: Double) -> Double {
  if actual == expected || (actual.isNaN && expected.isNaN) { return 0 }
  let difference = abs(actual - expected)
  guard difference.isFinite else { return .infinity }
  return difference <= tolerance ? 0 : difference - tolerance
}

/// As `expectClose` for lists, after the shapes.
public func expectClose(
  _ actual: Matrix, _ expected: Matrix, relative: Double = 0, absolute: Double = 0,
  _ name: String = "matrix", sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual.rows == expected.rows, actual.columns == expected.columns else {
    Issue.record(
      "\(name): shape \(actual.shape), expected \(expected.shape)", sourceLocation: sourceLocation)
    return
  }
  expectClose(
    actual.elements, expected.elements, relative: relative, absolute: absolute, name,
    sourceLocation: sourceLocation)
}

/// As `expectClose` for lists, for one number.
public func expectClose(
  _ actual: Double, _ expected: Double, relative: Double = 0, absolute: Double = 0,
  _ name: String = "value", sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    [actual], [expected], relative: relative, absolute: absolute, name, sourceLocation: sourceLocation)
}
