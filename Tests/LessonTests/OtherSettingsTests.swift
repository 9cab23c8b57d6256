import TestSupport
import Testing
import TrainingKit

/// Programs with settings other than the published ones, line by line against NumPy.
///
/// `Tests/Fixtures/numpy_check.py record` computes the numbers from the formulas; its docstring says how.
@Suite struct OtherSettingsTests {
  struct Run: Decodable, CustomTestStringConvertible, Sendable {
    /// A line `label: value`, or a sampled name.
    struct Line: Decodable, Sendable {
      let name: String?
      let label: String?
      let value: ReferenceNumber?
      /// Absolute; `nil` where NumPy does not agree with itself.
      let tolerance: Double?
    }

    let lesson: String
    let arguments: [String]
    let lines: [Line]

    var testDescription: String { ([lesson] + arguments).joined(separator: " ") }
  }

  static let runs: [Run] = (try? Fixture.load([Run].self, "other_settings")) ?? []

  @Test func thereAreRuns() { #expect(Self.runs.count > 30) }

  @Test(arguments: runs) func agreesWithNumPySlow(_ run: Run) throws {
    let result = try runProgram(run.lesson, run.arguments + ["--no-plot"])
    #expect(result.status == 0, "\(result.stderr)")
    let hasNames = run.lines.contains { $0.name != nil }
    // Headings are left out, unless the run prints names, which look like headings.
    let printed = result.stdout.split(separator: "\n").map(String.init).filter {
      (hasNames || $0.contains(": ")) && !$0.hasPrefix("Final cost: ")
    }
    guard printed.count == run.lines.count else {
      Issue.record("\(printed.count) lines, expected \(run.lines.count)")
      return
    }
    for (line, expected) in zip(printed, run.lines) {
      if let name = expected.name { #expect(line == name) } else { expectNumber(line, expected) }
    }
  }

  private func expectNumber(_ line: String, _ expected: Run.Line) {
    let label = expected.label ?? ""
    guard line.hasPrefix("\(label): "), let number = Double(line.dropFirst(label.count + 2)) else {
      Issue.record("\"\(line)\", expected \"\(label): …\"")
      return
    }
    guard let value = expected.value?.value, let tolerance = expected.tolerance else { return }
    expectClose(number, value, absolute: tolerance, nonFinite: .mayBeExpected, label)
  }
}
