import Datasets
import Foundation
import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_with_optimizers
@testable import deep_neural_network_with_optimizers_heart

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
        lines.map { $0.prefix { $0 != " " } } == ["optimizer"]
          + OptimizerKind.allCases.map { $0.rawValue[...] })
      for line in lines { #expect(line.count <= 80, "\(line)") }
      let trace = try String(contentsOf: folder.appending(path: "trace.csv"), encoding: .utf8)
      let rows = trace.split(separator: "\n").map { $0.split(separator: ",") }
      #expect(rows[0] == ["series", "iteration", "cost"])
      #expect(
        rows.dropFirst().map { "\($0[0]) \($0[1])" }
          == OptimizerKind.allCases.flatMap { method in [0, 2, 4].map { "\(method.rawValue) \($0)" } })
      let picture = try String(contentsOf: folder.appending(path: "plots/\(name).svg"), encoding: .utf8)
      for method in OptimizerKind.allCases { #expect(picture.contains(">\(method.rawValue)<"), "\(method)") }
    }
  }

  /// Each run of the comparison equals a run of its method alone.
  @Test func tracesAreThoseOfTheMethods() throws {
    try withTemporaryFolder { folder in
      let common = ["--iterations", "3", "--report-every", "1", "--no-plot", "--trace", "trace.csv"]
      func costs(_ optimizer: String) throws -> [String: [Substring]] {
        #expect(try runProgram(name, common + ["--optimizer", optimizer], in: folder).status == 0)
        return try self.costs(in: folder)
      }
      let compared = try costs("all")
      for method in OptimizerKind.allCases {
        #expect(try compared[method.rawValue] == costs(method.rawValue)["cost"], "\(method)")
      }
    }
  }

  @Test func thePictureNamesAFileWithoutItsFolder() {
    let examples = LabelledData(X: .zeros(2, 1), Y: .zeros(1, 1), featureNames: ["a", "b"])
    let data = Split(train: examples, test: examples, name: "folder/own.csv")
    let chart = DeepNeuralNetworkWithOptimizers.chart(of: [], .published, on: data)
    #expect(chart.subtitle.hasPrefix("own.csv: "), "\(chart.subtitle)")
  }

  /// The optimization lab in short: names may carry their form, and a setting holds for all of them.
  @Test func comparesAListInItsForms() throws {
    try withTemporaryFolder { folder in
      let names = ["gradient-descent", "momentum", "adam:textbook"]
      let common = [
        "--dataset", "moons", "--hidden", "5,2", "--learning-rate", "0.0007", "--batch-seed", "10",
        "--iterations", "3", "--report-every", "1", "--trace", "trace.csv",
      ]
      let result = try runProgram(
        name, common + ["--optimizer", names.joined(separator: ",")], in: folder)
      #expect(result.status == 0, "\(result.stderr)")
      #expect(
        result.stdout.split(separator: "\n").dropFirst().map { $0.prefix { $0 != " " } }
          == names.map { $0[...] })
      let compared = try costs(in: folder)
      let picture = try String(contentsOf: folder.appending(path: "plots/\(name).svg"), encoding: .utf8)
      for name in names { #expect(picture.contains(">\(name)<"), "\(name)") }
      #expect(picture.contains(">Optimizers<"))
      #expect(picture.split(separator: "<svg").count == 1 + names.count, "a panel for each method")
      for optimizer in names {
        let alone = try runProgram(name, common + ["--no-plot", "--optimizer", optimizer], in: folder)
        #expect(alone.status == 0, "\(alone.stderr)")
        #expect(try costs(in: folder)["cost"] == compared[optimizer], "\(optimizer)")
      }
    }
  }

  /// Deep Learning from Scratch has five of the methods.
  @Test func allFromScratchAreFive() throws {
    let arguments = ["--optimizer", "all", "--variant", "from-scratch", "--iterations", "1", "--no-plot"]
    let result = try runProgram(name, arguments)
    #expect(result.status == 0, "\(result)")
    #expect(
      result.stdout.split(separator: "\n").dropFirst().map { $0.prefix { $0 != " " } }
        == ["gradient-descent", "momentum", "nesterov", "adagrad", "adam"])
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

  /// The costs of each series in trace.csv.
  private func costs(in folder: URL) throws -> [String: [Substring]] {
    let text = try String(contentsOf: folder.appending(path: "trace.csv"), encoding: .utf8)
    let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    return Dictionary(grouping: rows) { String($0[0]) }.mapValues { $0.map { $0[2] } }
  }
}
