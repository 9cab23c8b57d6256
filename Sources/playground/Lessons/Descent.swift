import NNCore
import deep_neural_network_with_gd_heart

/// Lesson 8: a step is an iteration, an example or an epoch.
final class DescentTraining: Training {
  private var network: Network
  private let settings: Settings
  private let rate: Double
  private var steps = 0
  /// The order in which stochastic gradient descent takes the examples, drawn once, as in the heart.
  private let order: [Int]

  init(_ X: Matrix, _ Y: Matrix, _ start: [Layer], _ settings: Settings, rate: Double) {
    (network, self.settings, self.rate) = (Network(layers: start), settings, rate)
    var random = RandomState(seed: 3)
    order = random.permutation(X.columns)
    super.init(X, Y)
  }

  override var layers: [Layer] { network.layers }
  override var gradients: [LayerGradient] { network.backward(network.forward(X), Y).layers }

  override func step() -> Double {
    defer { steps += 1 }
    switch settings.method {
    case .batch: return cost(of: [(X, Y)])
    case .stochastic:
      let index = order[steps % order.count]
      return cost(of: [(X.column(index), Y.column(index))])
    case .miniBatch:
      let seed = settings.batchSeed &+ UInt32(truncatingIfNeeded: steps)
      return cost(of: randomMiniBatches(X, Y, size: settings.batchSize, seed: seed))
    }
  }

  /// Takes a step with each of the batches; returns the cost of the last one before its step.
  private func cost(of batches: [(X: Matrix, Y: Matrix)]) -> Double {
    var last = (A: Matrix(), Y: Matrix())
    for (X, Y) in batches { last = (deep_neural_network_with_gd_heart.step(&network, X, Y, rate: rate), Y) }
    return playground.cost(last.A) { crossEntropy(last.A, last.Y) }
  }

  override func predict(_ X: Matrix) -> Matrix { network.predict(X) }
}
