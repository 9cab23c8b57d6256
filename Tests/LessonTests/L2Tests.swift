import TestSupport
import Testing
import TrainingKit
import deep_neural_network_with_L2_heart

@testable import NNCore
@testable import deep_neural_network_with_L2

@Suite struct L2Tests {
  private let A3 = Matrix([[0.40682402, 0.01629284, 0.16722898, 0.10118111, 0.40682402]])
  private let Y = Matrix([[1, 1, 0, 1, 0]])

  /// REG-1.
  @Test func costAsPublished() throws {
    let published = try PublishedCase.named("REG-1")
    var random = RandomState(seed: 1)
    let layers = [(2, 3), (3, 2), (1, 3)].map { units, inputs in
      Layer(W: random.randn(units, inputs), b: random.randn(units, 1))
    }
    let cost = computeCostWithRegularization(A3, Y, layers, lambda: 0.1)
    expectClose([cost], try published["cost"], absolute: published.tol, "cost")
  }

  /// REG-2: the published activations, put into the backward pass.
  @Test func gradientsAsPublished() throws {
    let published = try PublishedCase.named("REG-2")
    var random = RandomState(seed: 1)
    let X = random.randn(3, 5)
    let A1 = Matrix([[0, 3.32524635, 2.13994541, 2.60700654, 0], [0, 4.1600994, 0.79051021, 1.46493512, 0]])
    let A2 = Matrix([
      [0.53035547, 5.94892323, 2.31780174, 3.16005701, 0.53035547], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0],
    ])
    let weights = [
      Matrix([[-1.09989127, -0.17242821, -0.87785842], [0.04221375, 0.58281521, -1.10061918]]),
      Matrix([[0.50249434, 0.90085595], [-0.68372786, -0.12289023], [-0.93576943, -0.26788808]]),
      Matrix([[-0.6871727, -0.84520564, -0.67124613]]),
    ]
    let network = Network(layers: weights.map { Layer(W: $0, b: Matrix(rows: $0.rows, columns: 1)) })
    let pass = ForwardPass(A: [X, A1, A2, A3], logits: Matrix(), function: .sigmoid)
    let gradients = backwardWithRegularization(network, pass, Y, lambda: 0.7).layers
    for (index, name) in ["dW1", "dW2", "dW3"].enumerated() {
      expectClose(gradients[index].dW.elements, try published[name], absolute: published.tol, name)
    }
  }

  /// The infinite cost at iteration 0: an output saturates on the wrong side, because the data are not scaled.
  @Test func theInfiniteCostComesFromUnscaledData() throws {
    let training = DeepNeuralNetworkWithL2.Settings().training
    let unscaled = try training.data.load()
    let costs = try [unscaled, unscaled.standardized()].map { data in
      let network = Network(layers: try training.network.firstLayers(for: data.train))
      let A = network.predict(data.train.X)
      let isSaturated = zip(A.elements, data.train.Y.elements).contains { $0 == 1 - $1 }
      return (isSaturated, crossEntropy(A, data.train.Y))
    }
    #expect(costs[0].0 && costs[0].1 == .infinity)
    #expect(!costs[1].0 && costs[1].1.isFinite)
  }

  @Test func withoutLambdaNothingIsAdded() {
    let network = Network(layers: GradientCase.layers)
    let (X, Y) = (GradientCase.X, GradientCase.Y)
    let pass = network.forward(X)
    #expect(backwardWithRegularization(network, pass, Y, lambda: 0) == network.backward(pass, Y))
    #expect(
      computeCostWithRegularization(pass.output, Y, network.layers, lambda: 0) == crossEntropy(pass.output, Y)
    )
    var plain = network
    plain.descend(network.backward(pass, Y), rate: 0.5)
    let (A, next) = step(network, X, Y, lambda: 0, rate: 0.5)
    expectEqual(A, pass.output)
    #expect(next == plain)
  }
}

extension GradientCase {
  static let withL2 = GradientCase(
    name: "deep_neural_network_with_L2", parameters: parameters,
    gradient: {
      let network = Network(layers: layers)
      return backwardWithRegularization(network, network.forward(X), Y, lambda: 0.7).derivatives
    }(),
    cost: { parameters in
      let layers = layers(parameters)
      let A = Network(layers: layers).predict(X)
      return computeCostWithRegularization(A, Y, layers, lambda: 0.7)
    })
}
