import NNCore
import softmax_regression_heart

/// Lesson 13: Y is one-hot, (classes, m).
final class SoftmaxTraining: Training {
  private var current: [Layer]
  private let lambda, rate: Double

  init(_ X: Matrix, _ Y: Matrix, _ start: [Layer], lambda: Double, rate: Double) {
    (current, self.lambda, self.rate) = (start, lambda, rate)
    super.init(X, Y)
  }

  override var layers: [Layer] { current }

  override var gradients: [LayerGradient] {
    let (Z, A) = forward(X, current)
    return backward(Z, A, Y, current, lambda: lambda)
  }

  override func step() -> Double {
    let (Z, next) = softmax_regression_heart.step(current, X, Y, lambda: lambda, rate: rate)
    defer { current = next }
    return Z.isFinite ? computeCost(Z, Y, current, lambda: lambda) : .nan
  }

  override func predictionCost(_ X: Matrix, _ Y: Matrix) -> Double {
    let Z = forward(X, current).Z
    return Z.isFinite ? softmaxCost(Z, Y) : .nan
  }

  override func predict(_ X: Matrix) -> Matrix { softmax_regression_heart.softmax(forward(X, current).Z) }
}
