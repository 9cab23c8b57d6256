/// The most that one thread can do here: 24 independent chains of fused multiply-adds that never touch memory.
enum Peak {
  /// Floating-point operations a second.
  static func measure() -> Double {
    let factors = [SIMD8<Double>(repeating: 0.5), SIMD8(repeating: 0.25)]
    let rounds = 20_000
    let seconds = Stopwatch.fastest { chains(rounds, factors) }
    return Double(rounds * 24 * SIMD8<Double>.scalarCount * 2) / seconds
  }

  /// `s = x·s + y`, round after round. The factors come from memory, so that the compiler cannot foresee them.
  @inline(never)
  private static func chains(_ rounds: Int, _ factors: [SIMD8<Double>]) {
    let (x, y) = (factors[0], factors[1])
    var sums = InlineArray<24, SIMD8<Double>>(repeating: x)
    for _ in 0..<rounds {
      for chain in 0..<24 { sums[chain] = y.addingProduct(sums[chain], x) }
    }
    var total = SIMD8<Double>.zero
    for chain in 0..<24 { total += sums[chain] }
    precondition(total[0] > 0)
  }
}
