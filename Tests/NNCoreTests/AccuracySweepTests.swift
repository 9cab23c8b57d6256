import Foundation
import TestSupport
import Testing

@testable import NNCore

#if arch(x86_64) && !os(Windows)
  /// How far the functions are from the exact values, over all exponents that a number can have. The reference
  /// has 11 more bits (`Float80`), so the error is known to a thousandth of a last place.
  @Suite struct AccuracySweepTests {
    struct Sweep: CustomTestStringConvertible, Sendable {
      let name: String
      /// The largest error that was measured here, in units of the last place, rounded up a little.
      let largestError: Double
      let exponents: ClosedRange<Int>
      var isSigned = true
      let function: @Sendable (Matrix) -> Matrix
      let reference: @Sendable (Float80) -> Float80
      var testDescription: String { name }
    }

    static let sweeps = [
      Sweep(
        name: "exp", largestError: 0.95, exponents: -1074...10, function: { NNCore.exp($0) },
        reference: { Foundation.exp($0) }),
      Sweep(
        name: "log", largestError: 0.75, exponents: -1074...1023, isSigned: false,
        function: { NNCore.log($0) },
        reference: { Foundation.log($0) }),
      Sweep(
        name: "tanh", largestError: 2.2, exponents: -1074...1023, function: { NNCore.tanh($0) },
        reference: { Foundation.tanh($0) }),
      Sweep(
        name: "sigmoid", largestError: 2, exponents: -1074...9, function: { NNCore.sigmoid($0) },
        // e⁻ˣ is infinite there, and the sigmoid 0 instead of a subnormal number.
        reference: { $0 < -709.782712893384 ? 0 : 1 / (1 + Foundation.exp(-$0)) }),
    ]

    @Test(.enabled(if: arithmeticIsFused), arguments: sweeps) func staysWithinItsLargestError(_ sweep: Sweep)
    {
      let arguments = Self.arguments(sweep)
      let values = sweep.function(.row(arguments)).elements
      var worst = (error: 0.0, place: 0)
      for (place, value) in values.enumerated() {
        let error = Self.error(of: value, sweep.reference(Float80(arguments[place])))
        if !(error <= worst.error) { worst = (error, place) }
      }
      #expect(
        worst.error <= sweep.largestError,
        "\(sweep.name)(\(arguments[worst.place])) = \(values[worst.place]) is \(worst.error) ulp off")
    }

    /// For each exponent the power of 2, its upper neighbour, the number below the next power, and some between.
    private static func arguments(_ sweep: Sweep) -> [Double] {
      var random = RandomState(seed: 1)
      return sweep.exponents.flatMap { exponent -> [Double] in
        let power = Foundation.scalbn(1.0, exponent)
        let between = (0..<200).map { _ in power * (1 + random.rand()) }
        let magnitudes = [power, power.nextUp, (2 * power).nextDown] + between
        return magnitudes.filter(\.isFinite).flatMap { sweep.isSigned ? [$0, -$0] : [$0] }
      }
    }

    /// The distance in units of the last place of the exact value; 0 where it is too large for a number and
    /// `value` is infinite.
    private static func error(of value: Double, _ exact: Float80) -> Double {
      let rounded = Double(exact)
      if rounded.isInfinite || value.isInfinite { return value == rounded ? 0 : .infinity }
      return Double(abs(Float80(value) - exact) / Float80(rounded.ulp))
    }
  }
#endif

/// Infinities, NaN, zeros and the smallest numbers.
@Suite struct SpecialValueTests {
  @Test func limits() {
    let ends = Matrix.row([.infinity, -.infinity])
    #expect(exp(ends).elements == [.infinity, 0])
    #expect(log(Matrix.row([.infinity, 0, -0.0])).elements == [.infinity, -.infinity, -.infinity])
    #expect(tanh(ends).elements == [1, -1])
    #expect(sigmoid(ends).elements == [1, 0])
    #expect(relu(ends).elements == [.infinity, 0])
    #expect(sqrt(Matrix.row([.infinity, 0])).elements == [.infinity, 0])
  }

  @Test func theSmallestNumbersAreNotLost() {
    let tiny = Matrix.row([.leastNonzeroMagnitude, .leastNormalMagnitude, 0x1p-1050])
    expectEqual(tanh(tiny), tiny)
    expectEqual(tanh(-tiny), -tiny)
    expectEqual(exp(tiny), .ones(1, 3))
    expectEqual(sigmoid(tiny), 0.5 * .ones(1, 3))
    expectEqual(relu(tiny), tiny)
    expectEqual(relu(-tiny), .zeros(1, 3))
    expectClose(log(tiny).elements, tiny.elements.map { Foundation.log($0) }, relative: 2.3e-16, "log")
    #expect(tanh(Matrix.row([-0.0]))[0, 0].sign == .minus)
  }

  /// In whole vectors and in the remainder, NaN comes out where it goes in, and touches nothing else.
  @Test(arguments: 1...17) func nanStaysInItsPlace(count: Int) {
    let functions: [(String, (Matrix) -> Matrix)] = [
      ("exp", { exp($0) }), ("log", { log($0) }), ("tanh", { tanh($0) }), ("sigmoid", { sigmoid($0) }),
      ("relu", { relu($0) }), ("sqrt", { sqrt($0) }), ("abs", { abs($0) }),
    ]
    for (name, function) in functions {
      for place in 0..<count {
        var row = Matrix.ones(1, count)
        row[0, place] = .nan
        let isNaN = function(row).elements.map(\.isNaN)
        #expect(isNaN == (0..<count).map { $0 == place }, "\(name), \(place) of \(count)")
      }
    }
  }

  @Test func nothingHasALogarithmOrARootBelowZero() {
    let negative = Matrix.row([-1, -.leastNonzeroMagnitude, -.infinity])
    #expect(log(negative).elements.allSatisfy(\.isNaN) && sqrt(negative).elements.allSatisfy(\.isNaN))
  }
}
