import NNCore

/// **Batch normalization** of what a layer computes, feature by feature (Ioffe and Szegedy, 2015).
///
/// In training, the mean μ and the variance σ² of a feature are those of the mini-batch:
///
///     μ = (1/m) Σ z        σ² = (1/m) Σ (z - μ)²        ẑ = (z - μ)/√(σ² + ε)        o = γ·ẑ + β
///
/// γ and β are trained, so that the layer can undo the normalization where that is better. When predicting,
/// an answer must not depend on who else is in the batch: running averages take the place of μ and σ².
///
/// A batch of one, and a feature that is constant in a batch, have σ² = 0. There ẑ = 0/√ε = 0 and o = β:
/// nothing is learned about γ, and nothing goes back to z, but no number is lost. This is what ε > 0 is for.
struct BatchNormalization: Sendable {
  /// γ and β, (features, 1).
  var gamma, beta: Matrix
  /// The averages that take the place of μ and σ² when predicting, (features, 1). They start at 0.
  private(set) var runningMean, runningVariance: Matrix

  let epsilon: Double
  /// What the running averages keep of their past in each step.
  let decay: Double
  let gradientForm: GradientForm

  /// A layer that leaves normalized features as they are: γ = 1, β = 0.
  ///
  /// - Precondition: ε > 0 and 0 ≤ decay < 1.
  init(features: Int, epsilon: Double, decay: Double, _ gradientForm: GradientForm) {
    guard epsilon > 0, 0..<1 ~= decay else {
      fatalError("ε must be above 0 and decay in [0, 1), got \(epsilon) and \(decay)")
    }
    gamma = Matrix(rows: features, columns: 1, repeating: 1)
    beta = Matrix(rows: features, columns: 1)
    (runningMean, runningVariance) = (beta, beta)
    (self.epsilon, self.decay, self.gradientForm) = (epsilon, decay, gradientForm)
  }

  /// What the backward pass needs to know of the forward pass.
  struct Cache {
    /// ẑ, (features, m).
    let normalized: Matrix
    /// √(σ² + ε), (features, 1).
    let deviation: Matrix
  }

  /// Training mode: normalizes `Z`, (features, m), by its own statistics, and takes them into the averages.
  mutating func forward(_ Z: Matrix) -> (O: Matrix, cache: Cache) {
    let (mean, variance) = Z.rowMoments()
    runningMean.approach(mean, keeping: decay)
    runningVariance.approach(variance, keeping: decay)
    let deviation = sqrt(variance + epsilon)
    let normalized = normalize(Z, mean, deviation)  // (features, m)
    return (scaleAndShift(normalized), Cache(normalized: normalized, deviation: deviation))
  }

  /// Inference mode: normalizes by the running averages. Each example by itself, whatever the batch.
  func predict(_ Z: Matrix) -> Matrix {
    scaleAndShift(normalize(Z, runningMean, sqrt(runningVariance + epsilon)))
  }

  /// ẑ = (z - μ)/√(σ² + ε).
  private func normalize(_ Z: Matrix, _ mean: Matrix, _ deviation: Matrix) -> Matrix {
    Z.mapRows(mean, 1 / deviation) { z, mean, factor in (z - mean) * factor }
  }

  /// o = γ·ẑ + β.
  private func scaleAndShift(_ normalized: Matrix) -> Matrix {
    normalized.mapRows(gamma, beta) { z, gamma, beta in gamma * z + beta }
  }
}

extension Matrix {
  /// One step of a running average: `decay · itself + (1 - decay) · value`.
  fileprivate mutating func approach(_ value: Matrix, keeping decay: Double) {
    self *= decay
    add(value, scaledBy: 1 - decay)
  }
}
