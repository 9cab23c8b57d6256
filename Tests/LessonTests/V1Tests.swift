import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_v1

@Suite struct V1Tests {
  @Test func printsTheNumbersOfLesson2() throws {
    try expectPublished(DeepNeuralNetworkV1.self)
  }

  /// The error of the published script: going back through ReLU with the Z of the layer's own cache, which
  /// does not even have the right shape.
  @Test func theZOfTheWrongLayerDoesNotFit() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let network = DeepNetwork(layers: GradientCase.layers)
      let (A, caches, _) = network.bothPasses(GradientCase.X, GradientCase.Y)
      let dZ = A - GradientCase.Y
      let dA_prev = caches[2].W.T.dot(dZ)
      _ = reluBackward(dA_prev, caches[2].Z)
    }
    expectMessage(of: exit, "cannot pass back through ReLU 3×7 and 1×7")
  }

  /// Passes write over what others left: other examples, and other parameters, must leave no trace.
  @Test func memoryThatIsUsedAgainLeavesNoTrace() {
    var network = DeepNetwork(layers: GradientCase.layers)
    let (fewX, fewY) = (GradientCase.X.columns(0..<3), GradientCase.Y.columns(0..<3))
    var (A, caches, gradients) = (Matrix(), network.emptyCaches, network.layers.zeroGradients)
    for (X, Y) in [(fewX, fewY), (GradientCase.X, GradientCase.Y), (fewX, fewY)] {
      network.forward(X, into: &A, &caches)
      network.backward(A, Y, &caches, into: &gradients)
      #expect(A == network.predict(X), "\(X.columns) examples")
      #expect(gradients == network.bothPasses(X, Y).gradients, "\(X.columns) examples")
      let (W, b) = (network.layers.map(\.W), network.layers.map(\.b))
      network.layers.descend(gradients, rate: 0.1)
      #expect(caches.map(\.W) == W && caches.map(\.b) == b, "a cache keeps the parameters of its pass")
    }
  }
}

extension DeepNetwork {
  /// A forward and a backward pass in memory of their own.
  fileprivate func bothPasses(
    _ X: Matrix, _ Y: Matrix
  ) -> (A: Matrix, caches: [Cache], gradients: [LayerGradient]) {
    var (A, caches, gradients) = (Matrix(), emptyCaches, layers.zeroGradients)
    forward(X, into: &A, &caches)
    backward(A, Y, &caches, into: &gradients)
    return (A, caches, gradients)
  }
}

extension GradientCase {
  static let v1 = GradientCase(
    name: "deep_neural_network_v1", parameters: layers.parameters,
    gradient: {
      DeepNetwork(layers: layers).bothPasses(X, Y).gradients.derivatives
    }(), cost: { crossEntropy(DeepNetwork(layers: layers($0)).predict(X), Y) })
}
