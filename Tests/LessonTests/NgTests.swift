import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_ng

@Suite struct NgTests {
  @Test func printsThePublishedNumbers() throws {
    try expectPublished(DeepNeuralNetworkNg.self)
  }

  /// DNN-3.
  @Test func linearForwardAsPublished() throws {
    let published = try PublishedCase.named("DNN-3")
    var random = RandomState(seed: 1)
    let (A, W, b) = (random.randn(3, 2), random.randn(1, 3), random.randn(1, 1))
    expectClose(linearForward(A, W, b).Z.elements, try published["Z"], absolute: published.tol, "Z")
  }

  /// DNN-7.
  @Test func linearBackwardAsPublished() throws {
    let published = try PublishedCase.named("DNN-7")
    var random = RandomState(seed: 1)
    let (dZ, A) = (random.randn(3, 4), random.randn(5, 4))
    let (W, b) = (random.randn(3, 5), random.randn(3, 1))
    let (dA_prev, gradient) = linearBackward(dZ, LinearCache(A_prev: A, W: W, b: b))
    expectClose(dA_prev.elements, try published["dA_prev"], absolute: published.tol, "dA_prev")
    expectClose(gradient.dW.elements, try published["dW"], absolute: published.tol, "dW")
    expectClose(gradient.db.elements, try published["db"], absolute: published.tol, "db")
  }

  /// DNN-9: one hidden layer, caches full of random numbers.
  @Test func modelBackwardAsPublished() throws {
    let published = try PublishedCase.named("DNN-9")
    var random = RandomState(seed: 3)
    let A_L = random.randn(1, 2)
    let hidden = randomCache(inputs: 4, units: 3, using: &random)
    let output = randomCache(inputs: 3, units: 1, using: &random)
    let dA_L = outputDerivative(A_L, Matrix([[1, 0]]))
    let (dA1, _) = linearActivationBackward(dA_L, output, .sigmoid)
    let gradients = modelBackward(A_L, Matrix([[1, 0]]), [hidden, output])
    expectClose(dA1.elements, try published["dA1"], absolute: published.tol, "dA1")
    expectClose(gradients[0].dW.elements, try published["dW1"], absolute: published.tol, "dW1")
    expectClose(gradients[0].db.elements, try published["db1"], absolute: published.tol, "db1")
  }

  private func randomCache(inputs: Int, units: Int, using random: inout RandomState) -> LayerCache {
    let (A, W) = (random.randn(inputs, 2), random.randn(units, inputs))
    let (b, Z) = (random.randn(units, 1), random.randn(units, 2))
    return LayerCache(linear: LinearCache(A_prev: A, W: W, b: b), activation: ActivationCache(Z: Z))
  }

  /// The "correction" dA ∘ [Z > 0] and what it replaces, a copy of dA with zeros where Z ≤ 0.
  @Test func theCorrectionEqualsWhatItReplaces() {
    var random = RandomState(seed: 5)
    let dA = random.randn(20, 30)
    var Z = random.randn(20, 30)
    Z[0, 0] = 0
    var replaced = dA
    for row in 0..<Z.rows {
      for column in 0..<Z.columns where Z[row, column] <= 0 { replaced[row, column] = 0 }
    }
    #expect(reluBackward(dA, ActivationCache(Z: Z)) == replaced)
  }
}

extension GradientCase {
  static let ng = GradientCase(
    name: "deep_neural_network_ng", parameters: layers.parameters,
    gradient: {
      let (A_L, caches) = modelForward(X, layers)
      return modelBackward(A_L, Y, caches).derivatives
    }(), cost: { crossEntropy(modelForward(X, layers($0)).A_L, Y) })
}
