import NNCore

extension BatchNormalization {
  /// Which backward pass is used.
  ///
  /// The published dz is the true one times σ² + ε. In its own layer that changes how long the step of each
  /// feature is, but not its direction, so the network learns all the same; the layers below get a mixture.
  enum GradientForm: Sendable {
    /// `dz = γ/m · (m·dO - Σ dO - ẑ·Σ(dO∘ẑ)) · √(σ² + ε)`, which is not the derivative.
    case published
    /// `dz = γ/m · (m·dO - Σ dO - ẑ·Σ(dO∘ẑ)) / √(σ² + ε)`, which is.
    case exact
  }

  /// The derivatives of the cost by γ and β, (features, 1).
  struct Gradient {
    let dGamma, dBeta: Matrix
  }

  /// ∂cost/∂Z, γ and β from `dO` = ∂cost/∂O, (features, m), and from what the forward pass of the same batch kept.
  ///
  /// z reaches the cost in three ways: by itself, through μ and through σ². Hence the three terms: `m·dO`, less
  /// what moves all of the batch alike, less what stretches it. Those two the normalization takes out again.
  func backward(_ dO: Matrix, _ cache: Cache) -> (dZ: Matrix, gradient: Gradient) {
    let m = Double(dO.columns)
    let dBeta = dO.rowSums()  // Σ dO
    let dGamma = dO.rowDots(cache.normalized)  // Σ dO∘ẑ
    let factor = gamma / m * (gradientForm == .published ? cache.deviation : 1 / cache.deviation)
    let dZ = dO.combineRows(with: cache.normalized, dBeta, dGamma, factor) {
      dO, normalized, dBeta, dGamma, factor in factor * (m * dO - dBeta - normalized * dGamma)
    }
    return (dZ, Gradient(dGamma: dGamma, dBeta: dBeta))
  }

  /// One step against the gradient.
  mutating func descend(_ gradient: Gradient, rate: Double) {
    gamma.add(gradient.dGamma, scaledBy: -rate)
    beta.add(gradient.dBeta, scaledBy: -rate)
  }
}
