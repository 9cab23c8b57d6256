/// `a·b + c` rounded once, on every machine. (`fma` may round twice, where that is faster.)
@inline(__always)
func fused(_ a: Double, _ b: Double, _ c: Double) -> Double {
  #if canImport(CPUFeatures.FMA) || arch(arm64)
    c.addingProduct(a, b)
  #else
    fusedInSteps(a, b, c)
  #endif
}

/// `a·b + c` rounded once, computed by operations that round each time (Boldo and Melquiond, 2008).
///
/// The exact sum is split into three numbers that do not overlap. The two small ones are added with rounding to odd,
/// which keeps the last addition from rounding a second time.
///
/// - Precondition: Neither a product nor a part of one overflows or is subnormal.
func fusedInSteps(_ a: Double, _ b: Double, _ c: Double) -> Double {
  let product = a * b
  let low = productError(SIMD2(repeating: a), SIMD2(repeating: b), SIMD2(repeating: product))[0]
  let (small, smallest) = exactSum(c, low)
  let (sum, error) = exactSum(product, small)
  return sum + sumRoundedToOdd(smallest, error)
}

/// `a·b - product`, exactly, where `product` is a·b rounded (Dekker, 1971).
@inline(__always)
func productError<Lanes: SIMD>(_ a: Lanes, _ b: Lanes, _ product: Lanes) -> Lanes
where Lanes.Scalar == Double {
  let (aHigh, aLow) = halves(a)
  let (bHigh, bLow) = halves(b)
  return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
}

/// Splits `x` into a sum of two numbers of 26 bits, whose signs may differ (Veltkamp, 1968).
@inline(__always)
private func halves<Lanes: SIMD>(_ x: Lanes) -> (high: Lanes, low: Lanes) where Lanes.Scalar == Double {
  let scaled = x * 0x1.0000002p27
  let high = scaled - (scaled - x)
  return (high, x - high)
}

/// The rounded sum and its rounding error (Knuth, 1969).
private func exactSum(_ a: Double, _ b: Double) -> (sum: Double, error: Double) {
  let sum = a + b
  let ofB = sum - a
  return (sum, (a - (sum - ofB)) + (b - ofB))
}

/// The sum if it is a Double; otherwise the neighbouring Double whose last bit is odd.
private func sumRoundedToOdd(_ a: Double, _ b: Double) -> Double {
  let (sum, error) = exactSum(a, b)
  guard error != 0 && sum.bitPattern & 1 == 0 else { return sum }
  return (error > 0) == (sum > 0)
    ? Double(bitPattern: sum.bitPattern + 1) : Double(bitPattern: sum.bitPattern - 1)
}
