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

  /// Goes on where another layer of as many features stopped.
  mutating func resume(gamma: Matrix, beta: Matrix, runningMean: Matrix, runningVariance: Matrix) {
    (self.gamma, self.beta) = (gamma, beta)
    (self.runningMean, self.runningVariance) = (runningMean, runningVariance)
  }

  // MARK: - Forward

  /// What the forward pass leaves for the backward pass. The next one writes over it.
  struct Cache {
    /// μ, σ² and √(σ² + ε), (features, 1).
    fileprivate(set) var mean = Matrix(), variance = Matrix(), deviation = Matrix()
    /// ẑ, (features, m).
    fileprivate(set) var normalized = Matrix()
  }

  /// Training mode: normalizes `Z`, (features, m), by its own statistics, and takes them into the averages.
  mutating func forward(_ Z: Matrix, into O: inout Matrix, _ cache: inout Cache) {
    Z.rowMoments(mean: &cache.mean, variance: &cache.variance)
    runningMean.approach(cache.mean, keeping: decay)
    runningVariance.approach(cache.variance, keeping: decay)
    cache.deviation.copy(cache.variance)
    cache.deviation.apply { variance in (variance + epsilon).squareRoot() }  // √(σ² + ε)
    normalize(Z, cache.mean, cache.deviation, into: &cache.normalized)  // ẑ: (features, m)
    scaleAndShift(cache.normalized, into: &O)
  }

  /// Inference mode: normalizes by the running averages. Each example by itself, whatever the batch.
  func predict(_ Z: Matrix) -> Matrix {
    var (normalized, O) = (Matrix(), Matrix())
    normalize(Z, runningMean, sqrt(runningVariance + epsilon), into: &normalized)
    scaleAndShift(normalized, into: &O)
    return O
  }

  /// ẑ = (z - μ)/√(σ² + ε).
  private func normalize(_ Z: Matrix, _ mean: Matrix, _ deviation: Matrix, into normalized: inout Matrix) {
    Z.mapRows(mean, deviation, into: &normalized) { z, mean, deviation in (z - mean) * (1 / deviation) }
  }

  /// o = γ·ẑ + β.
  private func scaleAndShift(_ normalized: Matrix, into O: inout Matrix) {
    normalized.mapRows(gamma, beta, into: &O) { z, gamma, beta in gamma * z + beta }
  }

  // MARK: - Backward, step by step

  /// The derivatives of the cost by γ and β, (features, 1).
  struct Gradient {
    var dGamma, dBeta: Matrix
  }

  /// ∂cost/∂Z, γ and β from `dO` = ∂cost/∂O, (features, m), by the chain rule, one formula of the forward pass after
  /// another, the last one first. Write dq for ∂cost/∂q; sums run over the batch.
  ///
  /// `o = γ·ẑ + β` holds one γ and one β for all examples, so that every example has a say:
  ///
  ///     dβ = Σ do        dγ = Σ do·ẑ        dẑ = do·γ
  ///
  /// `ẑ = (z - μ)·(σ² + ε)^(-½)` depends on z, on σ² and on μ. The variance's share is the derivative of the power;
  /// the mean's comes from ẑ itself, and from σ², in which it is too:
  ///
  ///     dσ² = Σ dẑ·(z - μ) · (-½)(σ² + ε)^(-3/2)
  ///     dμ  = Σ dẑ · -1/√(σ² + ε)  +  dσ² · (-2/m) Σ (z - μ)
  ///
  /// The last sum is 0: the derivative of a variance by its own mean vanishes. And z reaches the cost in three ways:
  /// by itself, through `σ² = (1/m) Σ (z - μ)²`, and through `μ = (1/m) Σ z`:
  ///
  ///     dz = dẑ/√(σ² + ε)  +  dσ² · (2/m)(z - μ)  +  dμ/m
  func backwardStepByStep(_ dO: Matrix, _ Z: Matrix) -> (dZ: Matrix, gradient: Gradient) {
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
  /// The published dz is the true one times σ² + ε. In its own layer that changes how long the step of each
  /// feature is, but not its direction, so the network learns all the same; the layers below get a mixture.
  enum GradientForm: Sendable {
    /// `dz = γ/m · (m·do - Σ do - ẑ·Σ(do·ẑ)) · √(σ² + ε)`, which is not the derivative.
    case published
    /// `dz = γ/m · (m·do - Σ do - ẑ·Σ(do·ẑ)) / √(σ² + ε)`, which is.
    case exact
  }

  /// The same from what the forward pass kept. With dσ² and dμ put into dz, and `(z - μ)/√(σ² + ε)` being ẑ,
  ///
  ///     dz = (dẑ - (1/m) Σ dẑ - ẑ·(1/m) Σ(dẑ·ẑ)) / √(σ² + ε)
  ///
  /// and dẑ = γ·do gives the formulas above: `m·do`, less what moves all of the batch alike, less what stretches it.
  /// Those two the normalization takes out again. Σ do and Σ do·ẑ are dβ and dγ, which are needed anyway.
  func backward(
    _ dO: Matrix, _ cache: Cache, into dZ: inout Matrix, _ gradient: inout Gradient
  ) {
    let m = Double(dO.columns)
    dO.rowSums(into: &gradient.dBeta)  // Σ do
    dO.rowDots(cache.normalized, into: &gradient.dGamma)  // Σ do·ẑ
    dO.combineRows(
      with: cache.normalized, gradient.dBeta, gradient.dGamma, gamma, cache.deviation, into: &dZ
    ) { dO, normalized, dBeta, dGamma, gamma, deviation in
      let factor = gamma / m * (gradientForm == .published ? deviation : 1 / deviation)
      return factor * (m * dO - dBeta - normalized * dGamma)
    }
  }

  /// 0, in the shapes of γ and β: memory for a backward pass to write into.
  var zeroGradient: Gradient {
    let zeros = Matrix(rows: gamma.rows, columns: 1)
    return Gradient(dGamma: zeros, dBeta: zeros)
  }

  /// One step against the gradient.
  mutating func descend(_ gradient: Gradient, rate: Double) {
    gamma.add(gradient.dGamma, scaledBy: -rate)
    beta.add(gradient.dBeta, scaledBy: -rate)
  }
}

extension Matrix {
  /// One step of a running average: `decay · itself + (1 - decay) · value`.
  fileprivate mutating func approach(_ value: Matrix, keeping decay: Double) {
    self *= decay
    add(value, scaledBy: 1 - decay)
  }
}
