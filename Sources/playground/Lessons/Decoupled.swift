import NNCore
import deep_neural_network_release_heart

/// Lesson 11.
func decoupledTraining(_ X: Matrix, _ Y: Matrix, _ start: [Layer], rate: Double) -> Training {
  LayersTraining(
    X, Y, start, step: { step($0, X, Y, rate: rate) }, cost: { computeCost($0, Y) },
    gradients: { layers in
      let (A, caches) = forward(X, layers)
      return backward(A, Y, caches)
    },
    predict: { forward($0, $1).A })
}
