import NNCore

/// Adam: momentum's mean of the gradients, divided by RMSprop's root mean square (Kingma and Ba, "Adam: a method
/// for stochastic optimization", 2015).
///
///     v = β₁v + (1-β₁)g         the mean of the gradients
///     s = β₂s + (1-β₂)g²        the mean of their squares
///     v̂ = v/(1-β₁ᵗ)             both start at 0 and are too small at first, by factors that are known;
///     ŝ = s/(1-β₂ᵗ)             t counts the steps from 1
///     published      W -= η v̂/√(ŝ+ε)
///     textbook       W -= η v̂/(√ŝ+ε)                          as in the paper
///     from scratch   W -= ηₜ v/(√s+ε),  ηₜ = η√(1-β₂ᵗ)/(1-β₁ᵗ)   the corrections put into the rate
///
/// The last is the textbook's form with ε/√(1-β₂ᵗ) instead of ε, which makes the first steps a little shorter.
package struct Adam: Optimizer {
  let variant: Variant
  package let learningRate: Double
  let beta: Double
  let beta2: Double
  let epsilon: Double
  var v, s: Matrix
  /// β₁ᵗ and β₂ᵗ after t steps.
  var betaPower = 1.0
  var beta2Power = 1.0

  package init(_ variant: Variant, _ given: Hyperparameters, for W: Matrix) {
    self.variant = variant
    learningRate = given.learningRate ?? 0.001
    beta = given.beta ?? 0.9
    beta2 = given.beta2 ?? 0.999
    epsilon = given.epsilon ?? (variant == .fromScratch ? 1e-7 : 1e-8)
    (v, s) = (W.zeros, W.zeros)
  }

  package mutating func update(_ W: inout Matrix, _ g: Matrix) {
    betaPower *= beta
    beta2Power *= beta2
    switch variant {
    case .published: updatePublished(&W, g)
    case .textbook: updateTextbook(&W, g)
    case .fromScratch: updateFromScratch(&W, g)
    }
  }

  // The corrections take one division for all elements: rate·v is ηv̂, and scale·s is ŝ.

  private mutating func updatePublished(_ W: inout Matrix, _ g: Matrix) {
    let rate = learningRate / (1 - betaPower)
    let scale = 1 / (1 - beta2Power)
    updateElements(of: &W, &v, &s, from: g) { W, v, s, g in
      v = beta * v + (1 - beta) * g
      s = beta2 * s + (1 - beta2) * (g * g)
      W -= rate * v / (scale * s + epsilon).squareRoot()
    }
  }

  private mutating func updateTextbook(_ W: inout Matrix, _ g: Matrix) {
    let rate = learningRate / (1 - betaPower)
    let scale = 1 / (1 - beta2Power)
    updateElements(of: &W, &v, &s, from: g) { W, v, s, g in
      v = beta * v + (1 - beta) * g
      s = beta2 * s + (1 - beta2) * (g * g)
      W -= rate * v / ((scale * s).squareRoot() + epsilon)
    }
  }

  private mutating func updateFromScratch(_ W: inout Matrix, _ g: Matrix) {
    let rate = learningRate * (1 - beta2Power).squareRoot() / (1 - betaPower)
    updateElements(of: &W, &v, &s, from: g) { W, v, s, g in
      v += (1 - beta) * (g - v)
      s += (1 - beta2) * (g * g - s)
      W -= rate * v / (s.squareRoot() + epsilon)
    }
  }
}
