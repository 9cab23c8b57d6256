import NNCore
import TestSupport
import Testing

/// A backward pass to be checked: the gradient it gives at a point, and the cost as a function.
struct GradientCase: CustomTestStringConvertible, Sendable {
  let name: String
  let parameters: [Double]
  let gradient: [Double]
  let cost: @Sendable ([Double]) -> Double

  var testDescription: String { name }

  /// Standard-normal examples, (4, 7), with labels of both classes.
  static let X: Matrix = {
    var random = RandomState(seed: 11)
    return random.randn(4, 7)
  }()
  static let Y = Matrix.row([1, 0, 0, 1, 1, 0, 1])

  /// Layers of 5, 3 and 1 units on `X`, with biases that are not 0; no hidden Z is near the kink of ReLU.
  static let layers: [Layer] = {
    var random = RandomState(seed: 12)
    var layers = Network(layerSizes: [4, 5, 3, 1], .he, using: &random).layers
    for index in layers.indices { layers[index].b = random.randn(layers[index].b.rows, 1) * 0.5 }
    return layers
  }()

  /// All weights and biases of the layers.
  static let parameters = Network(layers: layers).parameters

  /// The layers with other parameters.
  static func layers(_ parameters: [Double]) -> [Layer] {
    var network = Network(layers: layers)
    network.parameters = parameters
    return network.layers
  }
}

@Suite struct GradientCheckTests {
  static let cases: [GradientCase] = [
    .plainNetwork, .v1, .v2, .ng, .withL2, .withDropout, .withDropoutScaledWhenPredicting,
    .gradientChecking, .batchNormalization, .release, .rnn,
    .rnnFast, .softmaxRegression,
  ]

  /// Every backward pass of every lesson, all weights and all biases.
  @Test(arguments: cases) func backwardPassIsRight(_ subject: GradientCase) throws {
    let check = GradientCheck(of: subject.gradient, at: subject.parameters, cost: subject.cost)
    let worst = try #require(check.worst)
    #expect(
      check.passes,
      """
      difference \(check.difference); worst at parameter \(worst): \(subject.gradient[worst]), \
      difference quotient \(check.numerical[worst])
      """)
  }

  /// Every heart with a backward pass has a case, and no other heart has one.
  @Test(arguments: Lessons.hearts.keys.sorted()) func everyBackwardPassIsChecked(lesson: String) throws {
    let files = try #require(Lessons.hearts[lesson])
    let text = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    let goesBack = text.contains(/func \w*[bB]ackward\w*\(/)
    #expect(Self.cases.contains { $0.name.hasPrefix(lesson) } == goesBack, "\(lesson)")
  }

  /// The check means nothing where a step of ε crosses the kink.
  @Test func noHiddenUnitIsNearTheKink() {
    var A = GradientCase.X
    for layer in GradientCase.layers.dropLast() {
      let Z = affine(layer.W, A, layer.b)
      #expect(Z.elements.allSatisfy { abs($0) > 1e-4 }, "smallest |Z| \(Z.map(abs).minimum())")
      #expect(Z.elements.contains { $0 > 0 } && Z.elements.contains { $0 < 0 })
      A = relu(Z)
    }
  }
}

extension GradientCase {
  static let plainNetwork = GradientCase(
    name: "NNCore.Network", parameters: parameters,
    gradient: {
      let network = Network(layers: layers)
      return network.backward(network.forward(X), Y).derivatives
    }(), cost: { crossEntropy(Network(layers: layers($0)).predict(X), Y) })
}
