// exp, tanh and the sigmoid of vectors of eight numbers.
//
// x = n·ln 2 + r with |r| ≤ (ln 2)/2, so that eˣ = 2ⁿ·eʳ, and eʳ - 1 is a short Taylor polynomial. The coefficients are
// 1/k!. There is no table, and the digits are the same on every machine with FMA.

extension SIMD8<Double> {
  /// eˣ in each lane, within 1 ulp; 0 below -745.2, infinity above 709.8, NaN for NaN.
  @_alwaysEmitIntoClient @inline(__always)
  var exponential: Self {
    let magnitude = unsafeBitCast(self, to: SIMD8<Int64>.self) & SIMD8<Int64>(repeating: .max)
    // Read as integers, the bits of magnitudes are in the order of the magnitudes, and those of NaN are above 707's.
    if any(magnitude .> SIMD8<Int64>(repeating: 0x4086_1800_0000_0000)) { return exponentialBeyond707 }
    let (n, tail) = reducedExponential(self)
    // 2ⁿ(1 + tail) is a normal number: n is added to the exponent.
    return unsafeBitCast(unsafeBitCast(1 + tail, to: SIMD8<Int64>.self) &+ (n &<< 52), to: Self.self)
  }

  @_alwaysEmitIntoClient @inline(never)
  var exponentialBeyond707: Self { exponentialWithoutBranch }

  /// The same as `exponential`, to the last bit, but without a call, which would make a loop spill its registers.
  @_alwaysEmitIntoClient @inline(__always)
  var exponentialWithoutBranch: Self {
    let (n, tail) = reducedExponential(self)
    let isTooLow = self .< -746
    let isTooHigh = self .> 710
    // 2ⁿ in two factors, since n may be outside the exponent range of normal numbers.
    let half = n &>> 1
    let value = (1 + tail) * powerOfTwo(half) * powerOfTwo(n &- half)
    return value.replacing(with: 0, where: isTooLow).replacing(with: .infinity, where: isTooHigh)
  }

  /// tanh x in each lane, within 3 ulp; exactly odd: tanh(-x) = -tanh(x).
  ///
  /// tanh |x| = (e²ˣ - 1)/(e²ˣ + 1) = t/(t + 2) with t = e²ˣ - 1, which loses no digits where x is small.
  @_alwaysEmitIntoClient @inline(__always)
  var hyperbolicTangent: Self {
    let sign = SIMD8<UInt64>(repeating: 1 << 63)
    let bits = unsafeBitCast(self, to: SIMD8<UInt64>.self)
    let magnitude = unsafeBitCast(bits & ~sign, to: Self.self)
    let doubled = (magnitude + magnitude).replacing(with: 40, where: magnitude .> 20)
    let t = doubled.exponentialMinusOne
    let ratio = unsafeBitCast(t / (t + 2), to: SIMD8<UInt64>.self)
    return unsafeBitCast(ratio | (bits & sign), to: Self.self)
  }

  /// eˣ - 1 in each lane where |x| ≤ 700: 2ⁿ·(eʳ - 1) + (2ⁿ - 1), which does not cancel where x is small.
  @_alwaysEmitIntoClient @inline(__always)
  var exponentialMinusOne: Self {
    let (n, tail) = reducedExponential(self)
    let power = powerOfTwo(n)
    return fma(power, tail, power - 1)
  }

  /// 1/(1 + e⁻ˣ) in each lane, within 2 ulp where x ≥ 0 and within 3 ulp below; 0 below -709.8, where the true value is
  /// below the smallest normal number.
  @_alwaysEmitIntoClient @inline(__always)
  var logistic: Self { 1 / (1 + (-self).exponential) }
}

/// n and eʳ - 1 for x = n·ln 2 + r, |r| ≤ (ln 2)/2. Only lanes with |x| < 1,000 are meaningful; NaN stays NaN.
@_alwaysEmitIntoClient @inline(__always)
func reducedExponential(_ x: Vector) -> (n: SIMD8<Int64>, tail: Vector) {
  // Adding 1.5·2⁵² rounds to a whole number and leaves it in the low bits.
  let shifter = Vector(repeating: 0x1.8p52)
  let shifted = fma(x, 0x1.71547652b82fep0, shifter)
  let whole = shifted - shifter
  let n = unsafeBitCast(shifted, to: SIMD8<Int64>.self) &- unsafeBitCast(shifter, to: SIMD8<Int64>.self)
  // ln 2 in two parts; the first ends in 17 zero bits, so n times it is exact.
  var r = fma(whole, -0x1.62e42fefa0000p-1, x)
  r = fma(whole, -0x1.cf79abc9e3b3ap-40, r)
  return (n, fma(r * r, taylorTail(r), r))
}

/// (eʳ - 1 - r)/r² for |r| ≤ (ln 2)/2: 1/2! + r/3! + … + r¹¹/13!.
@_alwaysEmitIntoClient @inline(__always)
func taylorTail(_ r: Vector) -> Vector {
  var sum = Vector(repeating: 1 / 6_227_020_800)
  sum = fma(sum, r, 1 / 479_001_600)
  sum = fma(sum, r, 1 / 39_916_800)
  sum = fma(sum, r, 1 / 3_628_800)
  sum = fma(sum, r, 1 / 362_880)
  sum = fma(sum, r, 1 / 40_320)
  sum = fma(sum, r, 1 / 5_040)
  sum = fma(sum, r, 1 / 720)
  sum = fma(sum, r, 1 / 120)
  sum = fma(sum, r, 1 / 24)
  sum = fma(sum, r, 1 / 6)
  return fma(sum, r, 1 / 2)
}

/// 2ⁿ for -1022 ≤ n ≤ 1023.
@_alwaysEmitIntoClient @inline(__always)
func powerOfTwo(_ n: SIMD8<Int64>) -> Vector {
  unsafeBitCast((n &+ 1023) &<< 52, to: Vector.self)
}
