import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_v2

@Suite struct V2Tests {
  @Test func printsThePublishedNumbers() throws {
    try expectPublished(DeepNeuralNetworkV2.self)
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
    let (caches, _) = network.bothPasses(GradientCase.X, GradientCase.Y)
    #expect(caches.count == 4)
    #expect(caches[0].A == GradientCase.X)
    #expect(caches.dropFirst().map(\.W) == network.layers.map(\.W))
    #expect(caches.map(\.A.rows) == [4, 5, 3, 1])
  }

  /// Passes write over what others left: other examples, and other parameters, must leave no trace.
  @Test func memoryThatIsUsedAgainLeavesNoTrace() {
    var network = DeepNetwork(layers: GradientCase.layers)
    let (fewX, fewY) = (GradientCase.X.columns(0..<3), GradientCase.Y.columns(0..<3))
    var (caches, gradients) = (network.emptyCaches, network.layers.zeroGradients)
    for (X, Y) in [(fewX, fewY), (GradientCase.X, GradientCase.Y), (fewX, fewY)] {
      network.forward(X, into: &caches)
      network.backward(&caches, Y, into: &gradients)
      #expect(gradients == network.bothPasses(X, Y).gradients, "\(X.columns) examples")
      network.layers.descend(gradients, rate: 0.1)
      #expect(caches.dropFirst().map(\.b) != network.layers.map(\.b), "a cache keeps the b of its pass")
    }
  }

  /// The sums of the derivation, index by index, are the products that the lesson computes.
  @Test func theProductsAreTheSumsOfTheDerivation() {
    let network = DeepNetwork(layers: GradientCase.layers)
    let (caches, gradients) = network.bothPasses(GradientCase.X, GradientCase.Y)
    let examples = 0..<GradientCase.X.columns
    var dZ = Matrix.row(examples.map { (caches[3].A[0, $0] - GradientCase.Y[0, $0]) / 7 })
    for number in [3, 2, 1] {
      let (W, A_prev) = (caches[number].W, caches[number - 1].A)
      var dW = Matrix(rows: W.rows, columns: W.columns)
      var db = Matrix(rows: W.rows, columns: 1)
      var dZ_prev = Matrix(rows: W.columns, columns: examples.count)
      for i in 0..<W.rows {
        for j in examples {
          db[i, 0] += dZ[i, j]
          for k in 0..<W.columns {
            dW[i, k] += dZ[i, j] * A_prev[k, j]
            if number > 1 && caches[number - 1].Z[k, j] > 0 { dZ_prev[k, j] += W[i, k] * dZ[i, j] }
          }
        }
      }
      expectClose(gradients[number - 1].dW, dW, relative: 1e-12, absolute: 1e-15, "dW\(number)")
      expectClose(gradients[number - 1].db, db, relative: 1e-12, absolute: 1e-15, "db\(number)")
      dZ = dZ_prev
    }
  }

  /// The derivation tells how many parameters would have to be tried.
  @Test func thereAre891Parameters() {
    var random = RandomState(seed: 3)
    let hidden = DeepNeuralNetworkV2.Settings().training.network.hidden
    #expect([Layer].stack([30] + hidden + [1], .zeros, using: &random).parameterCount == 891)
  }
}

extension DeepNetwork {
  /// A forward and a backward pass in memory of their own.
  fileprivate func bothPasses(_ X: Matrix, _ Y: Matrix) -> (caches: [Cache], gradients: [LayerGradient]) {
    var (caches, gradients) = (emptyCaches, layers.zeroGradients)
    forward(X, into: &caches)
    backward(&caches, Y, into: &gradients)
    return (caches, gradients)
  }
}

extension GradientCase {
  static let v2 = GradientCase(
    name: "deep_neural_network_v2", parameters: layers.parameters,
    gradient: {
      DeepNetwork(layers: layers).bothPasses(X, Y).gradients.derivatives
    }(), cost: { crossEntropy(DeepNetwork(layers: layers($0)).predict(X), Y) })
}
