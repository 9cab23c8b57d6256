import NNCore
import deep_neural_network_v2_heart

/// Lesson 2.
func cachedTraining(_ X: Matrix, _ Y: Matrix, _ start: [Layer], rate: Double) -> Training {
  LayersTraining(
    X, Y, start, step: { step($0, X, Y, rate: rate) }, cost: { computeCost($0, Y) },
    gradients: { backward(forward(X, $0), Y) },
    predict: { forward($0, $1).output })
}
