import Datasets
import NNCore
import TestSupport
import Testing
import TrainingKit

@testable import deep_neural_network_with_gd

@Suite struct GdTests {
  /// OPT-1.
  @Test func updateAsPublished() throws {
    let published = try PublishedCase.named("OPT-1")
    var random = RandomState(seed: 1)
    var layers = [2, 3].map { Layer(W: random.randn($0, 3), b: random.randn($0, 1)) }
    let gradients = [2, 3].map { LayerGradient(dW: random.randn($0, 3), db: random.randn($0, 1)) }
    for index in layers.indices { layers[index].descend(gradients[index], rate: 0.01) }
    for (number, layer) in zip(1..., layers) {
      expectClose(layer.W.elements, try published["W\(number)"], absolute: published.tol, "W\(number)")
      expectClose(layer.b.elements, try published["b\(number)"], absolute: published.tol, "b\(number)")
    }
  }

  /// One mini-batch of all examples is the batch, apart from the order of the sums.
  @Test func aMiniBatchOfAllIsTheBatch() throws {
    let examples = LabelledData(X: GradientCase.X, Y: GradientCase.Y, featureNames: ["a", "b", "c", "d"])
    var settings = DeepNeuralNetworkWithGd.Settings()
    settings.batches.size = 1_000
    settings.iterations = 50
    settings.reportEvery = 1
    let costs = try [Descent.batch, .miniBatch].map { method in
      var trace = TrainingTrace(every: 1, of: 50)
      _ = try DeepNeuralNetworkWithGd.train(by: method, settings, on: examples, trace: &trace)
      return trace.checkpoints.map(\.cost)
    }
    expectClose(costs[0], costs[1], relative: 1e-12, "costs")
  }
}
