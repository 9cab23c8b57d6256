/// Eight natural logarithms, and for which of them ``ReferenceLogarithm`` might differ.
///
/// For `x = 2ᵏ·m` with `√½ ≤ m < √2`, and `s = (m-1)/(m+1)`,
/// ```
/// ln x = k·ln 2 + 2s + tail,   tail = 2s·(s²/3 + s⁴/5 + … + s²⁰/21)
/// ```
/// `k·ln 2 + 2s` is kept to about twice the working precision, so the sum `value + remainder` is as good as the
/// tail is. The tail is below 1 % of the whole, and wrong by less than 8 · 2⁻⁵³ of itself: seven roundings (a few
/// hundredths of one more where multiply-add rounds twice), and 0.6 · 2⁻⁵³ for the terms left out.
///
/// Let `v` be the exact logarithm, and `bound` the reference's error bound in units of the last place (ulp). Where
/// `|remainder| + error of the tail < (1 - bound)·ulp`, `v` is so close to `value` that any other double is farther
/// than `bound·ulp` from `v`. The reference cannot be another double, so it is `value`, on every machine. Only where
/// this fails, for one argument in twenty, must the reference be computed.
struct VectorLog {
  let value: Vector
  let isInDoubt: SIMDMask<SIMD8<Int64>>

  /// The logarithms of `x`.
  ///
  /// - Precondition: The lanes are in (0, 1) and not subnormal.
  @inline(__always)
  init(_ x: Vector) {
    let bits = unsafeBitCast(x, to: SIMD8<Int64>.self)
    let exponentBits = (bits &- 0x3fe6_a09e_667f_3bcd) & VectorLog.exponentMask  // minus the bits of √½
    let m = unsafeBitCast(bits &- exponentBits, to: Vector.self)
    let k = unsafeBitCast((exponentBits &>> 52) &+ 0x4338_0000_0000_0000, to: Vector.self) - 0x1.8p52

    let denominator = m + 1
    let s = (m - 1) / denominator
    let z = s * s
    let tail = (s + s) * z * VectorLog.series(z)

    // What the rounded s lacks, and what that means for the series: d(ln x) = rest / (1 + s).
    let denominatorLow = m - (denominator - 1)
    let rest = fma(-s, denominatorLow, VectorLog.remainder(m - 1, s, denominator))
    let sLow = rest * (1 - s + z)

    let kLn2 = k * 0x1.62e42fefa38p-1  // exact: these are the upper 42 bits of ln 2
    let head = kLn2 + (s + s)
    let headLow = (s + s) - (head - kLn2)
    let correction = headLow + (fma(k, 0x1.ef35793c7673p-45, sLow) + tail)
    value = head + correction
    let remainder = correction - (value - head)

    let distance = fma(VectorLog.abs(tail), 0x1p-50, VectorLog.abs(remainder))
    isInDoubt = .!(distance .< VectorLog.ulp(value) * (1 - ReferenceLogarithm.errorBound))
  }

  private static var exponentMask: Int64 { -0x10_0000_0000_0000 }

  /// `dividend - quotient·divisor`, exactly: the remainder of a rounded division is a Double.
  @inline(__always)
  private static func remainder(_ dividend: Vector, _ quotient: Vector, _ divisor: Vector) -> Vector {
    if arithmeticIsFused { return fma(-quotient, divisor, dividend) }
    let product = quotient * divisor
    return (dividend - product) - productError(quotient, divisor, product)
  }

  /// `1/3 + z/5 + z²/7 + … + z⁹/21`.
  @inline(__always)
  private static func series(_ z: Vector) -> Vector {
    var sum = fma(z, 1 / 21.0, Vector(repeating: 1 / 19.0))
    sum = fma(z, sum, 1 / 17.0)
    sum = fma(z, sum, 1 / 15.0)
    sum = fma(z, sum, 1 / 13.0)
    sum = fma(z, sum, 1 / 11.0)
    sum = fma(z, sum, 1 / 9.0)
    sum = fma(z, sum, 1 / 7.0)
    sum = fma(z, sum, 1 / 5.0)
    return fma(z, sum, 1 / 3.0)
  }

  /// The distance from a value to its neighbours; to the nearer one if it is a power of two.
  @inline(__always)
  private static func ulp(_ value: Vector) -> Vector {
    let below = unsafeBitCast(value, to: SIMD8<Int64>.self) &- 1
    return unsafeBitCast(below & (exponentMask & .max), to: Vector.self) * 0x1p-52
  }

  @inline(__always)
  private static func abs(_ value: Vector) -> Vector {
    unsafeBitCast(unsafeBitCast(value, to: SIMD8<Int64>.self) & .max, to: Vector.self)
  }
}
