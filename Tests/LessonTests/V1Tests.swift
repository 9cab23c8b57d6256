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
      let (A, caches) = network.forward(GradientCase.X)
      let dZ = A - GradientCase.Y
      let dA_prev = caches[2].W.T.dot(dZ)
      _ = reluBackward(dA_prev, caches[2].Z)
    }
    expectMessage(of: exit, "cannot pass back through ReLU 3×7 and 1×7")
  }
}

extension GradientCase {
  static let v1 = GradientCase(
    name: "deep_neural_network_v1", parameters: layers.parameters,
    gradient: {
      let network = DeepNetwork(layers: layers)
      let (A, caches) = network.forward(X)
      return network.backward(A, Y, caches).derivatives
    }(), cost: { crossEntropy(DeepNetwork(layers: layers($0)).predict(X), Y) })
}
