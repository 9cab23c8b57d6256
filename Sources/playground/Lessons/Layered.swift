import NNCore
import deep_neural_network_ng_heart

/// Lesson 3.
final class LayeredTraining: Training {
  private var current: [Layer]
  private let rate: Double

  init(_ X: Matrix, _ Y: Matrix, _ start: [Layer], rate: Double) {
    (current, self.rate) = (start, rate)
    super.init(X, Y)
  }

  override var layers: [Layer] { current }

  override var gradients: [LayerGradient] {
    let (A_L, caches) = modelForward(X, current)
    return modelBackward(A_L, Y, caches)
  }

  override func step() -> Double {
    let (A_L, next) = deep_neural_network_ng_heart.step(current, X, Y, rate: rate)
    current = next
    return cost(A_L) { computeCost(A_L, Y) }
  }

  override func predict(_ X: Matrix) -> Matrix { modelForward(X, current).A_L }
}
