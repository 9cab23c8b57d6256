import NNCore
import deep_neural_network_release_heart

/// Lesson 11.
final class DecoupledTraining: Training {
  private var current: [Layer]
  private let rate: Double

  init(_ X: Matrix, _ Y: Matrix, _ start: [Layer], rate: Double) {
    (current, self.rate) = (start, rate)
    super.init(X, Y)
  }

  override var layers: [Layer] { current }

  override var gradients: [LayerGradient] {
    let (A, caches) = forward(X, current)
    return backward(A, Y, caches)
  }

  override func step() -> Double {
    let (A, next) = deep_neural_network_release_heart.step(current, X, Y, rate: rate)
    current = next
    return cost(A) { computeCost(A, Y) }
  }

  override func predict(_ X: Matrix) -> Matrix { forward(X, current).A }
}
