/// The logarithm that NumPy's `randn` uses: glibc's, as it is on processors with fused multiply-add.
///
/// Method and constants are those of Arm's optimized routines (Szabolcs Nagy, 2018; MIT, or Apache 2.0 with LLVM
/// exceptions), which glibc has had since 2.28. Its error is below 0.519 units in the last place (ulp), so its result
/// is not always the nearest Double; here each step is rounded as in glibc, which gives the same result.
enum ReferenceLogarithm {
  /// How far it may be from the exact logarithm, in ulp: the published bound and a margin.
  static var errorBound: Double { 0.523 }

  /// ln x.
  ///
  /// - Precondition: `x` is positive, finite and normal.
  static func of(_ x: Double) -> Double {
    x >= 1 - 0x1p-4 && x < 1 + 0x1.09p-4 ? ofOnePlus(x - 1) : byTable(x)
  }

  /// ln(1 + r) = r - r²/2 + r³·q(r) for small r, the first two terms to twice the precision.
  private static func ofOnePlus(_ r: Double) -> Double {
    let r2 = r * r
    let r3 = r * r2
    let q3 = fused(r3, B(10), fused(r2, B(9), fused(r, B(8), B(7))))
    let q2 = fused(r3, q3, fused(r2, B(6), fused(r, B(5), B(4))))
    let q1 = fused(r3, q2, fused(r2, B(3), fused(r, B(2), B(1))))
    let shift = r * 0x1p27
    let rHigh = (r + shift) - shift
    let rLow = r - rHigh
    let square = rHigh * rHigh  // exact, and so B₀·r² = B₀·(square + rLow·(rHigh + r))
    let high = fused(square, B(0), r)
    let low = fused(B(0) * rLow, rHigh + r, fused(square, B(0), r - high))
    return fused(r3, q1, low) + high
  }

  /// ln x = k·ln 2 + ln c + ln(1 + r) for x = 2ᵏ·z, where c is near z, its inverse and logarithm are in the table, and
  /// r = z/c - 1 is below 1/256.
  private static func byTable(_ x: Double) -> Double {
    let bits = Int64(bitPattern: x.bitPattern)
    let fromFirst = bits &- 0x3fe6_0000_0000_0000  // the intervals begin at 0x1.6p-1
    let row = Int(truncatingIfNeeded: fromFirst &>> 45 & 127)
    let exponent = fromFirst &>> 52
    let z = Double(bitPattern: UInt64(bitPattern: bits &- exponent &<< 52))
    let k = Double(exponent)
    let r = fused(z, table[2 &* row], -1)
    let w = fused(k, 0x1.62e42fefa3800p-1, table[2 &* row &+ 1])
    let high = w + r
    let low = fused(k, 0x1.ef35793c76730p-45, (w - high) + r)
    let r2 = r * r
    let tail = fused(r2, fused(r, A(4), A(3)), fused(r, A(2), A(1)))
    return fused(r * r2, tail, fused(r2, A(0), low)) + high
  }
}
