import Foundation
import NNCore

/// `randn` against NumPy's, on one thread: numbers per second, and what small tasks cost.
enum RandomBenchmark {
  private static let count = 32_768

  static func run() {
    var random = RandomState(seed: 1)
    var matrix = Matrix(rows: 1, columns: count)
    let randn = Double(count) / seconds { random.randn(into: &matrix) }
    let rand = Double(count) / seconds { matrix = random.rand(1, count) }
    let epoch = seconds { sink(RandomState.permutationOfAnEpoch()) }
    print("Random numbers, one thread")
    report("rand", rand, "M/s", 1e6)
    report("randn", randn, "M/s", 1e6)
    if let numPy = numPyRandn() {
      report("NumPy's randn", numPy, "M/s", 1e6)
      report("ratio", randn / numPy, "times NumPy")
    } else {
      print("  python3 with NumPy is not here to compare with")
    }
    report("seed and permutation(455)", epoch, "µs", 1e-6)
  }

  private static func report(_ name: String, _ value: Double, _ unit: String, _ scale: Double = 1) {
    let number = (value / scale).formatted(.number.precision(.fractionLength(1)).grouping(.never))
    print("  \(name): \(number) \(unit)")
  }

  /// The shortest time that one call of `body` took, in runs of about a millisecond.
  private static func seconds(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    body()
    let calls = max(1, Int(.milliseconds(1) / clock.measure(body)))
    let runs = (0..<200).map { _ in clock.measure { for _ in 0..<calls { body() } } / .seconds(1) }
    return (runs.min() ?? .infinity) / Double(calls)
  }

  /// Numbers per second of NumPy's `RandomState.randn`, measured in the same way.
  private static func numPyRandn() -> Double? {
    let script = """
      import time, numpy
      r = numpy.random.RandomState(1)
      def once():
        start = time.perf_counter()
        for _ in range(4): r.randn(\(count))
        return time.perf_counter() - start
      print(4 * \(count) / min(once() for _ in range(100)))
      """
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = ["python3", "-c", script]
    let output = Pipe()
    python.standardOutput = output
    python.standardError = FileHandle.nullDevice
    guard (try? python.run()) != nil else { return nil }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    python.waitUntilExit()
    return Double(text.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Keeps the optimizer from dropping what makes `value`.
  @inline(never)
  private static func sink(_ value: [Int]) { precondition(!value.isEmpty) }
}

extension RandomState {
  /// What every epoch of mini-batches begins with on the breast-cancer data.
  fileprivate static func permutationOfAnEpoch() -> [Int] {
    var random = RandomState(seed: 1)
    return random.permutation(455)
  }
}
