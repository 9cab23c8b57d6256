import Foundation
import TestSupport
import Testing

/// The programs as their users meet them: what they print, and how they end.
@Suite struct SmokeTests {
  /// Every program, with options that make its run short.
  static let programs = Lessons.names.map { (name: $0, arguments: Lessons.shortRun(of: $0)) }

  @Test(arguments: programs) func runsFromAnyFolder(name: String, arguments: [String]) throws {
    try withTemporaryFolder { folder in
      let result = try runProgram(name, arguments, in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      #expect(!result.stdout.isEmpty)
      let picture = try String(contentsOf: folder.appending(path: "plots/\(name).svg"), encoding: .utf8)
      #expect(picture.hasPrefix("<svg") || picture.hasPrefix("<?xml"))
      #expect(result.stderr.contains("plots/\(name).svg"))
      #expect(!result.stdout.contains("plots/"), "remarks belong on stderr")
    }
  }

  @Test(arguments: programs) func helpFitsTheScreen(name: String, arguments: [String]) throws {
    let result = try runProgram(name, ["--help"])
    #expect(result.status == 0 && result.stderr.isEmpty)
    for line in result.stdout.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(result.stdout.contains("--plot"))
  }

  /// Stdout line by line, and the trace.
  @Test func aTrainingPrintsItsResults() throws {
    try withTemporaryFolder { folder in
      let arguments = ["--iterations", "1", "--no-plot", "--trace", "trace.csv"]
      let result = try runProgram("deep_neural_network_v2", arguments, in: folder)
      let lines = result.stdout.split(separator: "\n")
      #expect(lines.count == 4)
      #expect(lines[0].hasPrefix("Cost after iteration 0: 0.69314374567579"))
      #expect(lines[1].hasPrefix("Final cost: 0.69"))
      #expect(lines[2].hasPrefix("Train accuracy: ") && lines[3].hasPrefix("Test accuracy: "))
      let trace = try String(contentsOf: folder.appending(path: "trace.csv"), encoding: .utf8)
      #expect(trace.hasPrefix("series,iteration,cost\ncost,0,0.69314374567579"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "plots").path))
    }
  }

  @Test func stochasticLinesNameTheExample() throws {
    let arguments = ["--method", "stochastic", "--iterations", "2", "--no-plot"]
    let lines = try runProgram("deep_neural_network_with_gd", arguments).stdout.split(separator: "\n")
    #expect(lines[0] == "Stochastic gradient descent")
    #expect(lines[1].hasPrefix("Example 0 of epoch 1: ") && lines[2].hasPrefix("Example 20 of epoch 1: "))
    #expect(lines[24].hasPrefix("Example 0 of epoch 2: "))
    #expect(lines.count == 1 + 2 * 23 + 3)
  }
}
