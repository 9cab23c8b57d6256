import Foundation
import Synchronization
import TestSupport
import Testing

/// Small versions of the large runs of `.ci/load`.
@Suite struct SlowLoadTests {
  private static let arguments = ["--iterations", "100", "--report-every", "25", "--no-plot"]

  @Test func lessonsAtOnceAreLikeALoneOne() throws {
    let alone = try runProgram("deep_neural_network_v2", Self.arguments)
    #expect(alone.status == 0, "\(alone.stderr)")
    let others = Mutex<[ProgramResult]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      if let result = try? runProgram("deep_neural_network_v2", Self.arguments) {
        others.withLock { $0.append(result) }
      }
    }
    let results = others.withLock { $0 }
    #expect(results.count == 8)
    for result in results { #expect(result == alone, "\(result.stdout)\(result.stderr)") }
  }

  @Test func manyRowsAreRead() throws {
    try withTemporaryFolder { folder in
      let rows = (0..<100_000).map { "\(Double($0 % 97) / 97),\(Double($0 % 89) / 89),\($0 % 2)\n" }
      try Data(rows.joined().utf8).write(to: folder.appending(path: "rows.csv"))
      let arguments = ["--dataset", "rows.csv", "--hidden", "2", "--iterations", "1", "--no-plot"]
      let result = try runProgram("deep_neural_network_v2", arguments, in: folder)
      #expect(result.status == 0 && result.stderr.contains("80,000 training"), "\(result.stderr)")
    }
  }

  /// The examples come in blocks, so any number of them fits into the same address space.
  #if os(Linux)
    @Test(arguments: ["1000", "30000"]) func examplesTakeNoMemory(_ count: String) throws {
      let line =
        "ulimit -v 900000; \"$1\" --examples \(count) --inputs 300 --hidden 40,20 --no-plot --threads 1"
      let result = try runShell(line, "compare_initializations")
      #expect(result.status == 0, "\(result.stderr)")
    }
  #endif
}
