import Foundation
import NNCore

/// `randn` against NumPy's, on one thread: numbers per second, and what small tasks cost.
enum RandomBenchmark {
  private static let count = 32_768

  static func run() {
    var random = RandomState(seed: 1)
    var matrix = Matrix(rows: 1, columns: count)
    print("Random numbers, one thread")
    report("rand", Stopwatch.fastest { matrix = random.rand(1, count) }, "r.rand(\(count))")
    report("randn", Stopwatch.fastest { random.randn(into: &matrix) }, "r.randn(\(count))")
    let epoch = Stopwatch.fastest { sink(permutationOfAnEpoch()) }
    print(String(format: "  seed and permutation(455): %.1f µs", epoch * 1e6))
  }

  private static func report(_ name: String, _ seconds: Double, _ numPy: String) {
    let rate = Double(count) / seconds / 1e6
    var line = String(format: "  \(name): %.0f M/s", rate)
    if let times = NumPy.times([.init(setUp: "r = np.random.RandomState(1)", body: numPy)]) {
      let theirs = Double(count) / times[0] / 1e6
      line += String(format: "  NumPy %.0f M/s: %.1f times as fast", theirs, rate / theirs)
    }
    print(line)
  }

  /// What every epoch of mini-batches begins with on the breast-cancer data.
  private static func permutationOfAnEpoch() -> [Int] {
    var random = RandomState(seed: 1)
    return random.permutation(455)
  }

  /// Keeps the optimizer from dropping what makes `value`.
  @inline(never)
  private static func sink(_ value: [Int]) { precondition(!value.isEmpty) }
}
