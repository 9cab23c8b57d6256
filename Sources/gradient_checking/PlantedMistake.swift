import NNCore

// 5. The mistakes: the backward pass, with the right line and the wrong ones side by side.

/// Mistakes that are easily made in a backward pass. The program still runs, and often still learns.
enum PlantedMistake: String, CaseIterable {
  case doubledWeights = "dW of the second layer twice as large"
  case quadrupledBiases = "db of the first layer four times as large"
  case forgottenBiases = "db left at zero everywhere"
  case forgottenMean = "1/m left out"
  case forgottenRectifier = "[Z > 0] left out"
  case swappedSign = "Y - A for A - Y"

  /// Whether there is a line to get wrong in a network of so many layers.
  func exists(inLayers count: Int) -> Bool {
    switch self {
    case .doubledWeights, .forgottenRectifier: count > 1
    case .quadrupledBiases, .forgottenBiases, .forgottenMean, .swappedSign: true
    }
  }
}

extension CheckedNetwork {
  /// The gradient that backpropagation finds, in the order of θ; with a mistake, the one that it would find.
  func gradient(with mistake: PlantedMistake? = nil) -> [Double] {
    let pass = forward(at: theta)
    let A = pass.output
    let m = mistake == .forgottenMean ? 1 : Double(Y.columns)
    var dZ = mistake == .swappedSign ? (Y - A) / m : (A - Y) / m  // (1, m)
    var gradients: [LayerGradient] = []
    for (index, layer) in layers.enumerated().reversed() {
      var dW = dZ.dot(pass.A[index].T)  // dZ·A_prevᵀ, (units, inputs)
      var db = dZ.rowSums()  // (units, 1)
      if mistake == .doubledWeights && index == 1 { dW *= 2 }
      if mistake == .quadrupledBiases && index == 0 { db *= 4 }
      if mistake == .forgottenBiases { db *= 0 }
      gradients.append(LayerGradient(dW: dW, db: db))
      if index == 0 { break }
      let dA = layer.W.T.dot(dZ)  // (inputs, m)
      dZ = mistake == .forgottenRectifier ? dA : reluBackward(dA, pass.Z[index - 1])  // dA ∘ [Z > 0]
    }
    return Gradients(gradients.reversed()).derivatives
  }
}

/// A planted mistake, the gradient with and without it, and what the check says of the wrong one.
struct CheckedMistake {
  let mistake: PlantedMistake
  let wrong, right: [Double]
  let check: GradientComparison
}

/// The check of every mistake that can be made in this network.
func mistakes(in network: CheckedNetwork, _ quotients: [DifferenceQuotient]) -> [CheckedMistake] {
  let right = network.gradient()
  return PlantedMistake.allCases.filter { $0.exists(inLayers: network.layers.count) }.map { mistake in
    let wrong = network.gradient(with: mistake)
    let check = GradientComparison(of: wrong, with: quotients, in: network.parts)
    return CheckedMistake(mistake: mistake, wrong: wrong, right: right, check: check)
  }
}
