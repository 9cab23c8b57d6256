/// The cross-entropy of the outputs `A` for the labels `Y`, both (units, m):
/// `-(1/m) Σ [ y·ln a + (1 - y)·ln(1 - a) ]`.
///
/// A term 0·ln 0 counts as 0, its limit. So a saturated right answer costs nothing, and a saturated wrong one
/// makes the cost infinite. The cost is NaN if an output is.
///
/// - Precondition: `A` and `Y` have one shape.
public func crossEntropy(_ A: Matrix, _ Y: Matrix) -> Double {
  requireLabels(Y, of: A)
  let logLikelihoods = weighted(log(A), by: Y) + weighted(log(1 - A), by: 1 - Y)
  return -logLikelihoods.sum() / Double(A.columns)
}

/// Each logarithm times its weight, where 0 times anything is 0.
func weighted(_ logarithms: Matrix, by weights: Matrix) -> Matrix {
  logarithms.combinedVectors(with: weights, "compare") { logarithm, weight in
    (weight * logarithm).replacing(with: 0, where: weight .== 0)
  }
}

/// 1 where the output is above 0.5, and 0 elsewhere.
public func predictions(_ A: Matrix) -> Matrix { A.map { $0 > 0.5 ? 1 : 0 } }

/// The share of right predictions, `1 - mean |prediction - y|`; `A` and `Y` are (1, m).
public func accuracy(_ A: Matrix, _ Y: Matrix) -> Double {
  1 - (predictions(A) - Y).map(abs).mean()
}
