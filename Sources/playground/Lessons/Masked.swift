import NNCore
import deep_neural_network_with_dropout_heart

/// Lesson 6.
final class MaskedTraining: Training {
  private var current: [Layer]
  private let dropout: Dropout
  private let rate: Double
  private let maskSeed: UInt32, isCorrected: Bool
  private var random: RandomState

  init(_ X: Matrix, _ Y: Matrix, _ start: [Layer], _ settings: Settings, rate: Double) {
    (current, dropout, self.rate) = (start, Dropout(keep: settings.keep), rate)
    (maskSeed, isCorrected) = (settings.maskSeed, settings.isCorrected)
    random = RandomState(seed: maskSeed)
    super.init(X, Y)
  }

  override var layers: [Layer] { current }

  /// The gradients with the masks of the next step.
  override var gradients: [LayerGradient] {
    var random = isCorrected ? random : RandomState(seed: maskSeed)
    return backwardWithDropout(forwardWithDropout(X, current, dropout, using: &random), Y, current, dropout)
  }

  override func step() -> Double {
    if !isCorrected { random = RandomState(seed: maskSeed) }
    let (A, next) = deep_neural_network_with_dropout_heart.step(
      current, X, Y, dropout, rate: rate, using: &random)
    current = next
    return cost(A) { crossEntropy(A, Y) }
  }

  override func predict(_ X: Matrix) -> Matrix {
    deep_neural_network_with_dropout_heart.predict(X, current, dropout)
  }
}
