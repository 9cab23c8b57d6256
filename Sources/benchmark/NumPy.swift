import Foundation

/// NumPy on one thread, to compare with; only where Python has it.
enum NumPy {
  struct Statement {
    let setUp: String
    let body: String
  }

  /// The seconds that each statement takes, best of many, or nil without NumPy.
  static func times(_ statements: [Statement]) -> [Double]? {
    var script = """
      import time, numpy as np
      rand = np.random.rand
      def fastest(f):
          f()
          n = 1
          while True:
              t = time.perf_counter()
              for _ in range(n): f()
              if time.perf_counter() - t >= 0.002: break
              n *= 2
          best, end = 1e9, time.perf_counter() + 0.3
          while time.perf_counter() < end:
              t = time.perf_counter()
              for _ in range(n): f()
              best = min(best, (time.perf_counter() - t) / n)
          print(best)

      """
    for statement in statements { script += "\(statement.setUp)\nfastest(lambda: \(statement.body))\n" }
    return run(script).flatMap { output in
      let times = output.split(separator: "\n").compactMap { Double($0) }
      return times.count == statements.count ? times : nil
    }
  }

  /// What `script` prints, or nil if it fails.
  private static func run(_ script: String) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.environment = ProcessInfo.processInfo.environment.merging(["OPENBLAS_NUM_THREADS": "1"]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}
