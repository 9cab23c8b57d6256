import Datasets
import NNCore
import TestSupport
import Testing
import TrainingKit

@testable import deep_neural_network_with_dropout

@Suite struct DropoutTests {
  @Test func printsThePublishedNumbers() throws {
    try expectPublished(DeepNeuralNetworkWithDropout.self, as: "deep_neural_network_with_dropout")
  }

  /// REG-3.
  @Test func forwardAsPublished() throws {
    let published = try PublishedCase.named("REG-3")
    var random = RandomState(seed: 1)
    let X = random.randn(3, 5)
    let layers = [(2, 3), (3, 2), (1, 3)].map { units, inputs in
      Layer(W: random.randn(units, inputs), b: random.randn(units, 1))
    }
    var maskRandom = RandomState(seed: 1)
    let network = DropoutNetwork(layers: layers, keepProbability: 0.7)
    let (A, _) = network.forward(X, maskedBy: &maskRandom)
    expectClose(A.output.elements, try published["A3"], absolute: published.tol, "A3")
  }

  /// The error of the published script: seeded anew before every pass, the masks never change.
  @Test(arguments: [false, true]) func masksChangeOnlyWhenCorrected(isCorrected: Bool) throws {
    let examples = LabelledData(X: GradientCase.X, Y: GradientCase.Y, featureNames: ["a", "b", "c", "d"])
    let costs = try [1e-300, 1e-299].map { rate in
      var settings = DeepNeuralNetworkWithDropout.Settings()
      settings.isCorrected = isCorrected
      settings.keepProbability = 0.5
      settings.training.descent = DescentSettings(learningRate: rate, iterations: 20, reportEvery: 1)
      var trace = TrainingTrace(every: 1, of: 20)
      _ = try DeepNeuralNetworkWithDropout.train(settings, on: examples, trace: &trace)
      return trace.checkpoints.map(\.cost)
    }
    #expect(costs[0] == costs[1])
    // The learning rate is too small to change a weight: only other masks can change the cost.
    #expect((Set(costs[0]).count > 1) == isCorrected, "costs \(costs[0])")
  }

  @Test func theMeanActivationIsKept() {
    var random = RandomState(seed: 4)
    let network = DropoutNetwork(layers: [], keepProbability: 0.86)
    let A = Matrix(rows: 200, columns: 500, repeating: 1)
    let dropped = network.drop(A, network.drawMask(like: A, using: &random))
    expectClose(dropped.mean(), 1, absolute: 0.005, "mean")
    #expect(Set(dropped.elements) == [0, 1 / 0.86])
  }

  @Test func nothingIsDroppedWhenPredicting() {
    let network = DropoutNetwork(layers: GradientCase.layers, keepProbability: 0.5)
    let plain = Network(layers: GradientCase.layers)
    #expect(network.predict(GradientCase.X) == plain.predict(GradientCase.X))
  }
}

extension GradientCase {
  /// The cost under fixed masks.
  static let withDropout = GradientCase(
    name: "deep_neural_network_with_dropout", parameters: layers.parameters,
    gradient: {
      var random = RandomState(seed: 1)
      let network = DropoutNetwork(layers: layers, keepProbability: 0.7)
      let (A, masks) = network.forward(X, maskedBy: &random)
      return network.backward(A, masks, Y).derivatives
    }(),
    cost: { parameters in
      var random = RandomState(seed: 1)
      let network = DropoutNetwork(layers: layers(parameters), keepProbability: 0.7)
      return crossEntropy(network.forward(X, maskedBy: &random).A.output, Y)
    })
}
