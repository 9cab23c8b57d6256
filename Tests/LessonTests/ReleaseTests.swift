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
    var Z = Matrix()
    linearForward(A_prev, layer, into: &Z)
    #expect(Z == Matrix([[11, 12], [23, 24]]))

    let cache = Cache(A_prev: A_prev, W: layer.W, b: layer.b, Z: Z)
    var dZ = Matrix([[1, 2], [3, 4]])
    deep_neural_network_release.reluBackward(&dZ, Matrix([[1, -1], [0, 2]]))
    #expect(dZ == Matrix([[1, 0], [0, 4]]))
    var gradient = LayerGradient(dW: Matrix(), db: Matrix())
    linearBackward(dZ, cache, into: &gradient)
    #expect(gradient == LayerGradient(dW: Matrix([[1, 0], [0, 4]]), db: .column([1, 4])))
    var dA_prev = Matrix()
    inputGradient(dZ, cache, into: &dA_prev)
    #expect(dA_prev == Matrix([[1, 12], [2, 16]]))
    sigmoidBackward(Matrix([[0.5, 1]]), Matrix([[1, 1]]), into: &dZ)
    #expect(dZ == Matrix([[-0.25, 0]]))
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
  static let release = GradientCase(
    name: "deep_neural_network_release", parameters: layers.parameters,
    gradient: {
      DeepNetwork(layers: layers).bothPasses(X, Y).gradients.derivatives
    }(), cost: { crossEntropy(DeepNetwork(layers: layers($0)).predict(X), Y) })
}
