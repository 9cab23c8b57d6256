import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_release

@Suite struct ReleaseTests {
  @Test func printsThePublishedNumbers() throws {
    try expectPublished(DeepNeuralNetworkRelease.self)
  }

  /// Each function alone, on numbers that can be checked by hand.
  @Test func functionsStandAlone() {
    let layer = Layer(W: Matrix([[1, 2], [3, 4]]), b: .column([10, 20]))
    let A_prev = Matrix([[1, 0], [0, 1]])
    let Z = linearForward(A_prev, layer)
    #expect(Z == Matrix([[11, 12], [23, 24]]))
    let cache = Cache(A_prev: A_prev, W: layer.W, b: layer.b, Z: Z)
    let dZ = deep_neural_network_release.reluBackward(
      Matrix([[1, 2], [3, 4]]), Matrix([[1, -1], [0, 2]]))
    #expect(dZ == Matrix([[1, 0], [0, 4]]))
    #expect(linearBackward(dZ, cache) == LayerGradient(dW: Matrix([[1, 0], [0, 4]]), db: .column([1, 4])))
    #expect(inputGradient(dZ, cache) == Matrix([[1, 12], [2, 16]]))
    #expect(sigmoidBackward(Matrix([[0.5, 1]]), Matrix([[1, 1]])) == Matrix([[-0.25, 0]]))
  }
}

extension GradientCase {
  static let release = GradientCase(
    name: "deep_neural_network_release", parameters: layers.parameters,
    gradient: {
      let network = DeepNetwork(layers: layers)
      let (A, caches) = network.forward(X)
      return network.backward(A, Y, caches).derivatives
    }(), cost: { crossEntropy(DeepNetwork(layers: layers($0)).predict(X), Y) })
}
