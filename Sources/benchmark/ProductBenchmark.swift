import Essentials
import Foundation
import NNCore

/// Matrix products beside the peak of this machine's multiply-adds, and beside NumPy where there is one.
enum ProductBenchmark {
  static func run() {
    let cases = [64, 256, 1024].map(square) + lesson(examples: 455) + lesson(examples: 1)
    print("Products (a multiply-add is two operations; the best of three rounds in turn)")
    let rounds = (0..<3).map { _ in Round(cases) }
    let peak = rounds.map(\.peak).max() ?? .nan
    print("  peak of one thread, registers only: \(gigaflops(peak))")
    for (index, item) in cases.enumerated() {
      let seconds = rounds.map { $0.ours[index] }.min() ?? .nan
      var line =
        "  \(TextColumns.padded(item.name, to: 34)) \(time(seconds))  \(gigaflops(item.operations / seconds))"
      line += String(format: "  %3.0f %% of peak", 100 * item.operations / seconds / peak)
      if let numPy = rounds.compactMap({ $0.numPy?[index] }).min() { line += "  NumPy \(time(numPy))" }
      print(line)
    }
    let gain = rounds.map(\.gainOfThreads).max() ?? .nan
    print(String(format: "  1024×1024 by 1024×1024, two threads: %.2f × one", gain))
  }

  /// Everything measured once.
  private struct Round {
    let peak: Double
    let numPy: [Double]?
    let ours: [Double]
    let gainOfThreads: Double

    init(_ cases: [Case]) {
      peak = Peak.measure()
      numPy = NumPy.times(cases.map(\.numPy))
      ours = cases.map { Stopwatch.fastest($0.ours) }
      gainOfThreads = ProductBenchmark.gainOfThreads()
    }
  }

  private struct Case {
    let name: String
    let operations: Double
    /// The same in NumPy: what to prepare, and what to time.
    let numPy: NumPy.Statement
    let ours: () -> Void
  }

  private static func square(_ n: Int) -> Case {
    let (A, B) = (filled(n, n), filled(n, n))
    var C = Matrix(rows: n, columns: n)
    return Case(
      name: "\(n)×\(n) by \(n)×\(n)", operations: 2 * Double(n * n * n),
      numPy: .init(setUp: "A = rand(\(n), \(n)); B = A + 1; C = A + 2", body: "np.dot(A, B, out=C)")
    ) { A.dot(B, into: &C) }
  }

  /// The three products of lesson 2's first layer.
  private static func lesson(examples m: Int) -> [Case] {
    let (W, A, b, dZ) = (filled(20, 30), filled(30, m), filled(20, 1), filled(20, m))
    var (Z, dW, dA) = (filled(20, m), filled(20, 30), filled(30, m))
    let operations = 2 * 20 * 30 * Double(m)
    let setUp = "W = rand(20, 30); A = rand(30, \(m)); b = rand(20, 1); dZ = rand(20, \(m))"
    return [
      Case(
        name: "W·A + b, 20×30 by 30×\(m)", operations: operations,
        numPy: .init(setUp: setUp, body: "np.dot(W, A) + b")
      ) { affine(W, A, b, into: &Z) },
      Case(
        name: "dZ·Aᵀ,   20×\(m) by \(m)×30", operations: operations,
        numPy: .init(setUp: setUp, body: "np.dot(dZ, A.T)")
      ) { dZ.dot(A.T, into: &dW) },
      Case(
        name: "Wᵀ·dZ,   30×20 by 20×\(m)", operations: operations,
        numPy: .init(setUp: setUp, body: "np.dot(W.T, dZ)")
      ) { W.T.dot(dZ, into: &dA) },
    ]
  }

  /// How many times as fast two threads are.
  private static func gainOfThreads() -> Double {
    let (A, B) = (filled(1024, 1024), filled(1024, 1024))
    var C = Matrix(rows: 1024, columns: 1024)
    let one = Stopwatch.fastest { A.dot(B, into: &C) }
    let two = Stopwatch.fastest { A.dot(B, into: &C, threads: 2) }
    return one / two
  }

  private static func filled(_ rows: Int, _ columns: Int) -> Matrix {
    let steps = (0..<rows * columns).map { $0 * 7919 % 1009 }
    return Matrix(rows: rows, columns: columns, elements: steps.map { Double($0) / 1009 - 0.5 })
  }

  private static func gigaflops(_ rate: Double) -> String { String(format: "%6.1f GFLOP/s", rate / 1e9) }

  private static func time(_ seconds: Double) -> String { String(format: "%9.2f µs", seconds * 1e6) }
}
