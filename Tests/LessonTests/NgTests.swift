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
    var Z = Matrix()
    _ = linearForward(A, W, b, into: &Z)
    expectClose(Z.elements, try published["Z"], absolute: published.tol, "Z")
  }

  /// DNN-7.
  @Test func linearBackwardAsPublished() throws {
    let published = try PublishedCase.named("DNN-7")
    var random = RandomState(seed: 1)
    let (dZ, A) = (random.randn(3, 4), random.randn(5, 4))
    let (W, b) = (random.randn(3, 5), random.randn(3, 1))
    var (dA_prev, gradient) = (Matrix(), LayerGradient(dW: Matrix(), db: Matrix()))
    linearBackward(dZ, LinearCache(A_prev: A, W: W, b: b), into: &dA_prev, &gradient)
    expectClose(dA_prev.elements, try published["dA_prev"], absolute: published.tol, "dA_prev")
    expectClose(gradient.dW.elements, try published["dW"], absolute: published.tol, "dW")
    expectClose(gradient.db.elements, try published["db"], absolute: published.tol, "db")
  }

  /// DNN-9: one hidden layer, caches full of random numbers.
  @Test func modelBackwardAsPublished() throws {
    let published = try PublishedCase.named("DNN-9")
    var random = RandomState(seed: 3)
    let A_L = random.randn(1, 2)
    var caches = [
      randomCache(inputs: 4, units: 3, using: &random), randomCache(inputs: 3, units: 1, using: &random),
    ]
    var results = Results(layers: 2)
    modelBackward(A_L, Matrix([[1, 0]]), &caches, into: &results)
    let gradients = results.gradients
    expectClose(results.dA[1].elements, try published["dA1"], absolute: published.tol, "dA1")
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
    var dZ = Matrix()
    reluBackward(dA, ActivationCache(Z: Z), into: &dZ)
    #expect(dZ == replaced)
  }

  /// Passes write over what others left: other examples, and other parameters, must leave no trace.
  @Test func memoryThatIsUsedAgainLeavesNoTrace() {
    var layers = GradientCase.layers
    let (fewX, fewY) = (GradientCase.X.columns(0..<3), GradientCase.Y.columns(0..<3))
    var (results, caches) = (Results(layers: layers.count), [LayerCache]())
    for (X, Y) in [(fewX, fewY), (GradientCase.X, GradientCase.Y), (fewX, fewY)] {
      modelForward(X, layers, into: &results, &caches)
      #expect(caches.map(\.linear.W) == layers.map(\.W), "\(X.columns) examples")
      modelForward(X, layers, into: &results, &caches)
      #expect(caches.count == layers.count, "a pass begins a list of its own")
      modelBackward(results.A_L, Y, &caches, into: &results)
      #expect(caches.isEmpty, "every cache is used")
      let alone = Results.ofBothPasses(X, Y, layers)
      #expect(results.A_L == alone.A_L && results.gradients == alone.gradients, "\(X.columns) examples")
      layers.descend(results.gradients, rate: 0.1)
    }
  }
}

extension Results {
  /// Those of a forward and a backward pass in memory of their own.
  fileprivate static func ofBothPasses(_ X: Matrix, _ Y: Matrix, _ layers: [Layer]) -> Results {
    var (results, caches) = (Results(layers: layers.count), [LayerCache]())
    modelForward(X, layers, into: &results, &caches)
    modelBackward(results.A_L, Y, &caches, into: &results)
    return results
  }
}

extension GradientCase {
  static let ng = GradientCase(
    name: "deep_neural_network_ng", parameters: layers.parameters,
    gradient: {
      Results.ofBothPasses(X, Y, layers).gradients.derivatives
    }(), cost: { crossEntropy(DeepNetwork(layers: layers($0)).predict(X), Y) })
}
