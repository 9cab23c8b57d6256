import NNCore
import TestSupport
import Testing

/// The tolerance helper of all tests must be able to fail.
@Suite struct ClosenessTests {
  @Test func whatIsCloseEnoughPasses() {
    #expect(difference(of: [1, -2, 0], from: [1.1, -2.2, 0.05], relative: 0.1, absolute: 0.05) == nil)
    #expect(difference(of: [1e-300], from: [1e-300]) == nil)
    #expect(difference(of: [], from: []) == nil)
    let special: [Double] = [.infinity, -.infinity, .nan]
    #expect(difference(of: special, from: special, nonFinite: .mayBeExpected) == nil)
  }

  /// Pairs that are not close within a relative tolerance of 0.1.
  @Test(
    arguments: [
      ([1.0], [1.2]), ([1], [1, 2]), ([1, 2], [1]), ([.nan], [.nan]), ([.nan], [1]), ([1], [.nan]),
      ([.infinity], [.infinity]), ([1], [.infinity]), ([.infinity], [1]), ([1, .nan, 3], [1, .nan, 3]),
      ([-1], [1]), ([1e-300], [0]),
    ] as [([Double], [Double])]) func whatIsNotFails(_ actual: [Double], _ expected: [Double])
  {
    #expect(difference(of: actual, from: expected, relative: 0.1) != nil)
  }

  @Test func expectedInfinitiesAndNaNMustBeTheSame() {
    for (actual, expected) in [(1, .infinity), (.infinity, -.infinity), (.nan, .infinity), (1, .nan)]
      as [(Double, Double)]
    {
      #expect(difference(of: [actual], from: [expected], relative: 1, nonFinite: .mayBeExpected) != nil)
    }
  }

  @Test func aToleranceThatIsNoNumberAllowsNothing() {
    #expect(difference(of: [1], from: [2], absolute: .nan) != nil)
  }

  /// The worst element is named by row and column, with both values.
  @Test func theMessageNamesTheWorstElement() {
    let expected = Matrix([[1, 2, 3], [4, 5, 6]])
    var actual = expected
    actual[0, 1] = 2.25
    actual[1, 2] = 7.5
    #expect(
      difference(of: actual, from: expected, absolute: 0.125)
        == "2 of 6 differ; worst at [row 1, column 2]: 7.5, expected 6.0, difference 1.5, "
        + "relative 0.25 (allowed: relative 0.0, absolute 0.125)")
    let shape = difference(of: Matrix(rows: 2, columns: 3), from: Matrix(rows: 3, columns: 2))
    #expect(shape == "shape 2×3, expected 3×2")
  }

  /// Tested here once for all tests: a difference becomes an issue of the test that called.
  @Test func aDifferenceIsAnIssue() {
    withKnownIssue { expectClose(Matrix([[1]]), Matrix([[2]])) }
  }
}
