extension SIMD8<Double> {
  /// ln x in each lane, within 1 ulp; minus infinity for 0, NaN below 0.
  ///
  /// x = 2ᵏ·m with m in [√½, √2); ln m = 2·artanh s = 2s + sR with s = f/(2 + f), f = m - 1. Since 2s = f - (f²/2 -
  /// s·f²/2), the rounding error of s affects only small terms: ln m = f - (f²/2 - s·(f²/2 + R)).
  @_alwaysEmitIntoClient @inline(__always)
  var naturalLogarithm: Self {
    let isSubnormal = self .< 0x1p-1022
    let scaled = replacing(with: self * 0x1p54, where: isSubnormal)
    let (k, f) = splitExponent(scaled)
    let exponent = k - Vector.zero.replacing(with: 54, where: isSubnormal)
    let s = f / (2 + f)
    let halfSquare = 0.5 * f * f
    let correction = fma(s, halfSquare + artanhTail(s * s), exponent * 0x1.cf79abc9e3b3ap-40)
    let logarithm = fma(exponent, 0x1.62e42fefa0000p-1, f - (halfSquare - correction))
    return withSpecialLogarithms(logarithm)
  }

  /// ln(1 + x) in each lane, within 2 ulp where 0 ≤ x ≤ 1, however small; good to 10⁻¹⁵ also where -0.7 ≤ x ≤ 2.
  ///
  /// 1 + x is rounded to u. The rounding error d = x - (u - 1) is known exactly, and ln(u + d) ≈ ln u + d/u.
  @_alwaysEmitIntoClient @inline(__always)
  var logarithmOfOnePlus: Self {
    let u = 1 + self
    return u.naturalLogarithm + (self - (u - 1)) / u
  }

  /// `logarithm`, but with the right answers for 0, negative numbers, infinity and NaN.
  @_alwaysEmitIntoClient @inline(__always)
  func withSpecialLogarithms(_ logarithm: Self) -> Self {
    logarithm
      .replacing(with: -.infinity, where: self .== 0)
      .replacing(with: .nan, where: self .< 0)
      .replacing(with: self, where: .!(self .< .infinity))
  }
}

/// k and m - 1 for x = 2ᵏ·m, m in [√½, √2), where x is normal and positive.
@_alwaysEmitIntoClient @inline(__always)
func splitExponent(_ x: Vector) -> (k: Vector, f: Vector) {
  let bits = unsafeBitCast(x, to: SIMD8<Int64>.self)
  // Subtracting the bits of √½ first makes m start there, not at a power of 2.
  let fromCut = bits &- 0x3fe6_a09e_667f_3bcd
  let k = fromCut &>> 52
  let m = unsafeBitCast(bits &- (k &<< 52), to: Vector.self)
  return (Vector(k), m - 1)
}

/// R = 2s²/3 + 2s⁴/5 + … + 2s²⁰/21 for z = s² ≤ 0.0295: what 2·artanh(s)/s exceeds 2 by.
@_alwaysEmitIntoClient @inline(__always)
func artanhTail(_ z: Vector) -> Vector {
  var sum = Vector(repeating: 2 / 21)
  sum = fma(sum, z, 2 / 19)
  sum = fma(sum, z, 2 / 17)
  sum = fma(sum, z, 2 / 15)
  sum = fma(sum, z, 2 / 13)
  sum = fma(sum, z, 2 / 11)
  sum = fma(sum, z, 2 / 9)
  sum = fma(sum, z, 2 / 7)
  sum = fma(sum, z, 2 / 5)
  sum = fma(sum, z, 2 / 3)
  return sum * z
}
