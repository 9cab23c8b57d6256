import Foundation
import Testing

@testable import NNCore

/// The logarithm of `randn` is glibc's with fused multiply-add, on every machine. `.ci/logarithm` compares 26 times
/// as many squared radii, and the borders in all binades.
@Suite struct ReferenceLogarithmTests {
  /// Two arguments for which glibc's results without fused multiply-add are the next Doubles.
  private static let witnesses = [
    (x: 0x1.29c4cc39ce1b2p-2, logarithm: -0x1.3c33187713ec3p+0),
    (x: 0x1.4091491426df8p-2, logarithm: -0x1.2950204473920p+0),
  ]

  /// Whether this machine's C library has the logarithm to compare with.
  private static var libraryIsReference: Bool { witnesses.allSatisfy { log($0.x) == $0.logarithm } }

  private static let isWhole = ProcessInfo.processInfo.environment["LOGARITHMS"] == "all"

  @Test func hasTheFormWithFusedMultiplyAdd() {
    for (x, logarithm) in ReferenceLogarithmTests.witnesses { #expect(ReferenceLogarithm.of(x) == logarithm) }
    #expect(ReferenceLogarithm.of(1) == 0)
  }

  /// A hash of 200,000 logarithms, made by glibc 2.36 with fused multiply-add (through Python's `math.log`).
  @Test func hasTheRecordedBits() {
    var radii = SquaredRadii()
    var hash: UInt64 = 0
    for _ in 0..<200_000 {
      hash = (hash ^ ReferenceLogarithm.of(radii.next()).bitPattern) &* 0x100_0000_01b3
      hash ^= hash >> 29
    }
    #expect(hash == 0xfeaf_4aeb_2a6e_f94c, "\(String(hash, radix: 16))")
  }

  @Test(.enabled(if: libraryIsReference)) func equalsTheLibraryOnSquaredRadii() {
    var radii = SquaredRadii()
    compare("squared radii", ReferenceLogarithmTests.isWhole ? 104_000_000 : 4_000_000) { _ in radii.next() }
  }

  /// The borders of the table's intervals, 1, and the ends of the neighbourhood of 1 that is computed differently.
  @Test(.enabled(if: libraryIsReference)) func equalsTheLibraryAtBorders() {
    let reach = ReferenceLogarithmTests.isWhole ? 1000 : 50
    let binades =
      ReferenceLogarithmTests.isWhole ? Array(-1021...1022) : [-1021, -104, -17, -2, -1, 0, 1, 1022]
    let steps = 2 * reach + 1
    for binade in binades {
      compare("borders in binade \(binade)", 128 * steps) { index in
        neighbor(
          Double(sign: .plus, exponent: binade, significand: 1 + Double(index / steps) / 128),
          index % steps - reach)
      }
    }
    for middle in [1, 1 - 0x1p-4, 1 + 0x1.09p-4] {
      compare("near \(middle)", 2 * 1000 + 1) { neighbor(middle, $0 - 1000) }
    }
  }

  /// The fallback of `fused` for processors that lack the instruction, against the instruction (or the library's
  /// function, which is just as exact).
  @Test func fusedInStepsIsRoundedOnce() {
    var plain = RandomState(seed: 11)
    for scale in [1, 0x1p-30, 0x1p-53, 0x1p-54, 0x1p-60, 0x1p-106, 0x1p60] {
      for _ in 0..<20_000 {
        let (a, b) = (2 * plain.rand() - 1, 2 * plain.rand() - 1)
        for c in [scale * (2 * plain.rand() - 1), -a * b, -(a * b).nextUp, 0.5 * scale, 1, 0] {
          let (expected, steps) = (c.addingProduct(a, b), fusedInSteps(a, b, c))
          guard expected != steps else { continue }
          Issue.record("\(a) · \(b) + \(c) is \(expected), not \(steps)")
          return
        }
      }
    }
  }

  private func neighbor(_ x: Double, _ steps: Int) -> Double {
    Double(bitPattern: UInt64(Int64(x.bitPattern) + Int64(steps)))
  }

  private func compare(_ name: String, _ count: Int, _ argument: (Int) -> Double) {
    var (different, first) = (0, "")
    for index in 0..<count {
      let x = argument(index)
      let (expected, result) = (log(x), ReferenceLogarithm.of(x))
      guard expected != result else { continue }
      if different == 0 { first = "log(\(x)) is \(expected), not \(result)" }
      different += 1
    }
    #expect(different == 0, "\(name): \(different) of \(count) differ; the first: \(first)")
    if ReferenceLogarithmTests.isWhole { print("\(name): \(count) compared, \(different) differ") }
  }
}

/// The squared distances from the centre of points drawn from the unit disc, by a generator other than NumPy's
/// (xorshift; Marsaglia, 2003).
private struct SquaredRadii {
  private var state: UInt64 = 88_172_645_463_325_252

  private mutating func number() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) * 0x1p-53
  }

  mutating func next() -> Double {
    while true {
      let (x, y) = (2 * number() - 1, 2 * number() - 1)
      let squared = x * x + y * y
      if squared > 0 && squared < 1 { return squared }
    }
  }
}
