import LessonKit
import NNCore
import TestSupport
import Testing

@testable import gradient_checking
@testable import gradient_checking_heart

@Suite struct GradientCheckingTests {
  @Test func theNetworkOfTheLessonPasses() throws {
    let published = try reference(Figures.self, named: "gradient_checking")
    let run = try CheckedRun()
    #expect(run.quotients.count == published.parameters)
    #expect(!run.quotients.contains { $0.crossesKink })
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

  /// A straight line can be checked with any step that is not lost to rounding.
  @Test func oneDimensionalWithOtherSteps() {
    for epsilon in [1, 0.1, 1e-5, 1e-10, 1e-14, 1e-16, 1e-300] {
      let verdict = oneDimensionalCheck(x: 2, theta: 4, epsilon: epsilon).verdict
      #expect(verdict != .wrong, "ε = \(epsilon)")
      #expect(verdict == .right || epsilon < 1e-8, "ε = \(epsilon): \(verdict)")
    }
  }

  /// GC-2: a published network with two planted mistakes, dW2·2 and db1·4.
  ///
  /// The published cost takes the logarithm of 1 - a, which has lost digits; the lesson's differences keep theirs.
  @Test func plantedMistakesAsPublished() throws {
    let published = try PublishedCase.named("GC-2")
    let (X, Y, layers) = Self.publishedNetwork
    func gradient(with mistake: PlantedMistake? = nil) -> [Double] {
      gradientsToVector(backwardPropagation(forwardPropagation(X, layers), Y, layers, with: mistake))
    }
    let (right, doubled) = (gradient(), gradient(with: .doubledWeights))
    let quadrupled = gradient(with: .quadrupledBiases)
    let wrong = right.indices.map { doubled[$0] + quadrupled[$0] - right[$0] }
    let onPaper = GradientCheck(of: wrong, at: dictionaryToVector(layers)) {
      crossEntropy(forwardPropagation(X, vectorToDictionary($0, layers)).output.A, Y)
    }
    expectClose([onPaper.difference], try published["difference"], absolute: published.tol, "on paper")
    let quotients = differenceQuotients(X, Y, layers, epsilon: 1e-7)
    let check = gradientCheck(wrong, quotients, parts(of: layers))
    expectClose([check.difference], try published["difference"], absolute: 1e-8, "difference")
    #expect(check.wrongParts == ["b1", "W2"])
    #expect(gradientCheck(right, quotients, parts(of: layers)).verdict == .right)
  }

  private static var publishedNetwork: (X: Matrix, Y: Matrix, layers: [Layer]) {
    var random = RandomState(seed: 1)
    let X = random.randn(4, 3)
    let layers = [(5, 4), (3, 5), (1, 3)].map { units, inputs in
      Layer(W: random.randn(units, inputs), b: random.randn(units, 1))
    }
    return (X, Matrix([[1, 1, 0]]), layers)
  }

  /// The lesson's gradient against NNCore's.
  @Test func theGradientIsThatOfNNCore() throws {
    for setting in CheckedRun.settings.prefix(12) {
      let check = try setting.run().network
      let plain = Network(layers: check.layers)
      let expected = plain.backward(plain.forward(check.X), check.Y).derivatives
      expectClose(check.gradient, expected, relative: 1e-13, absolute: 1e-18, setting.testDescription)
    }
  }

  /// θ against NNCore's list of parameters, and back again.
  @Test func theVectorIsThatOfNNCore() throws {
    let layers = Self.publishedNetwork.layers
    let theta = dictionaryToVector(layers)
    expectEqual(theta, Network(layers: layers).parameters)
    #expect(vectorToDictionary(theta.map { -$0 }, layers) == layers.map { Layer(W: -$0.W, b: -$0.b) })
    #expect(parts(of: layers).map(\.name) == ["W1", "b1", "W2", "b2", "W3", "b3"])
    #expect(parts(of: layers).last?.range == theta.count - 1..<theta.count)
  }

  /// The lesson's loop over the parameters against NNCore's, bit for bit; moons have kinks.
  @Test(arguments: [[], ["--dataset", "moons"]]) func theLoopIsThatOfNNCore(_ arguments: [String]) throws {
    let run = try CheckedRun(arguments)
    let network = run.network
    func passes(_ theta: [Double]) -> [Cache] {
      forwardPropagation(network.X, vectorToDictionary(theta, network.layers))
    }
    let check = GradientCheck(
      of: run.gradient, at: dictionaryToVector(network.layers), pattern: { passes($0).pattern },
      costDifference: { costDifference(passes($0).output.Z, passes($1).output.Z, network.Y) })
    expectEqual(check.numerical, run.quotients.map(\.slope))
    #expect(check.leftOut == run.quotients.indices.filter { run.quotients[$0].crossesKink })
    expectClose(check.difference, run.check.difference, relative: 1e-9, "difference")
  }

  /// The slopes against differences of whole costs, as closely as the rounding of these allows.
  @Test func theSlopesAreThoseOfTheWholeCost() throws {
    let run = try CheckedRun()
    let network = run.network
    let theta = dictionaryToVector(network.layers)
    func cost(_ theta: [Double]) -> Double {
      crossEntropy(
        forwardPropagation(network.X, vectorToDictionary(theta, network.layers)).output.A, network.Y)
    }
    let check = GradientCheck(of: run.gradient, at: theta, cost: cost)
    let rounding = cost(theta) * 0x1p-52 / 1e-7
    expectClose(check.numerical, run.quotients.map(\.slope), absolute: 4 * rounding, "slopes")
    #expect(check.passes)
  }

  /// With zero weights, only the last bias moves z, by ε, and so the cost: ln(1 + e^ε) - ln(1 + e^-ε) - 2yε = ε -
  /// 2yε.
  @Test(arguments: [1e-12, 1e-7, 1e-3, 0.4, 5, 800]) func costDifferenceKeepsItsDigits(epsilon: Double) {
    let (above, below) = (Matrix.ones(1, 3) * epsilon, Matrix.ones(1, 3) * -epsilon)
    expectClose(
      costDifference(above, below, Matrix([[1, 0, 0]])), epsilon / 3, relative: 1e-14, "difference")
  }

  /// Seed 2 saturates an output on the wrong side.
  @Test func aSaturatedOutputHasACost() throws {
    let run = try CheckedRun(["--seed", "2"])
    let output = run.network.caches.output
    #expect(crossEntropy(output.A, run.network.Y) == .infinity)
    #expect(run.quotients.allSatisfy { $0.slope.isFinite })
    #expect(
      run.notes.first?.hasPrefix("some outputs are exactly 0 or 1, and wrong: ") == true, "\(run.notes)")
    #expect(try CheckedRun().notes.isEmpty)
  }

  @Test func theBestStepLiesBetween() throws {
    let run = try CheckedRun()
    let chart = GradientChecking.stepSizeChart(run.network, "circles")
    let best = try #require(chart.series[0].points.min { $0.y < $1.y })
    #expect(best.x < 1e-3 && best.x > 1e-9, "best step \(best.x)")
    #expect(chart.guides == [.x(1e-7, "usual ε"), .y(2e-7, "threshold")])
    #expect(!chart.title.contains("right") && !chart.subtitle.contains("right"))
  }

  /// All further steps of the picture are counted, and without a picture there are none; progress counts the
  /// parameters.
  @Test func theStepsOfThePictureAreCounted() throws {
    #expect(try GradientChecking.settings(from: []).furtherSteps.count == 10)
    #expect(try GradientChecking.settings(from: ["--epsilon", "3e-7"]).furtherSteps.count == 11)
    #expect(try GradientChecking.settings(from: ["--no-plot"]).furtherSteps.isEmpty)
    var reports: [Int] = []
    let (X, Y, layers) = Self.publishedNetwork
    _ = differenceQuotients(X, Y, layers, epsilon: 1e-7) { reports.append($0) }
    #expect(reports == Array(1...dictionaryToVector(layers).count))
  }
}

extension GradientCase {
  static let gradientChecking = GradientCase(
    name: "gradient_checking", parameters: dictionaryToVector(layers),
    gradient: gradientsToVector(backwardPropagation(forwardPropagation(X, layers), Y, layers)),
    cost: { crossEntropy(forwardPropagation(X, vectorToDictionary($0, layers)).output.A, Y) })
}
