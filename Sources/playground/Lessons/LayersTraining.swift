import NNCore

/// The training of a lesson whose step takes layers and returns layers, through functions of its heart.
final class LayersTraining: Training {
  private var current: [Layer]
  private let takeStep: ([Layer]) -> (A: Matrix, layers: [Layer])
  private let costOfOutput: (Matrix) -> Double
  private let findGradients: ([Layer]) -> [LayerGradient]
  private let findOutput: (Matrix, [Layer]) -> Matrix

  /// - Parameters:
  ///   - step: Takes a step; returns the output before it, and the layers after it.
  ///   - cost: The cost of that output.
  ///   - gradients: The derivatives of the cost over all examples.
  ///   - predict: The output for other examples.
  init(
    _ X: Matrix, _ Y: Matrix, _ start: [Layer], step: @escaping ([Layer]) -> (A: Matrix, layers: [Layer]),
    cost: @escaping (Matrix) -> Double, gradients: @escaping ([Layer]) -> [LayerGradient],
    predict: @escaping (Matrix, [Layer]) -> Matrix
  ) {
    (current, takeStep, costOfOutput) = (start, step, cost)
    (findGradients, findOutput) = (gradients, predict)
    super.init(X, Y)
  }

  override var layers: [Layer] { current }
  override var gradients: [LayerGradient] { findGradients(current) }

  override func step() -> Double {
    let (A, next) = takeStep(current)
    current = next
    return cost(A) { costOfOutput(A) }
  }

  override func predict(_ X: Matrix) -> Matrix { findOutput(X, current) }
}
