import NNCore

/// Softmax, which makes probabilities of the scores `Z` of the classes, (classes, m), and the cost of the scores. Both
/// are computed from the same powers, in memory that is used again:
///
///     p = exp(z) / Σ_k exp(z_k)                   (classes, m)
///     J = (1/m) Σ (ln Σ_k exp z_k - z_y)          y is the right class of an example
struct Softmax {
  /// The largest score of each example, max z: (1, m).
  private var maxima = Matrix()
  /// exp(z - max z), (classes, m), and their sum for each example, (1, m).
  private var powers = Matrix(), sums = Matrix()
  /// For each example, (1, m).
  private var costs = Matrix(), right = Matrix()

  /// Takes the scores.
  ///
  /// Each column is first made smaller by its largest score. That divides numerator and denominator of p by one number
  /// and so changes nothing, but the largest power is then e⁰ = 1: without it, exp overflows for scores above 709.
  mutating func take(_ Z: Matrix) {
    Z.columnMaxima(into: &maxima)  // (1, m)
    powers.copy(Z)
    powers -= maxima  // (classes, m) - (1, m)
    exp(&powers)  // all in (0, 1]
    powers.columnSums(into: &sums)  // (1, m)
  }

  /// The probabilities of the classes.
  func probabilities(into P: inout Matrix) {
    P.copy(powers)
    P /= sums  // (classes, m) / (1, m)
  }

  /// The cost of the scores that were taken, for one-hot labels `Y`, (classes, m).
  ///
  /// It is -ln p of the right class y, with p written out: the logarithm of the quotient is a difference, and what
  /// was exp z_y under it is z_y again. So the cost is never taken from a probability, which may be 0 to the last
  /// digit, and is finite for scores of any size: `ln Σ exp z = max z + ln Σ exp(z - max z)`.
  mutating func cost(_ Z: Matrix, _ Y: Matrix) -> Double {
    log(sums, into: &costs)
    costs += maxima  // ln Σ exp z: (1, m)
    Z.columnDots(Y, into: &right)  // z_y, the score of the right class: (1, m)
    costs -= right
    return costs.mean()
  }
}
