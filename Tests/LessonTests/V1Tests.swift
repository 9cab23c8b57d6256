import NNCore
import TestSupport
import Testing
import deep_neural_network_v1_heart

@testable import deep_neural_network_v1

@Suite struct V1Tests {
  /// The error of the published script: it goes back through ReLU with the Z of the layer's own cache instead of the
  /// previous layer's, which does not even have the right shape.
  @Test func theZOfTheWrongLayerDoesNotFit() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let (A, caches) = forward(GradientCase.X, GradientCase.layers)
      let dZ = A - GradientCase.Y
      let dA_prev = caches[2].W.T.dot(dZ)
      _ = deep_neural_network_v1_heart.reluBackward(dA_prev, caches[2].Z)
    }
    expectMessage(of: exit, "cannot combine 3×7 and 1×7")
  }

  /// A cache keeps its layer's parameters, its Z and its own input.
  @Test func aCacheHoldsTheInputOfItsLayer() {
    let layers = GradientCase.layers
    let (A, caches) = forward(GradientCase.X, layers)
    #expect(caches.map(\.W) == layers.map(\.W) && caches.map(\.b) == layers.map(\.b))
    #expect(caches.map(\.A_prev.rows) == [4, 5, 3] && caches.map(\.Z.rows) == [5, 3, 1])
    #expect(caches[0].A_prev == GradientCase.X && A.shape == (1, 7))
  }
}

extension GradientCase {
  static let v1 = GradientCase(
    name: "deep_neural_network_v1", parameters: parameters,
    gradient: {
      let (A, caches) = forward(X, layers)
      return Gradients(backward(A, Y, caches)).derivatives
    }(), cost: { computeCost(forward(X, layers($0)).A, Y) })
}
