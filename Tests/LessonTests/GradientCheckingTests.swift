import NNCore
import TestSupport
import Testing

@testable import gradient_checking

@Suite struct GradientCheckingTests {
  private struct Published: Decodable {
    let parameters: Int
    let must_be_below: Double
  }

  @Test func theNetworkOfTheLessonPasses() throws {
    let published = try Fixture.load(Published.self, "gradient_checking")
    let settings = GradientChecking.Settings()
    let subject = try Subject(settings, on: settings.data.load().train)
    let check = subject.check(subject.gradient, epsilon: settings.epsilon)
    #expect(check.numerical.count == published.parameters)
    #expect(check.difference < published.must_be_below, "difference \(check.difference)")
  }

  /// Each planted mistake, on the lesson's own network.
  @Test(arguments: PlantedMistake.allCases) func theMistakeIsCaught(_ mistake: PlantedMistake) throws {
    let settings = GradientChecking.Settings()
    let subject = try Subject(settings, on: settings.data.load().train)
    let check = subject.check(mistake.gradient(of: subject), epsilon: settings.epsilon)
    #expect(!check.passes && check.difference.isFinite, "\(mistake.rawValue): difference \(check.difference)")
  }

  /// GC-1.
  @Test func oneDimensionalAsPublished() throws {
    let published = try PublishedCase.named("GC-1")
    let check = oneDimensionalCheck(x: 2, theta: 4, epsilon: 1e-7)
    expectClose([check.difference], try published["difference"], absolute: published.tol, "difference")
  }

  /// GC-2: a published network with two planted mistakes, dW2·2 and db1·4.
  @Test func plantedMistakesAsPublished() throws {
    let published = try PublishedCase.named("GC-2")
    var random = RandomState(seed: 1)
    let X = random.randn(4, 3)
    let layers = [(5, 4), (3, 5), (1, 3)].map { units, inputs in
      Layer(W: random.randn(units, inputs), b: random.randn(units, 1))
    }
    let Y = Matrix([[1, 1, 0]])
    let network = Network(layers: layers)
    var gradients = network.backward(network.forward(X), Y)
    gradients[1].dW *= 2
    gradients[0].db *= 4
    let check = GradientCheck(of: gradients.derivatives, at: layers.parameters) { parameters in
      var changed = network
      changed.layers.parameters = parameters
      return crossEntropy(changed.predict(X), Y)
    }
    expectClose([check.difference], try published["difference"], absolute: published.tol, "difference")
  }

  @Test func theBestStepLiesBetween() throws {
    let settings = GradientChecking.Settings()
    let subject = try Subject(settings, on: settings.data.load().train)
    let curve = GradientChecking.stepSizeChart(subject).series[0].points
    let best = try #require(curve.min { $0.y < $1.y })
    #expect(best.x < -3 && best.x > -9, "best step 1e\(best.x)")
  }
}
