import NNCore

/// What the weights add to the cost: (λ/2m) Σ ‖W‖², over all layers. Biases are free.
func weightPenalty(_ layers: [Layer], _ lambda: Double, _ m: Int) -> Double {
  lambda / (2 * Double(m)) * layers.reduce(0) { $0 + $1.W.sumOfSquares() }
}

/// The penalty's derivative: dW += (λ/m)·W. Every step thus shrinks each weight by the same factor, 1 - ηλ/m,
/// before the data have their say: "weight decay".
func addWeightPenalty(to gradients: inout [LayerGradient], of layers: [Layer], _ lambda: Double, _ m: Int) {
  for index in layers.indices {
    gradients[index].dW.add(layers[index].W, scaledBy: lambda / Double(m))
  }
}
