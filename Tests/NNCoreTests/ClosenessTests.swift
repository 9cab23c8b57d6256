import NNCore
import TestSupport
import Testing

/// The tolerance helper of all tests must be able to fail.
@Suite struct ClosenessTests {
  @Test func whatIsCloseEnoughPasses() {
    expectClose([1, -2, 0], [1.1, -2.2, 0.05], relative: 0.1, absolute: 0.05)
    expectClose(1e-300, 1e-300)
    expectClose([], [])
    expectClose([.infinity, -.infinity, .nan], [.infinity, -.infinity, .nan], nonFinite: .mayBeExpected)
  }

  /// Pairs that are not close, whatever the relative tolerance of 0.1.
  @Test(
    arguments: [
      ([1.0], [1.2]), ([1], [1, 2]), ([1, 2], [1]), ([.nan], [.nan]), ([.nan], [1]), ([1], [.nan]),
      ([.infinity], [.infinity]), ([1], [.infinity]), ([.infinity], [1]), ([1, .nan, 3], [1, .nan, 3]),
      ([-1], [1]), ([1e-300], [0]),
    ] as [([Double], [Double])]) func whatIsNotFails(_ actual: [Double], _ expected: [Double])
  {
    withKnownIssue { expectClose(actual, expected, relative: 0.1) }
  }

  @Test func expectedInfinitiesAndNaNMustBeTheSame() {
    for (actual, expected) in [(1, .infinity), (.infinity, -.infinity), (.nan, .infinity), (1, .nan)]
      as [(Double, Double)]
    {
      withKnownIssue { expectClose(actual, expected, relative: 1, nonFinite: .mayBeExpected) }
    }
  }

  @Test func aToleranceThatIsNoNumberAllowsNothing() {
    withKnownIssue { expectClose(1, 2, absolute: .nan) }
  }

  @Test func shapesCount() {
    withKnownIssue { expectClose(Matrix(rows: 2, columns: 3), Matrix(rows: 3, columns: 2)) }
  }
}
