import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_ng
@testable import deep_neural_network_ng_heart

@Suite struct NgTests {
  /// DNN-3.
  @Test func linearForwardAsPublished() throws {
    let published = try PublishedCase.named("DNN-3")
    var random = RandomState(seed: 1)
    let (A, W, b) = (random.randn(3, 2), random.randn(1, 3), random.randn(1, 1))
    let (Z, _) = linearForward(A, W, b)
    expectClose(Z.elements, try published["Z"], absolute: published.tol, "Z")
  }

  /// DNN-7.
  @Test func linearBackwardAsPublished() throws {
    let published = try PublishedCase.named("DNN-7")
    var random = RandomState(seed: 1)
    let (dZ, A) = (random.randn(3, 4), random.randn(5, 4))
    let (W, b) = (random.randn(3, 5), random.randn(3, 1))
    let (dA_prev, dW, db) = linearBackward(dZ, LinearCache(A_prev: A, W: W, b: b))
    expectClose(dA_prev.elements, try published["dA_prev"], absolute: published.tol, "dA_prev")
    expectClose(dW.elements, try published["dW"], absolute: published.tol, "dW")
    expectClose(db.elements, try published["db"], absolute: published.tol, "db")
  }

  /// DNN-9: one hidden layer, caches full of random numbers.
  @Test func modelBackwardAsPublished() throws {
    let published = try PublishedCase.named("DNN-9")
    var random = RandomState(seed: 3)
    let A_L = random.randn(1, 2)
    let Y = Matrix([[1, 0]])
    let caches = [
      randomCache(inputs: 4, units: 3, using: &random), randomCache(inputs: 3, units: 1, using: &random),
    ]
    let gradients = modelBackward(A_L, Y, caches)
    expectClose(gradients[0].dW.elements, try published["dW1"], absolute: published.tol, "dW1")
    expectClose(gradients[0].db.elements, try published["db1"], absolute: published.tol, "db1")
    // What the last layer passes on to the one before.
    let (dA1, dW2, db2) = linearActivationBackward(-(Y / A_L - (1 - Y) / (1 - A_L)), caches[1], .sigmoid)
    expectClose(dA1.elements, try published["dA1"], absolute: published.tol, "dA1")
    #expect(gradients[1] == LayerGradient(dW: dW2, db: db2))
  }

  private func randomCache(inputs: Int, units: Int, using random: inout RandomState) -> LayerCache {
    let (A, W) = (random.randn(inputs, 2), random.randn(units, inputs))
    let (b, Z) = (random.randn(units, 1), random.randn(units, 2))
    return LayerCache(linear: LinearCache(A_prev: A, W: W, b: b), activation: ActivationCache(Z: Z))
  }

  /// The "correction" dA ∘ [Z > 0], and what it replaces: a copy of dA with zeros where Z ≤ 0.
  @Test func theCorrectionEqualsWhatItReplaces() {
    var random = RandomState(seed: 5)
    let dA = random.randn(20, 30)
    var Z = random.randn(20, 30)
    Z[0, 0] = 0
    var replaced = dA
    for row in 0..<Z.rows {
      for column in 0..<Z.columns where Z[row, column] <= 0 { replaced[row, column] = 0 }
    }
    expectEqual(deep_neural_network_ng_heart.reluBackward(dA, ActivationCache(Z: Z)), replaced)
  }

  /// Multiplying by zeros and ones differs from lesson 2's choice where a derivative is infinite: ∞·0 is NaN.
  @Test func theCorrectionMultiplies() {
    let (dA, Z) = (Matrix.row([Double.infinity, .infinity, 2]), Matrix.row([1, -1, .nan]))
    let dZ = deep_neural_network_ng_heart.reluBackward(dA, ActivationCache(Z: Z))
    #expect(dZ[0, 0] == .infinity && dZ[0, 1].isNaN && dZ[0, 2] == 0, "\(dZ)")
  }

  /// Each function returns what the script's returns: its result, and the cache for the backward pass.
  @Test func cachesHoldWhatTheWayBackNeeds() {
    let layers = GradientCase.layers
    let (A_L, caches) = modelForward(GradientCase.X, layers)
    #expect(A_L.shape == (1, 7) && caches.count == 3)
    #expect(caches.map(\.linear.W) == layers.map(\.W) && caches.map(\.linear.b) == layers.map(\.b))
    #expect(caches.map(\.linear.A_prev.rows) == [4, 5, 3] && caches.map(\.activation.Z.rows) == [5, 3, 1])
  }
}

extension GradientCase {
  static let ng = GradientCase(
    name: "deep_neural_network_ng", parameters: parameters,
    gradient: {
      let (A_L, caches) = modelForward(X, layers)
      return Gradients(modelBackward(A_L, Y, caches)).derivatives
    }(), cost: { computeCost(modelForward(X, layers($0)).A_L, Y) })
}
