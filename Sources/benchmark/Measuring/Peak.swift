/// The most that one thread can do here: independent chains of fused multiply-adds that stay in registers.
enum Peak {
  /// Floating-point operations a second: those of the widest vectors that pay, whose chains hide the latency and still fit
  /// the registers. Measured for long enough to catch the processor at its full clock rate.
  static func measure() -> Double {
    max(
      rate(of: SIMD8<Double>.self) { Chains<SIMD8<Double>, 24>.run($0, $1) },
      rate(of: SIMD4<Double>.self) { Chains<SIMD4<Double>, 12>.run($0, $1) },
      rate(of: SIMD2<Double>.self) { Chains<SIMD2<Double>, 12>.run($0, $1) })
  }

  /// - Parameter run: Runs the chains for some rounds, with factors x and y, and returns how many chains there are.
  private static func rate<Vector: SIMD<Double>>(of _: Vector.Type, _ run: (Int, [Vector]) -> Int) -> Double {
    let factors = [Vector(repeating: 0.5), Vector(repeating: 0.25)]
    let rounds = 10_000
    var chains = 0
    let seconds = Stopwatch.fastest(of: 40) { chains = run(rounds, factors) }
    return Double(rounds * chains * Vector.scalarCount * 2) / seconds
  }
}

private enum Chains<Vector: SIMD<Double>, let N: Int> {
  /// `s = x·s + y` in N chains, round after round. The factors come from memory, so that the compiler cannot foresee them.
  @inline(__always)
  static func run(_ rounds: Int, _ factors: [Vector]) -> Int {
    let (x, y) = (factors[0], factors[1])
    var sums = InlineArray<N, Vector>(repeating: x)
    for _ in 0..<rounds {
      for chain in 0..<N { sums[chain] = y.addingProduct(sums[chain], x) }
    }
    var total = Vector.zero
    for chain in 0..<N { total += sums[chain] }
    precondition(total[0] > 0)
    return N
  }
}
