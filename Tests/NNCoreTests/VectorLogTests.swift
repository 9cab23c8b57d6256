import Testing

@testable import NNCore

/// Wherever `VectorLog` is sure, it must equal the reference logarithm, and it must be sure nearly everywhere.
@Suite struct VectorLogTests {
  /// Compares eight arguments at a time, and returns the share of those in doubt.
  private func doubtfulShare(_ count: Int, _ name: String, _ argument: (Int) -> Double) -> Double {
    var doubtful = 0
    for first in stride(from: 0, to: count, by: 8) {
      var x = SIMD8<Double>()
      for lane in 0..<8 { x[lane] = argument(first + lane) }
      let logs = VectorLog(x)
      for lane in 0..<8 {
        if logs.isInDoubt[lane] {
          doubtful += 1
        } else if logs.value[lane] != ReferenceLogarithm.of(x[lane]) {
          let expected = ReferenceLogarithm.of(x[lane])
          Issue.record("\(name): log(\(x[lane])) is \(expected), not \(logs.value[lane])")
          return 1
        }
      }
    }
    return Double(doubtful) / Double(count)
  }

  @Test func agreesOnTheGeneratorsSquaredRadii() {
    var random = RandomState(seed: 17)
    let share = doubtfulShare(4_000_000, "squared radius") { _ in
      while true {
        let (x1, x2) = (2 * random.rand() - 1, 2 * random.rand() - 1)
        let squared = x1 * x1 + x2 * x2
        if squared > 0 && squared < 1 { return squared }
      }
    }
    // Two sides of every midpoint, 0.023 each, are lost to the reference's error, and some to that of the tail.
    #expect(share > 0.02 && share < 0.09, "share in doubt: \(share)")
  }

  @Test func agreesJustBelowOne() {
    #expect(doubtfulShare(400_000, "1 - k·2⁻⁵³") { 1 - Double($0 + 1) * 0x1p-53 } < 0.1)
    var random = RandomState(seed: 1)
    #expect(doubtfulShare(400_000, "near 1") { _ in 1 - 1e-6 * random.rand() - 0x1p-53 } < 0.1)
  }

  @Test func agreesOnTinyArguments() {
    var random = RandomState(seed: 2)
    let share = doubtfulShare(400_000, "tiny") { index in
      Double(sign: .plus, exponent: -1 - index % 1020, significand: 1 + random.rand())
    }
    #expect(share < 0.1)
  }

  /// Around the powers of two, and √½ times them, where the reduction changes.
  @Test func agreesWhereTheExponentChanges() {
    let share = doubtfulShare(102_400, "near a change") { index in
      let power = Double(
        sign: .plus, exponent: -1 - index % 100, significand: index % 3 == 0 ? 1 : 0.5.squareRoot())
      let steps = Int64(index / 200 % 512) - 256
      return Double(bitPattern: UInt64(Int64(power.bitPattern) + steps))
    }
    #expect(share < 0.15)
  }
}
