import NNCore
import deep_neural_network_with_L2_heart

/// Lesson 5.
final class PenaltyTraining: Training {
  private var network: Network
  private let lambda, rate: Double

  init(_ X: Matrix, _ Y: Matrix, _ start: [Layer], lambda: Double, rate: Double) {
    (network, self.lambda, self.rate) = (Network(layers: start), lambda, rate)
    super.init(X, Y)
  }

  override var layers: [Layer] { network.layers }

  override var gradients: [LayerGradient] {
    backwardWithRegularization(network, network.forward(X), Y, lambda: lambda).layers
  }

  override func step() -> Double {
    let (A, next) = deep_neural_network_with_L2_heart.step(network, X, Y, lambda: lambda, rate: rate)
    defer { network = next }
    return cost(A) { computeCostWithRegularization(A, Y, network.layers, lambda: lambda) }
  }

  override func predict(_ X: Matrix) -> Matrix { network.predict(X) }
}
