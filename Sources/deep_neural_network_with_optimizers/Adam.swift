import NNCore

/// Adam: momentum's mean of the gradients, divided by RMSprop's root mean square (Kingma and Ba, "Adam: a method
/// for stochastic optimization", 2015).
///
/// `v = β₁v + (1-β₁)g`, `s = β₂s + (1-β₂)g²`. Both start at 0 and are too small at first, by factors that are
/// known: `v̂ = v/(1-β₁ᵗ)`, `ŝ = s/(1-β₂ᵗ)`, where t counts the steps from 1. Then
/// - published: `W -= η v̂/√(ŝ+ε)`;
/// - textbook, and the paper's: `W -= η v̂/(√ŝ+ε)`.
struct Adam: Optimizer {
  var variant = Variant.published
  var learningRate = 0.001
  var beta = 0.9
  var beta2 = 0.999
  var epsilon = 1e-8

  static let textbook: Adam? = Adam(variant: .textbook)
  static let hyperparameters: [Hyperparameter: WritableKeyPath<Self, Double> & Sendable] = [
    .learningRate: \.learningRate, .beta: \.beta, .beta2: \.beta2, .epsilon: \.epsilon,
  ]

  struct Memory: Sendable {
    /// The mean of the gradients.
    var v: Matrix
    /// The mean of their squares.
    var s: Matrix
    /// β₁ᵗ and β₂ᵗ after t steps.
    var betaPower = 1.0
    var beta2Power = 1.0
  }

  func memory(for parameter: Matrix) -> Memory { Memory(v: parameter.zeros, s: parameter.zeros) }

  func update(_ W: inout Matrix, _ g: Matrix, _ memory: inout Memory) {
    memory.betaPower *= beta
    memory.beta2Power *= beta2
    // The corrections of v and s, with their divisions made once for all elements.
    let rate = learningRate / (1 - memory.betaPower)
    let scale = 1 / (1 - memory.beta2Power)
    switch variant {
    case .published:
      updateElements(of: &W, &memory.v, &memory.s, from: g) { W, v, s, g in
        v = beta * v + (1 - beta) * g
        s = beta2 * s + (1 - beta2) * (g * g)
        W -= rate * v / (scale * s + epsilon).squareRoot()
      }
    case .textbook:
      updateElements(of: &W, &memory.v, &memory.s, from: g) { W, v, s, g in
        v = beta * v + (1 - beta) * g
        s = beta2 * s + (1 - beta2) * (g * g)
        W -= rate * v / ((scale * s).squareRoot() + epsilon)
      }
    }
  }
}
