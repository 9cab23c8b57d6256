/// The most floating-point operations a second that one thread reaches here: 24 independent chains of fused
/// multiply-adds that never touch memory.
enum Peak {
  static func measure() -> Double {
    let factors = [SIMD8<Double>(repeating: 0.5), SIMD8(repeating: 0.25)]
    let rounds = 400_000
    let clock = ContinuousClock()
    var best = Duration.seconds(1)
    for _ in 0..<10 { best = min(best, clock.measure { run(rounds, factors) }) }
    return Double(rounds * 24 * 8 * 2) / (best / .seconds(1))
  }

  @inline(never)
  private static func run(_ rounds: Int, _ factors: [SIMD8<Double>]) {
    let (x, y) = (factors[0], factors[1])
    var sums = InlineArray<24, SIMD8<Double>>(repeating: x)
    for _ in 0..<rounds {
      for chain in 0..<24 { sums[chain] = y.addingProduct(sums[chain], x) }
    }
    var total = SIMD8<Double>.zero
    for chain in 0..<24 { total += sums[chain] }
    precondition(total[0].isFinite)
  }
}
