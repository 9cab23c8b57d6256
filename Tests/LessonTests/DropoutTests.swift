import Datasets
import NNCore
import TestSupport
import Testing
import TrainingKit
import deep_neural_network_with_dropout_heart

@testable import deep_neural_network_with_dropout

@Suite struct DropoutTests {
  /// REG-3.
  @Test func forwardAsPublished() throws {
    let published = try PublishedCase.named("REG-3")
    var random = RandomState(seed: 1)
    let X = random.randn(3, 5)
    let layers = [(2, 3), (3, 2), (1, 3)].map { units, inputs in
      Layer(W: random.randn(units, inputs), b: random.randn(units, 1))
    }
    var maskRandom = RandomState(seed: 1)
    let caches = forwardWithDropout(X, layers, Dropout(keep: 0.7), using: &maskRandom)
    expectClose(caches.output.elements, try published["A3"], absolute: published.tol, "A3")
  }

  /// The error of the published script: it seeds the generator before every pass, so the masks never change.
  @Test(arguments: [false, true]) func masksChangeOnlyWhenCorrected(isCorrected: Bool) throws {
    let examples = LabelledData(X: GradientCase.X, Y: GradientCase.Y, featureNames: ["a", "b", "c", "d"])
    let costs = try [1e-300, 1e-299].map { rate in
      var settings = DeepNeuralNetworkWithDropout.Settings()
      settings.isCorrected = isCorrected
      settings.givenKeepProbability = 0.5
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
    let dropout = Dropout(keep: 0.86)
    let A = Matrix(rows: 200, columns: 500, repeating: 1)
    let dropped = dropout.drop(A, dropout.mask(like: A, using: &random))
    expectClose(dropped.mean(), 1, absolute: 0.005, "mean")
    #expect(Set(dropped.elements) == [0, 1 / 0.86])
  }

  @Test func nothingIsDroppedWhenPredicting() {
    let network = DropoutNetwork(layers: GradientCase.layers, dropout: Dropout(keep: 0.5))
    let plain = Network(layers: GradientCase.layers)
    expectEqual(network.predict(GradientCase.X), plain.predict(GradientCase.X))
  }

  // MARK: - Scaled when predicting, as in the layer class of Deep Learning from Scratch

  /// Three masks by hand with ratio 0.5, that is, keep 0.5. After seed 1 `rand` draws 0.417, 0.720, 0.0001, 0.302 and
  /// 0.147, 0.092, 0.186, 0.346, of which only the second is above 0.5; then 0.397, 0.539, 0.419, 0.685, of which the
  /// second and the fourth are.
  @Test func theBooksClassByHand() {
    var random = RandomState(seed: 1)
    let dropout = Dropout(keep: 0.5, scaling: .prediction)
    let A = Matrix([[1, 2], [3, 4]])
    let first = dropout.mask(like: A, using: &random)
    expectEqual(first, Matrix([[0, 1], [0, 0]]))
    expectEqual(dropout.drop(A, first), Matrix([[0, 2], [0, 0]]), "x∘mask")
    expectEqual(dropout.drop(Matrix([[5, 6], [7, 8]]), first), Matrix([[0, 6], [0, 0]]), "dout∘mask")
    _ = dropout.mask(like: A, using: &random)
    let third = dropout.mask(like: A, using: &random)
    expectEqual(dropout.drop(A, third), Matrix([[0, 2], [0, 4]]))
    expectEqual(dropout.predict(A), Matrix([[0.5, 1], [1.5, 2]]), "x·(1 - ratio)")
  }

  /// Each hidden layer in turn is scaled by the keep probability.
  @Test func predictionsAreScaledLayerByLayer() {
    let layers = GradientCase.layers
    let network = DropoutNetwork(layers: layers, dropout: Dropout(keep: 0.7, scaling: .prediction))
    let A1 = relu(affine(layers[0].W, GradientCase.X, layers[0].b)) * 0.7
    let A2 = relu(affine(layers[1].W, A1, layers[1].b)) * 0.7
    expectEqual(network.predict(GradientCase.X), sigmoid(affine(layers[2].W, A2, layers[2].b)))
  }

  @Test func theScalingBringsItsOwnProbability() throws {
    func keep(_ arguments: [String]) throws -> Double {
      try DeepNeuralNetworkWithDropout.settings(from: arguments).keepProbability
    }
    #expect(try keep([]) == 0.86)
    #expect(try keep(["--scaling", "prediction"]) == 0.5)
    #expect(try keep(["--keep-probability", "0.9", "--scaling", "prediction"]) == 0.9)
  }
}

extension GradientCase {
  static let withDropout = dropoutCase(.inverted)
  static let withDropoutScaledWhenPredicting = dropoutCase(.prediction)

  /// The cost under fixed masks.
  private static func dropoutCase(_ scaling: Dropout.Scaling) -> GradientCase {
    let dropout = Dropout(keep: 0.7, scaling: scaling)
    return GradientCase(
      name: "deep_neural_network_with_dropout, \(scaling)", parameters: parameters,
      gradient: Gradients(backwardWithDropout(masked(layers, dropout), Y, layers, dropout)).derivatives,
      cost: { crossEntropy(masked(layers($0), dropout).output, Y) })
  }

  /// A forward pass under the masks of seed 1.
  private static func masked(_ layers: [Layer], _ dropout: Dropout) -> [Cache] {
    var random = RandomState(seed: 1)
    return forwardWithDropout(X, layers, dropout, using: &random)
  }
}
