import Foundation
import TestSupport
import Testing

@testable import deep_neural_network_with_optimizers

/// `--optimizer all`.
@Suite struct OptimizerComparisonTests {
  private let name = DeepNeuralNetworkWithOptimizers.name

  @Test func comparesSevenMethods() throws {
    try withTemporaryFolder { folder in
      let arguments = ["--optimizer", "all", "--iterations", "5", "--report-every", "2"]
      let result = try runProgram(name, arguments + ["--trace", "trace.csv"], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      let lines = result.stdout.split(separator: "\n")
      #expect(
        lines.map { $0.prefix { $0 != " " } } == ["optimizer"] + Method.allCases.map { $0.rawValue[...] })
      for line in lines { #expect(line.count <= 80, "\(line)") }
      let trace = try String(contentsOf: folder.appending(path: "trace.csv"), encoding: .utf8)
      let rows = trace.split(separator: "\n").map { $0.split(separator: ",") }
      #expect(rows[0] == ["series", "iteration", "cost"])
      #expect(
        rows.dropFirst().map { "\($0[0]) \($0[1])" }
          == Method.allCases.flatMap { method in [0, 2, 4].map { "\(method.rawValue) \($0)" } })
      let picture = try String(contentsOf: folder.appending(path: "plots/\(name).svg"), encoding: .utf8)
      for method in Method.allCases { #expect(picture.contains(">\(method.rawValue)<"), "\(method)") }
    }
  }

  /// Each run of the comparison is the run of its method alone.
  @Test func tracesAreThoseOfTheMethods() throws {
    try withTemporaryFolder { folder in
      let common = ["--iterations", "3", "--report-every", "1", "--no-plot", "--trace", "trace.csv"]
      func costs(_ optimizer: String) throws -> [String: [Substring]] {
        #expect(try runProgram(name, common + ["--optimizer", optimizer], in: folder).status == 0)
        let text = try String(contentsOf: folder.appending(path: "trace.csv"), encoding: .utf8)
        let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        return Dictionary(grouping: rows) { String($0[0]) }.mapValues { $0.map { $0[2] } }
      }
      let compared = try costs("all")
      for method in Method.allCases {
        #expect(try compared[method.rawValue] == costs(method.rawValue)["cost"], "\(method)")
      }
    }
  }

  @Test func takesNoSettingsOfOneMethod() throws {
    for option in Hyperparameter.allCases {
      let result = try runProgram(name, ["--optimizer", "all", option.rawValue, "0.5"])
      #expect(result.status == 64 && result.stdout.isEmpty)
      #expect(result.stderr.contains(option.rawValue), "\(result.stderr)")
    }
  }

  @Test func nothingToTrain() throws {
    let result = try runProgram(name, ["--optimizer", "all", "--iterations", "0", "--no-plot"])
    #expect(result.status == 0 && result.stdout.split(separator: "\n").count == 8, "\(result)")
  }

  @Test func mediansSmoothWithoutMovingTheStart() {
    let values = [9.0, 5, 4, 100, 3, 2, .infinity, 1]
    #expect(runningMedians(of: values, reach: 1) == [9, 5, 5, 4, 3, 3, 2, 1])
    #expect(runningMedians(of: values, reach: 0) == values)
    #expect(runningMedians(of: [], reach: 3) == [])
  }
}
