// The math libraries of operating systems differ in the last bit of some sines. These are correctly rounded, except for
// perhaps one argument in 2^40, so that generated data are the same everywhere.

/// The sine and the cosine of an angle between -10 and 10 radians.
///
/// The angle is reduced to at most π/4 by multiples of π/2 and put into the Taylor series, all with about 106 bits of
/// precision; source of the arithmetic: T. J. Dekker, A floating-point technique for extending the available precision,
/// 1971.
func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
  let quarters = (angle / (.pi / 2)).rounded()
  // π/2 in three parts that are short enough for their multiples to be exact.
  let parts = [0x1.921fb544p+0, 0x1.0b4611a6p-34, 0x1.3198a2e03707p-69]
  var rest = TwoDoubles(high: angle, low: 0)
  for part in parts { rest = rest + TwoDoubles(high: -quarters * part, low: 0) }
  let (sine, cosine) = (series(rest, from: 1).high, series(rest, from: 0).high)
  switch Int(quarters) & 3 {
  case 0: return (sine, cosine)
  case 1: return (cosine, -sine)
  case 2: return (-sine, -cosine)
  default: return (-cosine, sine)
  }
}

/// `x^first/first! - x^(first + 2)/(first + 2)! + …`, for |x| ≤ π/4: 15 terms leave less than 2^-110.
private func series(_ x: TwoDoubles, from first: Int) -> TwoDoubles {
  let square = x * x
  var sum = TwoDoubles(high: 1, low: 0)
  for power in stride(from: first + 28, to: first, by: -2) {
    sum = TwoDoubles(high: 1, low: 0) + square * sum / Double(-power * (power - 1))
  }
  return first == 0 ? sum : sum * x
}

/// The unevaluated sum of two numbers, the second at most half a unit in the last place of the first.
private struct TwoDoubles {
  var high: Double
  var low: Double

  /// `a + b` exactly.
  init(exactSumOf a: Double, _ b: Double) {
    high = a + b
    let other = high - a
    low = (a - (high - other)) + (b - other)
  }

  init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  static func + (a: TwoDoubles, b: TwoDoubles) -> TwoDoubles {
    let high = TwoDoubles(exactSumOf: a.high, b.high)
    let low = TwoDoubles(exactSumOf: a.low, b.low)
    let sum = TwoDoubles(exactSumOf: high.high, high.low + low.high)
    return TwoDoubles(exactSumOf: sum.high, sum.low + low.low)
  }

  static func * (a: TwoDoubles, b: TwoDoubles) -> TwoDoubles {
    let high = a.high * b.high
    let error = (-high).addingProduct(a.high, b.high)
    return TwoDoubles(exactSumOf: high, error.addingProduct(a.high, b.low).addingProduct(a.low, b.high))
  }

  static func / (a: TwoDoubles, b: Double) -> TwoDoubles {
    let high = a.high / b
    let rest = a.high.addingProduct(-high, b) + a.low
    return TwoDoubles(exactSumOf: high, rest / b)
  }
}
