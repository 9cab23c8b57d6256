import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_v2

@Suite struct V2Tests {
  @Test func printsThePublishedNumbers() throws {
    try expectPublished(DeepNeuralNetworkV2.self, as: "deep_neural_network_v2")
  }

  /// DNN-2: the first weights, seed 3 and scale 0.01.
  @Test func drawsThePublishedWeights() throws {
    let published = try PublishedCase.named("DNN-2")
    var random = RandomState(seed: 3)
    let layers = [Layer].stack([5, 4, 3], .random(scale: 0.01), using: &random)
    expectClose(layers[0].W.elements, try published["W1"], absolute: published.tol, "W1")
    expectClose(layers[1].W.elements, try published["W2"], absolute: published.tol, "W2")
    #expect(layers.allSatisfy { $0.b.elements.allSatisfy { $0 == 0 } })
  }

  @Test func cacheNumberIsLayerNumber() {
    let network = DeepNetwork(layers: GradientCase.layers)
    let caches = network.forward(GradientCase.X)
    #expect(caches.count == 4)
    #expect(caches[0].A == GradientCase.X)
    #expect(caches.dropFirst().map(\.W) == network.layers.map(\.W))
    #expect(caches.map(\.A.rows) == [4, 5, 3, 1])
  }
}

extension GradientCase {
  static let v2 = GradientCase(
    name: "deep_neural_network_v2", parameters: layers.parameters,
    gradient: {
      let network = DeepNetwork(layers: layers)
      return network.backward(network.forward(X), Y).derivatives
    }(), cost: { crossEntropy(DeepNetwork(layers: layers($0)).predict(X), Y) })
}
