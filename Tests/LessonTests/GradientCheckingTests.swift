import LessonKit
import NNCore
import TestSupport
import Testing

@testable import gradient_checking

@Suite struct GradientCheckingTests {
  @Test func theNetworkOfTheLessonPasses() throws {
    let published = try reference(Figures.self, named: "gradient_checking")
    let run = try CheckedRun()
    #expect(run.quotients.count == published.parameters)
    #expect(run.quotients.allSatisfy { $0.obstacle == nil })
    #expect(run.check.verdict == .right && run.check.difference < published.must_be_below)
    #expect(run.check.difference < 1e-10, "difference \(run.check.difference)")
  }

  /// Each planted mistake, on the lesson's own network.
  @Test func everyMistakeIsCaught() throws {
    let run = try CheckedRun()
    #expect(run.mistakes.map(\.mistake) == PlantedMistake.allCases)
    for wrong in run.mistakes {
      #expect(
        wrong.check.difference > 1e-4 && !wrong.check.passes, "\(wrong.mistake.rawValue): \(wrong.check)")
    }
  }

  /// GC-1.
  @Test func oneDimensionalAsPublished() throws {
    let published = try PublishedCase.named("GC-1")
    let check = oneDimensionalCheck(x: 2, theta: 4, epsilon: 1e-7)
    expectClose([check.difference], try published["difference"], absolute: published.tol, "difference")
    #expect(check.verdict == .right)
  }

  /// A straight line can be checked with any step that rounding leaves.
  @Test func oneDimensionalWithOtherSteps() {
    for epsilon in [1, 0.1, 1e-5, 1e-10, 1e-14, 1e-16, 1e-300] {
      let verdict = oneDimensionalCheck(x: 2, theta: 4, epsilon: epsilon).verdict
      #expect(verdict != .wrong, "ε = \(epsilon)")
      #expect(verdict == .right || epsilon < 1e-8, "ε = \(epsilon): \(verdict)")
    }
  }

  /// GC-2: a published network with two planted mistakes, dW2·2 and db1·4.
  ///
  /// The published cost takes the logarithm of 1 - a, which has lost digits; the lesson's differences have not.
  @Test func plantedMistakesAsPublished() throws {
    let published = try PublishedCase.named("GC-2")
    let network = Self.publishedNetwork
    let (right, doubled) = (network.gradient(), network.gradient(with: .doubledWeights))
    let quadrupled = network.gradient(with: .quadrupledBiases)
    let gradient = right.indices.map { doubled[$0] + quadrupled[$0] - right[$0] }
    let onPaper = GradientCheck(of: gradient, at: network.theta) {
      crossEntropy(network.forward(at: $0).output, network.Y)
    }
    expectClose([onPaper.difference], try published["difference"], absolute: published.tol, "on paper")
    let quotients = network.differenceQuotients(epsilon: 1e-7)
    let check = GradientComparison(of: gradient, with: quotients, in: network.parts)
    expectClose([check.difference], try published["difference"], absolute: 1e-8, "difference")
    #expect(check.wrongParts == ["b1", "W2"])
    #expect(GradientComparison(of: right, with: quotients, in: network.parts).verdict == .right)
  }

  private static var publishedNetwork: CheckedNetwork {
    var random = RandomState(seed: 1)
    let X = random.randn(4, 3)
    let layers = [(5, 4), (3, 5), (1, 3)].map { units, inputs in
      Layer(W: random.randn(units, inputs), b: random.randn(units, 1))
    }
    return CheckedNetwork(layers: layers, X: X, Y: Matrix([[1, 1, 0]]))
  }

  /// The lesson's backward pass beside NNCore's.
  @Test func theGradientIsThatOfNNCore() throws {
    for setting in CheckedRun.settings.prefix(12) {
      let network = try setting.run().network
      let plain = Network(layers: network.layers)
      let expected = plain.backward(plain.forward(network.X), network.Y).derivatives
      expectClose(network.gradient(), expected, relative: 1e-13, absolute: 1e-18, setting.testDescription)
    }
  }

  /// The lesson's loop over the parameters beside NNCore's, bit for bit; moons have kinks.
  @Test(arguments: [[], ["--dataset", "moons"]]) func theLoopIsThatOfNNCore(_ arguments: [String]) throws {
    let run = try CheckedRun(arguments)
    let network = run.network
    let check = GradientCheck(
      of: run.gradient, at: network.theta, pattern: { network.forward(at: $0).pattern },
      costDifference: { network.costDifference(network.forward(at: $0), network.forward(at: $1)) })
    #expect(check.numerical == run.quotients.map(\.slope))
    #expect(check.leftOut == run.quotients.indices.filter { run.quotients[$0].obstacle == .kink })
    expectClose(check.difference, run.check.difference, relative: 1e-9, "difference")
  }

  /// And with the costs subtracted as whole numbers, as far as their rounding lets one see.
  @Test func theSlopesAreThoseOfTheWholeCost() throws {
    let run = try CheckedRun()
    let network = run.network
    let check = GradientCheck(of: run.gradient, at: network.theta, cost: network.cost(at:))
    let rounding = network.cost(at: network.theta) * 0x1p-52 / 1e-7
    expectClose(check.numerical, run.quotients.map(\.slope), absolute: 4 * rounding, "slopes")
    #expect(check.passes)
  }

  /// With no weights, only the last bias moves the cost: ln(1 + e^ε) - ln(1 + e^-ε) - 2yε = ε - 2yε.
  @Test(arguments: [1e-12, 1e-7, 1e-3, 0.4, 5, 800]) func costDifferenceKeepsItsDigits(epsilon: Double) {
    let layer = Layer(W: Matrix(rows: 1, columns: 1), b: Matrix(rows: 1, columns: 1))
    let network = CheckedNetwork(layers: [layer], X: Matrix([[1, 2, 3]]), Y: Matrix([[1, 0, 0]]))
    let (above, below) = (network.forward(at: [0, epsilon]), network.forward(at: [0, -epsilon]))
    expectClose(network.costDifference(above, below), epsilon / 3, relative: 1e-14, "difference")
  }

  /// Seed 2 saturates an output on the wrong side.
  @Test func aSaturatedOutputHasACost() throws {
    let run = try CheckedRun(["--seed", "2"])
    let network = run.network
    #expect(crossEntropy(network.forward(at: network.theta).output, network.Y) == .infinity)
    #expect(network.cost(at: network.theta).isFinite)
    #expect(run.notes.first?.contains("infinite") == true, "\(run.notes)")
    #expect(try CheckedRun().notes.isEmpty)
  }

  @Test func theBestStepLiesBetween() throws {
    let run = try CheckedRun()
    let chart = GradientChecking.stepSizeChart(run.network, "circles", run.settings, run.quotients)
    let best = try #require(chart.series[0].points.min { $0.y < $1.y })
    #expect(best.x < 1e-3 && best.x > 1e-9, "best step \(best.x)")
    #expect(chart.guides == [.x(1e-7, "usual ε"), .y(2e-7, "threshold")])
    #expect(!chart.title.contains("right") && !chart.subtitle.contains("right"))
  }

  @Test func longChecksAreAnnounced() throws {
    func warning(_ time: Duration, isPlotted: Bool) -> String? {
      Effort.warning(costs: 123_456, taking: time, isPlotted: isPlotted)
    }
    #expect(warning(.seconds(59), isPlotted: true) == nil)
    let text = try #require(warning(.seconds(61), isPlotted: true))
    #expect(text.contains("123,456 times") && text.contains("2 minutes") && text.contains("--no-plot"))
    #expect(warning(.seconds(61), isPlotted: false)?.contains("--no-plot") == false)
  }
}
