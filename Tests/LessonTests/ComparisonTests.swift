import Datasets
import NNCore
import TestSupport
import Testing
import TrainingKit

@testable import deep_neural_network_v2

/// `--compare`.
@Suite struct ComparisonTests {
  /// The lessons that have it, and the variants that each compares.
  @Test(arguments: [
    ("deep_neural_network_v2", ["zeros", "random × 10", "he"]),
    ("deep_neural_network_ng", ["zeros", "random × 10", "he"]),
    ("deep_neural_network_with_L2", ["none", "L2, λ 0.7"]),
    ("deep_neural_network_with_dropout", ["none", "dropout, keep 0.86"]),
    ("batch_normalization", ["none", "batch normalization"]),
    ("softmax_regression", ["gradient-descent", "momentum", "adam"]),
  ])
  func laysItsWaysSideBySide(name: String, ways: [String]) throws {
    try withTemporaryFolder { folder in
      let result = try runProgram(
        name, ["--compare", "--iterations", "20", "--report-every", "10", "--trace", "t.csv"], in: folder)
      #expect(result.status == 0, "\(result)")
      let lines = result.stdout.split(separator: "\n")
      for (line, way) in zip(lines.dropFirst(), ways) { #expect(line.hasPrefix(way), "\(line)") }
      #expect(lines.count == ways.count + 2, "a head, a row each, and the claim")
      for line in lines.dropLast() { #expect(line.count <= 80, "\(line)") }
      let picture = try String(contentsOf: folder.appending(path: "plots/\(name).svg"), encoding: .utf8)
      for way in ways { #expect(picture.contains("\(way), test"), "\(way)") }
    }
  }

  /// Zeros fail to break symmetry: after training, all units of a layer are equal.
  @Test func zerosLeaveAllUnitsEqual() throws {
    var settings = DeepNeuralNetworkV2.Settings()
    settings.training.adopt(.initializationLab)
    settings.training.network.kind = .zeros
    settings.training.descent.iterations = 200
    var trace = TrainingTrace(every: 1_000, of: 200)
    let examples = try settings.data.load().train
    let network = try DeepNeuralNetworkV2.train(settings, on: examples, trace: &trace)
    for (number, layer) in zip(1..., network.layers) {
      for unit in 1..<max(1, layer.W.rows) {
        expectEqual(layer.W.row(unit), layer.W.row(0), "W\(number), unit \(unit)")
        #expect(layer.b[unit, 0] == layer.b[0, 0], "b\(number), unit \(unit)")
      }
    }
    settings.training.network.kind = .he
    let other = try DeepNeuralNetworkV2.train(settings, on: examples, trace: &trace)
    #expect(other.layers[0].W.row(1) != other.layers[0].W.row(0))
  }

  /// With tiny steps, the mean over an epoch hardly changes, while the cost of the last mini-batch changes with its
  /// examples. This shows that the costs without batch normalization are means too.
  @Test func bothWaysOfLesson10PrintTheEpochsMean() throws {
    let result = try runProgram(
      "batch_normalization",
      [
        "--compare", "--iterations", "2", "--report-every", "1", "--learning-rate", "1e-12", "--epoch-mean",
        "--decay", "0", "--no-plot", "--trace", "-",
      ])
    let rows = result.stdout.split(separator: "\n").map { $0.split(separator: ",") }
    let costs = rows.filter { $0.count == 3 && $0[0] == "none" }.compactMap { Double($0[2]) }
    #expect(costs.count == 2, "\(result)")
    expectClose(costs.last ?? 0, costs.first ?? .nan, relative: 1e-6, "the mean of the second epoch")
  }
}
