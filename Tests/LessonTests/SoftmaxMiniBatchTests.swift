import Foundation
import LessonKit
import NNCore
import TestSupport
import Testing
import TrainingKit
import softmax_regression_heart

@testable import softmax_regression

/// Lesson 13 in mini-batches.
@Suite struct SoftmaxMiniBatchTests {
  private struct Runs: Decodable { let runs: [SoftmaxRun] }
  static let runs: [SoftmaxRun] = (try? Fixture.load(Runs.self, "softmax_minibatches"))?.runs ?? []

  @Test func thereAreRuns() { #expect(Self.runs.count == 3) }

  @Test(arguments: runs) func agreesWithNumPy(_ run: SoftmaxRun) throws { _ = try run.repeated() }

  private static func settings(_ line: String) throws -> SoftmaxRegression.Settings {
    try SoftmaxRegression.settings(from: line.split(separator: " ").map(String.init))
  }

  /// A batch that holds all examples takes the steps of the whole batch; only the order of sums differs.
  @Test(arguments: ["", " --lambda 2"]) func aBatchOfAllExamplesIsTheWholeBatch(penalty: String) throws {
    let line = "--dataset iris --hidden 5 --iterations 30 --report-every 1 --learning-rate 0.1" + penalty
    let costs = try [line, line + " --batch-size 500"].map { line in
      let settings = try Self.settings(line)
      let data = try settings.training.data.load(severalClasses: true)
      var trace = TrainingTrace(every: 1, of: 30)
      _ = try SoftmaxRegression.train(settings, on: data.train, trace: &trace)
      return trace.checkpoints.map(\.cost)
    }
    #expect(costs[0].count == 30)
    expectClose(costs[1], costs[0], relative: 1e-12, "costs")
  }

  /// The mean of the batches' gradients, weighted by their sizes, is the gradient of all examples, including the
  /// penalty's.
  @Test func gradientsOfBatchesAddUp() {
    var random = RandomState(seed: 2)
    let layers = initialize([4, 5, 3], scale: { _ in 0.7 }, using: &random)
    let X = random.randn(4, 10)
    let Y = oneHot((0..<10).map { $0 % 3 }, classes: 3)
    func gradients(_ columns: Range<Int>) -> [LayerGradient] {
      let (Z, A) = forward(X.columns(columns), layers)
      return backward(Z, A, Y.columns(columns), layers, lambda: 0.7, of: 10)
    }
    let (first, second, all) = (gradients(0..<6), gradients(6..<10), gradients(0..<10))
    for index in layers.indices {
      expectClose(0.6 * first[index].dW + 0.4 * second[index].dW, all[index].dW, absolute: 1e-15, "dW")
      expectClose(0.6 * first[index].db + 0.4 * second[index].db, all[index].db, absolute: 1e-15, "db")
    }
  }

  /// The gradient of a batch's cost, which has the penalty divided by the number of all examples.
  @Test func theBackwardPassOfABatchIsRight() throws {
    var random = RandomState(seed: 3)
    var network = Network(
      layers: initialize([4, 5, 3], scale: { _ in 0.7 }, using: &random), output: .softmax)
    let (X, Y) = (random.randn(4, 6), oneHot([0, 2, 1, 1, 0, 2], classes: 3))
    let (Z, A) = forward(X, network.layers)
    let gradient = Gradients(backward(Z, A, Y, network.layers, lambda: 3, of: 25)).derivatives
    let check = GradientCheck(of: gradient, at: network.parameters) { parameters in
      network.parameters = parameters
      return computeCost(forward(X, network.layers).Z, Y, network.layers, lambda: 3, of: 25)
    }
    #expect(check.passes && check.leftOut.isEmpty, "difference \(check.difference)")
  }

  @Test func ratesAreTheMethodsUnlessGiven() throws {
    let rates = [
      ("", 0.5), ("--batch-size 64", 0.1), ("--optimizer gradient-descent", 0.1),
      ("--optimizer momentum", 0.1),
      ("--optimizer adam", 0.001), ("--optimizer adam --learning-rate 0.5", 0.5),
      ("--batch-size 8 --learning-rate 0.02", 0.02),
    ]
    for (line, rate) in rates {
      let settings = try Self.settings(line)
      #expect(settings.training.descent.learningRate == rate, "\(line)")
      #expect(settings.usesMiniBatches == !line.isEmpty, "\(line)")
    }
    #expect(try Self.settings("--optimizer adam").steps.batches.size == 32)
    let adam = try Self.settings("--optimizer adam --beta 0.8 --beta2 0.9 --epsilon 1e-3").steps
    #expect(adam.optimizer(rate: 0.5) == .adam(rate: 0.5, beta: 0.8, beta2: 0.9, epsilon: 1e-3))
    let momentum = try Self.settings("--optimizer momentum --beta 0.8").steps
    #expect(momentum.optimizer(rate: 0.5) == .momentum(rate: 0.5, beta: 0.8, form: .average))
  }

  /// The pages' table of the tutorial's steps: the first code in a row is found in the file that the row links to.
  @Test(arguments: ["README.md", "README.zh.md"]) func theTutorialsStepsAreHere(page: String) throws {
    let page = try MarkdownPage(path: "Sources/softmax_regression/\(page)")
    let rows = page.prose.compactMap { $0.firstMatch(of: /^\| (.+) \| (.+) \| \[.+\]\((.+\.swift)\) \|$/) }
    #expect(rows.count == 9)
    for row in rows {
      let codes = row.2.matches(of: /`([^`]+)`/).map { String($0.1) }.filter { !$0.hasPrefix("--") }
      let source = try String(contentsOf: page.target(of: String(row.3)), encoding: .utf8)
      let code = try #require(codes.first)
      #expect(source.contains(code), "\(row.1): \(row.3) does not have \(code)")
    }
  }
}
