import NNCore

/// **Batch normalization** of a layer's output, feature by feature (Ioffe and Szegedy, 2015).
///
/// In training, the mean μ and the variance σ² of a feature are those of the mini-batch:
///
///     μ = (1/m) Σ z        σ² = (1/m) Σ (z - μ)²        ẑ = (z - μ)/√(σ² + ε)        o = γ·ẑ + β
///
/// γ and β are trained, so the layer can undo the normalization where that is better. A prediction must not depend on
/// the other examples in the batch, so running averages take the place of μ and σ².
///
/// A batch of one, and a feature that is constant in a batch, have σ² = 0. There ẑ = 0/√ε = 0 and o = β:
/// γ learns nothing and z gets no gradient, but no NaN appears. This is what ε > 0 is for.
package struct BatchNormalization: Sendable {
  /// γ and β, (features, 1).
  package var gamma, beta: Matrix
  /// The averages that take the place of μ and σ² when predicting, (features, 1). They start at 0.
  package var runningMean, runningVariance: Matrix

  package let epsilon: Double
  /// The fraction of their old value that the running averages keep in each step.
  package let decay: Double
  package let gradientForm: GradientForm

  /// A layer that leaves normalized features as they are: γ = 1, β = 0. It needs ε > 0 and 0 ≤ decay < 1.
  package init(features: Int, epsilon: Double, decay: Double, _ gradientForm: GradientForm) {
    gamma = .ones(features, 1)
    beta = .zeros(features, 1)
    (runningMean, runningVariance) = (beta, beta)
    (self.epsilon, self.decay, self.gradientForm) = (epsilon, decay, gradientForm)
  }

  // MARK: - Forward

  /// What the forward pass keeps for the backward pass: ẑ, (features, m), and √(σ² + ε), (features, 1).
  package struct Cache {
    package let normalized, deviation: Matrix
  }

  /// Training mode: normalizes `Z`, (features, m), by its own statistics, and updates the running averages with them.
  package mutating func forward(_ Z: Matrix) -> (O: Matrix, cache: Cache) {
    let (mean, variance) = Z.rowMoments()  // μ and σ²: (features, 1)
    runningMean = decay * runningMean + (1 - decay) * mean
    runningVariance = decay * runningVariance + (1 - decay) * variance
    let deviation = sqrt(variance + epsilon)  // √(σ² + ε): (features, 1)
    let normalized = normalize(Z, mean, deviation)  // ẑ: (features, m)
    return (scaleAndShift(normalized), Cache(normalized: normalized, deviation: deviation))
  }

  /// Inference mode: normalizes by the running averages, so the result for an example does not depend on the batch.
  package func predict(_ Z: Matrix) -> Matrix {
    scaleAndShift(normalize(Z, runningMean, sqrt(runningVariance + epsilon)))
  }

  /// ẑ = (z - μ)/√(σ² + ε), row by row: one division for a row, then products.
  private func normalize(_ Z: Matrix, _ mean: Matrix, _ deviation: Matrix) -> Matrix {
    Z.mapRows(mean, deviation) { z, mean, deviation in (z - mean) * (1 / deviation) }
  }

  /// o = γ·ẑ + β, row by row.
  private func scaleAndShift(_ normalized: Matrix) -> Matrix {
    normalized.mapRows(gamma, beta) { z, gamma, beta in gamma * z + beta }
  }

  // MARK: - Backward, step by step

  /// The derivatives of the cost with respect to γ and β, (features, 1).
  package struct Gradient {
    package var dGamma, dBeta: Matrix
  }

  /// ∂cost/∂Z, ∂cost/∂γ and ∂cost/∂β from `dO` = ∂cost/∂O, (features, m), by the chain rule, through the formulas of
  /// the forward pass in reverse order. Write dq for ∂cost/∂q; sums run over the batch.
  ///
  /// In `o = γ·ẑ + β` all examples share one γ and one β, so their contributions add up:
  ///
  ///     dβ = Σ do        dγ = Σ do·ẑ        dẑ = do·γ
  ///
  /// `ẑ = (z - μ)·(σ² + ε)^(-½)` depends on z, on σ² and on μ. For the variance, take the derivative of the power;
  /// the mean is in ẑ itself and also in σ²:
  ///
  ///     dσ² = Σ dẑ·(z - μ) · (-½)(σ² + ε)^(-3/2)
  ///     dμ  = Σ dẑ · -1/√(σ² + ε)  +  dσ² · (-2/m) Σ (z - μ)
  ///
  /// The last sum is 0: differences from the mean add up to 0. And z reaches the cost in three ways:
  /// directly, through `σ² = (1/m) Σ (z - μ)²`, and through `μ = (1/m) Σ z`:
  ///
  ///     dz = dẑ/√(σ² + ε)  +  dσ² · (2/m)(z - μ)  +  dμ/m
  package func backwardStepByStep(_ dO: Matrix, _ Z: Matrix) -> (dZ: Matrix, gradient: Gradient) {
    let m = Double(Z.columns)
    let (mean, variance) = Z.rowMoments()  // μ and σ²: (features, 1)
    let centred = Z - mean  // z - μ: (features, m)
    let deviation = sqrt(variance + epsilon)  // √(σ² + ε): (features, 1)
    let normalized = centred / deviation  // ẑ: (features, m)

    let dBeta = dO.rowSums()
    let dGamma = (dO * normalized).rowSums()
    let dNormalized = dO * gamma  // dẑ: (features, m)

    let dVariance = (dNormalized * centred).rowSums() * -0.5 / (deviation * deviation * deviation)
    let dMean = -dNormalized.rowSums() / deviation + dVariance * (-2 / m) * centred.rowSums()

    let dZ = dNormalized / deviation + centred * dVariance * (2 / m) + dMean / m  // (features, m)
    return (dZ, Gradient(dGamma: dGamma, dBeta: dBeta))
  }

  // MARK: - Backward, in one formula

  /// Which backward pass is used.
  ///
  /// The published dz is the true one times σ² + ε. In the same layer each unit's row of dW is multiplied by that unit's
  /// σ² + ε: the length is wrong and the direction right, so the network learns all the same. The layers before it get a
  /// sum of wrongly weighted parts, which points elsewhere.
  package enum GradientForm: Sendable {
    /// `dz = γ/m · (m·do - Σ do - ẑ·Σ(do·ẑ)) · √(σ² + ε)`, which is not the derivative.
    case published
    /// `dz = γ/m · (m·do - Σ do - ẑ·Σ(do·ẑ)) / √(σ² + ε)`, which is.
    case exact
  }

  /// The same, from what the forward pass kept. Put dσ² and dμ into dz, and write ẑ for `(z - μ)/√(σ² + ε)`:
  ///
  ///     dz = (dẑ - (1/m) Σ dẑ - ẑ·(1/m) Σ(dẑ·ẑ)) / √(σ² + ε)
  ///
  /// With dẑ = γ·do these are the formulas above: do, minus its mean and minus its component along ẑ. The
  /// normalization removes shift and scale, so neither can change the cost. Σ do and Σ do·ẑ are dβ and dγ, which are needed anyway.
  package func backward(_ dO: Matrix, _ cache: Cache) -> (dZ: Matrix, gradient: Gradient) {
    let m = Double(dO.columns)
    let dBeta = dO.rowSums()  // Σ do: (features, 1)
    let dGamma = dO.rowDots(cache.normalized)  // Σ do·ẑ: (features, 1)
    let dZ = dO.combineRows(with: cache.normalized, dBeta, dGamma, gamma, cache.deviation) {
      dO, normalized, dBeta, dGamma, gamma, deviation in
      let factor = gamma / m * (gradientForm == .published ? deviation : 1 / deviation)
      return factor * (m * dO - dBeta - normalized * dGamma)
    }
    return (dZ, Gradient(dGamma: dGamma, dBeta: dBeta))
  }

  /// One step against the gradient.
  package mutating func descend(_ gradient: Gradient, rate: Double) {
    gamma -= rate * gradient.dGamma
    beta -= rate * gradient.dBeta
  }
}
