import Foundation
import TestSupport
import Testing

@Suite struct BenchmarkProgramTests {
  @Test(arguments: [
    (["--section", "nonsense"], "Error: --section takes lessons, operations, large or growth"),
    (["--peers", "fortran"], "Error: --peers takes numpy, torch, jax, all or none, got \"fortran\""),
    (["nonsense"], "Error: "),
  ]) func wrongOptionsAreRefused(arguments: [String], message: String) throws {
    let result = try runProgram("benchmark", arguments)
    #expect(result.status == 64 && result.stdout.isEmpty && result.stderr.hasPrefix(message), "\(result)")
  }

  @Test func aBaselineMustHoldResults() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "baseline.json")
      try "{}".write(to: file, atomically: false, encoding: .utf8)
      let result = try runProgram("benchmark", ["--baseline", file.path])
      #expect(result.status == 65 && result.stderr.contains("does not hold results of --json"), "\(result)")
      let missing = try runProgram("benchmark", ["--baseline", file.path + "x"])
      #expect(missing.status == 74, "\(missing)")
    }
  }
}
