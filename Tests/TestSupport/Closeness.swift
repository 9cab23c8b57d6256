import NNCore
import Testing

/// What infinities and NaN mean to `expectClose`.
public enum NonFinite: Sendable {
  /// They are never close to anything, not even to themselves: a computation that broke down cannot pass.
  case fails
  /// They are expected somewhere: an infinity is close to itself, and NaN to NaN.
  case mayBeExpected
}

/// What is wrong with the values, or `nil`: a different count, or the place where
/// `|actual - expected| ≤ absolute + relative · |expected|` fails by the most, with both values there. The place is a
/// row and a column if there are `columns`.
public func difference(
  of actual: [Double], from expected: [Double], relative: Double = 0, absolute: Double = 0,
  nonFinite: NonFinite = .fails, columns: Int? = nil
) -> String? {
  guard actual.count == expected.count else { return "\(actual.count) values, expected \(expected.count)" }
  let excesses = zip(actual, expected).map { actual, expected in
    excess(actual, expected, tolerance: absolute + relative * abs(expected), nonFinite)
  }
  guard let worst = excesses.indices.max(by: { excesses[$0] < excesses[$1] }), excesses[worst] > 0 else {
    return nil
  }
  let failures = excesses.count { $0 > 0 }
  let difference = abs(actual[worst] - expected[worst])
  let place = columns.map { "row \(worst / $0), column \(worst % $0)" } ?? "\(worst)"
  return """
    \(failures) of \(actual.count) differ; worst at [\(place)]: \(actual[worst]), \
    expected \(expected[worst]), difference \(difference), \
    relative \(difference / abs(expected[worst])) (allowed: relative \(relative), absolute \(absolute))
    """
}

/// Like `difference` for lists, but compares the shapes first.
public func difference(
  of actual: Matrix, from expected: Matrix, relative: Double = 0, absolute: Double = 0,
  nonFinite: NonFinite = .fails
) -> String? {
  guard actual.rows == expected.rows, actual.columns == expected.columns else {
    return "shape \(actual.sizes), expected \(expected.sizes)"
  }
  return difference(
    of: actual.elements, from: expected.elements, relative: relative, absolute: absolute,
    nonFinite: nonFinite, columns: actual.columns)
}

/// Expects that there is no `difference`; the issue says what it is.
public func expectClose(
  _ actual: [Double], _ expected: [Double], relative: Double = 0, absolute: Double = 0,
  nonFinite: NonFinite = .fails, _ name: String = "values", sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = difference(
    of: actual, from: expected, relative: relative, absolute: absolute, nonFinite: nonFinite)
  if let found { Issue.record("\(name): \(found)", sourceLocation: sourceLocation) }
}

/// By how much a difference exceeds `tolerance`: 0 if it does not, infinity if it cannot be measured.
private func excess(
  _ actual: Double, _ expected: Double, tolerance: Double, _ nonFinite: NonFinite
) -> Double {
  let difference = abs(actual - expected)
  if difference.isFinite && difference <= tolerance { return 0 }
  let isSame = actual == expected || (actual.isNaN && expected.isNaN)
  if nonFinite == .mayBeExpected && isSame && !actual.isFinite { return 0 }
  return difference.isFinite && difference > tolerance ? difference - tolerance : .infinity
}

/// `expectClose` for matrices.
public func expectClose(
  _ actual: Matrix, _ expected: Matrix, relative: Double = 0, absolute: Double = 0,
  nonFinite: NonFinite = .fails, _ name: String = "matrix", sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = difference(
    of: actual, from: expected, relative: relative, absolute: absolute, nonFinite: nonFinite)
  if let found { Issue.record("\(name): \(found)", sourceLocation: sourceLocation) }
}

/// `expectClose` for one number.
public func expectClose(
  _ actual: Double, _ expected: Double, relative: Double = 0, absolute: Double = 0,
  nonFinite: NonFinite = .fails, _ name: String = "value", sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    [actual], [expected], relative: relative, absolute: absolute, nonFinite: nonFinite, name,
    sourceLocation: sourceLocation)
}

/// Expects the same numbers in the same shape; the issue names the worst place, where `#expect(A == B)` would print
/// both matrices. NaN equals nothing.
public func expectEqual(
  _ actual: Matrix, _ expected: Matrix, _ name: String = "matrix",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  if actual == expected { return }
  let found = difference(of: actual, from: expected, nonFinite: .mayBeExpected)
  Issue.record("\(name): \(found ?? "both have NaN, which equals nothing")", sourceLocation: sourceLocation)
}

/// `expectEqual` for lists.
public func expectEqual(
  _ actual: [Double], _ expected: [Double], _ name: String = "values",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectEqual(.row(actual), .row(expected), name, sourceLocation: sourceLocation)
}
