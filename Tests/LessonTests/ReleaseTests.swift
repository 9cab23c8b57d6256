import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_release
@testable import deep_neural_network_release_heart

@Suite struct ReleaseTests {
  /// Each function alone, on numbers that can be checked by hand.
  @Test func functionsStandAlone() {
    let layer = Layer(W: Matrix([[1, 2], [3, 4]]), b: .column([10, 20]))
    let A_prev = Matrix([[1, 0], [0, 1]])
    let Z = linearForward(A_prev, layer)
    #expect(Z == Matrix([[11, 12], [23, 24]]))
    #expect(reluForward(Matrix([[1, -1], [0, 2]])) == Matrix([[1, 0], [0, 2]]))

    let cache = Cache(A_prev: A_prev, W: layer.W, b: layer.b, Z: Z)
    let dZ = deep_neural_network_release_heart.reluBackward(
      Matrix([[1, 2], [3, 4]]), Matrix([[1, -1], [0, 2]]))
    #expect(dZ == Matrix([[1, 0], [0, 4]]))
    #expect(linearBackward(dZ, cache) == LayerGradient(dW: Matrix([[1, 0], [0, 4]]), db: .column([1, 4])))
    #expect(inputGradient(dZ, cache) == Matrix([[1, 12], [2, 16]]))
  }

  /// The functions of the lesson, put together, are NNCore's network.
  @Test func thePassesAreNNCores() {
    let network = Network(layers: GradientCase.layers)
    let pass = network.forward(GradientCase.X)
    let (A, caches) = forward(GradientCase.X, network.layers)
    #expect(A == pass.output)
    #expect(backward(A, GradientCase.Y, caches) == network.backward(pass, GradientCase.Y).layers)
  }

  /// Sigmoid and cross-entropy together have the derivative (A - Y)/m: what the last layer's biases get.
  @Test func theOutputsGradientIsTheMeanError() {
    let layer = Layer(W: Matrix([[0]]), b: Matrix([[0]]))
    let X = Matrix([[1, 1]])
    let (A, caches) = forward(X, [layer])
    #expect(A == Matrix([[0.5, 0.5]]))
    #expect(backward(Matrix([[0.5, 1]]), Matrix([[1, 1]]), caches)[0].db == Matrix([[-0.25]]))
    #expect(backward(Matrix([[0.5, 1]]), Matrix([[1, 1]]), caches)[0].dW == Matrix([[-0.25]]))
  }
}

extension GradientCase {
  static let release = GradientCase(
    name: "deep_neural_network_release", parameters: parameters,
    gradient: {
      let (A, caches) = forward(X, layers)
      return Gradients(backward(A, Y, caches)).derivatives
    }(), cost: { computeCost(forward(X, layers($0)).A, Y) })
}
