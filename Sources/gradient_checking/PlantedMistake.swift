import NNCore

/// Mistakes that are easily made in a backward pass. The program still runs, and often still learns.
enum PlantedMistake: String, CaseIterable {
  case doubledWeights = "dW of the second layer twice as large"
  case quadrupledBiases = "db of the first layer four times as large"
  case forgottenBiases = "db left at zero everywhere"
  case forgottenMean = "1/m left out"
  case forgottenRectifier = "[Z > 0] left out"
  case swappedSign = "Y - A for A - Y"

  /// The gradient that a backward pass with this mistake would find.
  func gradient(of subject: Subject) -> [Double] {
    let network = subject.network
    let A = network.forward(subject.examples.X)
    let Y = subject.examples.Y
    var gradients = network.backward(A, Y)
    switch self {
    case .doubledWeights: gradients[min(1, gradients.count - 1)].dW *= 2
    case .quadrupledBiases: gradients[0].db *= 4
    case .forgottenBiases: for index in gradients.indices { gradients[index].db *= 0 }
    case .forgottenMean: gradients.scale(by: Double(Y.columns))
    case .forgottenRectifier: gradients = network.backwardWithoutRectifier(A, Y)
    case .swappedSign: gradients.scale(by: -1)
    }
    return gradients.derivatives
  }
}

extension Network {
  /// The backward pass without `∘ [Z > 0]` between the layers.
  fileprivate func backwardWithoutRectifier(_ A: [Matrix], _ Y: Matrix) -> [LayerGradient] {
    var gradients: [LayerGradient] = []
    var dZ = outputGradient(A.output, Y)
    for (index, layer) in layers.enumerated().reversed() {
      gradients.append(LayerGradient(dW: dZ.dot(A[index].T), db: dZ.rowSums()))
      dZ = layer.W.T.dot(dZ)
    }
    return gradients.reversed()
  }
}

extension [LayerGradient] {
  fileprivate mutating func scale(by factor: Double) {
    for index in indices {
      self[index].dW *= factor
      self[index].db *= factor
    }
  }
}
