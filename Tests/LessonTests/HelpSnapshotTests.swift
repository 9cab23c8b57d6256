import TestSupport
import Testing

/// `--help` of every program as it reads today.
struct HelpSnapshotTests {
  @Test(arguments: Lessons.names + ["benchmark"]) func helpReadsAsItDid(name: String) throws {
    let help = try runProgram(name, ["--help"]).stdout
    // One default depends on the machine.
    let everywhere = help.replacing(/(Threads; [^(]*\(default) \d+/) { "\($0.1) N" }
    try Snapshot.expect(everywhere, is: "help/\(name).txt")
  }

  @Test(arguments: Lessons.names + ["benchmark"]) func everyProgramHasAVersion(name: String) throws {
    let result = try runProgram(name, ["--version"])
    #expect(result.status == 0 && result.stdout.wholeMatch(of: /\w+ \d+\.\d+\.\d+\n/) != nil, "\(result)")
  }
}
