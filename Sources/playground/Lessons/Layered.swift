import NNCore
import deep_neural_network_ng_heart

/// Lesson 3.
func layeredTraining(_ X: Matrix, _ Y: Matrix, _ start: [Layer], rate: Double) -> Training {
  LayersTraining(
    X, Y, start,
    step: { layers in
      let (A_L, next) = step(layers, X, Y, rate: rate)
      return (A_L, next)
    },
    cost: { computeCost($0, Y) },
    gradients: { layers in
      let (A_L, caches) = modelForward(X, layers)
      return modelBackward(A_L, Y, caches)
    },
    predict: { modelForward($0, $1).A_L })
}
