import NNCore
import deep_neural_network_v2_heart

/// Lesson 2.
final class CachedTraining: Training {
  private var current: [Layer]

  init(_ X: Matrix, _ Y: Matrix, _ start: [Layer], rate: Double) {
    current = start
    self.rate = rate
    super.init(X, Y)
  }

  private let rate: Double

  override var layers: [Layer] { current }
  override var gradients: [LayerGradient] { backward(forward(X, current), Y) }

  override func step() -> Double {
    let (A, next) = deep_neural_network_v2_heart.step(current, X, Y, rate: rate)
    current = next
    return cost(A) { computeCost(A, Y) }
  }

  override func predict(_ X: Matrix) -> Matrix { forward(X, current).output }
}
