import NNCore

extension BatchNormalization {
  /// Which backward pass is used.
  enum GradientForm: Sendable {
    /// `dz = γ/m · (m·dO - Σ dO - ẑ·Σ(dO∘ẑ)) · √(σ² + ε)`, which is not the derivative.
    case published
    /// `dz = γ/m · (m·dO - Σ dO - ẑ·Σ(dO∘ẑ)) / √(σ² + ε)`, which is.
    case exact
  }

  struct Gradient {
    /// (features, 1).
    let dGamma, dBeta: Matrix
  }

  func backward(_ dO: Matrix, _ cache: Cache) -> (dZ: Matrix, gradient: Gradient) {
    let m = Double(dO.columns)
    let dBeta = dO.rowSums()
    let dGamma = (dO * cache.normalized).rowSums()
    let factor =
      switch gradientForm {
      case .published: gamma * cache.deviation / m
      case .exact: gamma / cache.deviation / m
      }
    var dZ = dO.combineRows(with: cache.normalized, dBeta, dGamma) { dO, normalized, dBeta, dGamma in
      m * dO - dBeta - normalized * dGamma
    }
    dZ *= factor
    return (dZ, Gradient(dGamma: dGamma, dBeta: dBeta))
  }

  mutating func descend(_ gradient: Gradient, rate: Double) {
    gamma.add(gradient.dGamma, scaledBy: -rate)
    beta.add(gradient.dBeta, scaledBy: -rate)
  }
}
