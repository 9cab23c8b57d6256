import NNCore

enum ProductBenchmark {
  static func m(_ r: Int, _ c: Int) -> Matrix {
    Matrix(rows: r, columns: c, elements: (0..<r * c).map { Double(($0 &* 7919) % 1000) / 999 - 0.5 })
  }
  static func time(_ name: String, _ flop: Double, _ body: () -> Void) {
    let clock = ContinuousClock()
    body()
    var reps = 1
    var best = 1e9
    while true {
      let d = clock.measure { for _ in 0..<reps { body() } } / .seconds(1)
      best = min(best, d / Double(reps))
      if d > 0.05 { break }
      reps *= 2
    }
    for _ in 0..<8 {
      best = min(best, clock.measure { for _ in 0..<reps { body() } } / .seconds(1) / Double(reps))
    }
    print(name, best * 1e6, "µs", flop / best / 1e9, "GFLOP/s")
  }
  static func run() {
    print("peak", Peak.measure() / 1e9)
    for n in [64, 128, 256, 512, 1024] {
      let a = m(n, n), b = m(n, n); var c = m(n, n)
      let f = 2.0 * Double(n * n * n)
      time("NN \(n)", f) { a.dot(b, into: &c) }
      time("NT \(n)", f) { a.dot(b.T, into: &c) }
      time("TN \(n)", f) { a.T.dot(b, into: &c) }
      time("NN2 \(n)", f) { a.dot(b, into: &c, threads: 2) }
    }
    let W = m(20, 30), A = m(30, 455), Z = m(20, 455); var z = Z, dW = W, dA = A; let b = m(20, 1)
    let f = 2.0 * 20 * 30 * 455
    time("affine", f) { affine(W, A, b, into: &z) }
    time("dot", f) { W.dot(A, into: &z) }
    time("dot value", f) { _ = W.dot(A) }
    time("dW", f) { Z.dot(A.T, into: &dW) }
    time("dA", f) { W.T.dot(Z, into: &dA) }
    let x = m(30, 1), d = m(20, 1); var y = m(20, 1), dx = m(30, 1)
    time("x affine", 1200) { affine(W, x, b, into: &y) }
    time("x affine value", 1200) { _ = affine(W, x, b) }
    time("x dW", 1200) { d.dot(x.T, into: &dW) }
    time("x dA", 1200) { W.T.dot(d, into: &dx) }
    let V = m(50, 50), h = m(50, 1); var g = m(50, 1)
    time("rnn 50", 5000) { V.dot(h, into: &g) }
    time("rnn 50 T", 5000) { V.T.dot(h, into: &g) }
    let x7 = m(30, 7), d7 = m(20, 7); var y7 = m(20, 7), dx7 = m(30, 7)
    time("7 affine", 7 * 1200) { affine(W, x7, b, into: &y7) }
    time("7 dW", 7 * 1200) { d7.dot(x7.T, into: &dW) }
    time("7 dA", 7 * 1200) { W.T.dot(d7, into: &dx7) }
    let x64 = m(30, 64), d64 = m(20, 64); var y64 = m(20, 64), dx64 = m(30, 64)
    time("64 affine", 64 * 1200) { affine(W, x64, b, into: &y64) }
    time("64 dW", 64 * 1200) { d64.dot(x64.T, into: &dW) }
    time("64 dA", 64 * 1200) { W.T.dot(d64, into: &dx64) }
  }
}
