import NNCore
import TestSupport
import Testing
import deep_neural_network_v2_heart

@testable import deep_neural_network_v2

@Suite struct V2Tests {
  /// DNN-2: the first weights, seed 3 and scale 0.01.
  @Test func drawsThePublishedWeights() throws {
    let published = try PublishedCase.named("DNN-2")
    var random = RandomState(seed: 3)
    let layers = initialize([5, 4, 3], scale: { _ in 0.01 }, using: &random)
    expectClose(layers[0].W.elements, try published["W1"], absolute: published.tol, "W1")
    expectClose(layers[1].W.elements, try published["W2"], absolute: published.tol, "W2")
    #expect(layers.allSatisfy { $0.b.elements.allSatisfy { $0 == 0 } })
  }

  @Test func cacheNumberIsLayerNumber() {
    let caches = forward(GradientCase.X, GradientCase.layers)
    #expect(caches.count == 4)
    #expect(caches[0].A == GradientCase.X)
    #expect(caches.dropFirst().map(\.W) == GradientCase.layers.map(\.W))
    #expect(caches.dropFirst().map(\.b) == GradientCase.layers.map(\.b))
    #expect(caches.map(\.A.rows) == [4, 5, 3, 1])
  }

  /// The sums of the derivation, index by index, are the products that the lesson computes.
  @Test func theProductsAreTheSumsOfTheDerivation() {
    let caches = forward(GradientCase.X, GradientCase.layers)
    let gradients = backward(caches, GradientCase.Y)
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

  /// The derivation says how many parameters would have to be tried one by one.
  @Test func thereAre891Parameters() {
    var random = RandomState(seed: 3)
    let hidden = DeepNeuralNetworkV2.Settings().training.network.hidden
    let layers = initialize([30] + hidden + [1], scale: { _ in 0.01 }, using: &random)
    #expect(Network(layers: layers).parameterCount == 891)
  }

  /// A step is a forward pass, a backward pass and an update; gradient descent is one step after another.
  @Test func gradientDescentTakesSteps() {
    let (X, Y) = (GradientCase.X, GradientCase.Y)
    var expected = GradientCase.layers
    var costs: [Double] = []
    for _ in 0..<3 {
      let caches = forward(X, expected)
      costs.append(computeCost(caches.output, Y))
      expected = updateParameters(expected, backward(caches, Y), rate: 0.5)
    }
    var reported: [Double] = []
    let layers = gradientDescent(X, Y, from: GradientCase.layers, rate: 0.5, iterations: 3) {
      iteration, A, layers in
      #expect(iteration == reported.count && forward(X, layers).output == A, "iteration \(iteration)")
      reported.append(computeCost(A, Y))
    }
    #expect(layers == expected && reported == costs)
    #expect(costs[2] < costs[0], "costs \(costs)")
  }
}

extension GradientCase {
  static let v2 = GradientCase(
    name: "deep_neural_network_v2", parameters: parameters,
    gradient: Gradients(backward(forward(X, layers), Y)).derivatives,
    cost: { computeCost(forward(X, layers($0)).output, Y) })
}
