import Datasets
import Foundation
import NNCore
import TestSupport
import Testing
import TrainingKit

@testable import deep_neural_network_with_optimizers
@testable import deep_neural_network_with_optimizers_heart

/// What the pages say about runs in words, where no output on the page shows it.
@Suite(.enabled(if: NNCore.arithmeticIsFused)) struct SlowGuideClaimTests {
  /// Lessons 2 and 11: how many costs are higher than the one before, and where the last ones lie.
  @Test(arguments: [
    ("deep_neural_network_v2", 7_101, 0.136..<0.168), ("deep_neural_network_release", 13_732, 0.167..<0.170),
  ])
  func theCostRisesInManySteps(name: String, rises: Int, end: Range<Double>) throws {
    let costs = try costs(of: name, ["--report-every", "1"])
    #expect(zip(costs, costs.dropFirst()).count { $0 < $1 } == rises)
    let last = costs.suffix(1_000)
    #expect(last.allSatisfy(end.contains), "from \(last.min() ?? .nan) to \(last.max() ?? .nan)")
  }

  /// Lesson 2: after 600 iterations the cost is still near that of one answer for all examples; then it falls
  /// steeply.
  @Test func lesson2BeginsWithAPlateau() throws {
    let costs = try costs(of: "deep_neural_network_v2", ["--report-every", "1"])
    let some = [300, 400, 500, 600, 2000].map { costs[$0] }
    #expect(some[..<4].allSatisfy { (0.66..<0.67).contains($0) } && some[4] < 0.25, "\(some)")
  }

  private func costs(of name: String, _ arguments: [String]) throws -> [Double] {
    try Outputs.lines(of: [name] + arguments + ["--no-plot", "--quiet"])
      .compactMap { $0.firstMatch(of: /^Cost after iteration \d+: (.+)$/) }.compactMap { Double($0.1) }
  }

  /// Lessons 5 and 6: how many labels of `planar` are flipped, and so how many examples the curve itself gets right.
  @Test func oneLabelInTenIsFlipped() throws {
    let data = try DataSet("planar").load()
    let right = [data.train, data.test].map { part in
      (0..<part.count).count { (part.X[1, $0] > 0.5 * sin(.pi * part.X[0, $0])) == (part.Y[0, $0] == 1) }
    }
    #expect(right == [211 - 21, 200 - 13])
  }

  /// Lesson 7: the best step size is 1e-7 on the data as they are, and 1e-5 on scaled data.
  static let valleys: [(arguments: [String], best: String)] = [
    (arguments: [], best: "1e-07"), (arguments: ["--standardize"], best: "1e-05"),
  ]

  @Test(arguments: valleys)
  func theBestStepDependsOnTheScale(arguments: [String], best: String) throws {
    var differences: [String: Double] = [:]
    for epsilon in ["1e-04", "1e-05", "1e-06", "1e-07", "1e-08"] {
      let printed = try runProgram("gradient_checking", arguments + ["--epsilon", epsilon, "--no-plot"])
        .stdout
      differences[epsilon] = printed.firstMatch(of: /^Difference: (\S+)/).flatMap { Double($0.1) }
    }
    #expect(differences.min { $0.value < $1.value }?.key == best, "\(differences)")
  }

  /// Lesson 9: AdaGrad is sensitive to the scale of the features: if one is multiplied by 1,000, the accuracy drops.
  @Test func adagradMindsTheScaleOfFeatures() throws {
    func accuracy(scale: Double) throws -> Double {
      let settings = DeepNeuralNetworkWithOptimizers.Settings()
      let data = try DataSet("moons").load()
      func scaled(_ part: LabelledData) -> LabelledData {
        LabelledData(X: part.X * Matrix.column([scale, 1]), Y: part.Y, featureNames: part.featureNames)
      }
      var trace = TrainingTrace(every: settings.reportEvery, of: settings.epochs)
      let adagrad = try PreparedOptimizer(OptimizerChoice(.adagrad), .published, settings.hyperparameters)
      let network = try DeepNeuralNetworkWithOptimizers.train(
        with: adagrad, settings, on: scaled(data.train), trace: &trace)
      return network.accuracy(scaled(data.test).X, data.test.Y)
    }
    let accuracies = [try accuracy(scale: 1), try accuracy(scale: 1_000)]
    expectClose(accuracies, [0.96, 0.66], absolute: 1e-9, "accuracies with x as it is, and times 1,000")
  }

  @Test func adagradDoesNotMindTheScaleOfTheCost() {
    func end(_ factor: Double) -> [Double] {
      var W = Matrix.row([1, -2, 3])
      var adagrad = AdaGrad(.published, Hyperparameters(), for: W)
      for _ in 0..<50 { adagrad.update(&W, W * factor) }
      return W.elements
    }
    expectClose(end(1_000), end(1), absolute: 1e-7, "weights after 50 steps")
  }

  /// Lesson 12: while the network knows nothing, it draws two names in turn, one four times and the other three, and
  /// each time one more letter is missing at the start.
  @Test func theFirstNamesAreTailsOfEachOther() throws {
    let printed = try runProgram("rnn", ["--iterations", "1", "--no-plot"]).stdout
    let names = printed.split(separator: "\n").dropFirst().prefix(7).map { $0.lowercased() }
    for number in 0..<5 {
      #expect(names[number].dropFirst() == names[number + 2], "\(names)")
    }
  }

  static let penalties: [(arguments: [String], spread: Double, accuracies: [Double])] = [
    (arguments: [], spread: 0.0005, accuracies: [0.942, 0.947, 0.931]),
    (arguments: ["--lambda", "1"], spread: 0.00002, accuracies: [0.950, 0.950, 0.950]),
  ]

  /// Lesson 13: three starts reach the same cost, but the same accuracy only with the penalty.
  @Test(arguments: penalties)
  func threeStartsComeToOneCost(arguments: [String], spread: Double, accuracies: [Double]) throws {
    let random: [String] = ["--initialization", "random", "--scale", "1", "--seed"]
    let starts: [[String]] = [[], random + ["3"], random + ["4"]]
    let length = ["--iterations", "20000", "--report-every", "20000", "--no-plot"]
    let ends = try starts.map { start -> [Double] in
      let printed = try runProgram("softmax_regression", start + arguments + length).stdout
      let lines = printed.split(separator: "\n")
      return lines.compactMap { $0.firstMatch(of: /^(?:Final cost|Test accuracy): (.+)$/) }
        .compactMap { Double($0.1) }
    }
    let costs = ends.map { $0[0] }
    #expect((costs.max() ?? .nan) - (costs.min() ?? .nan) < spread, "\(costs)")
    expectClose(ends.map { $0[1] }, accuracies, absolute: 0.0005, "test accuracies")
  }
}
