/// The cross-entropy of the outputs `A` for the labels `Y`, both (units, m):
/// `-(1/m) Σ [ y·ln a + (1 - y)·ln(1 - a) ]`.
///
/// A term 0·ln 0 counts as 0, its limit. So a saturated right answer costs nothing, and a saturated wrong one
/// makes the cost infinite. The cost is NaN if an output is.
///
/// - Precondition: `A` and `Y` have one shape.
public func crossEntropy(
  _ A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Double {
  requireLabels(Y, of: A, file, line)
  let logLikelihoods = weighted(log(A), by: Y) + weighted(log(1 - A), by: 1 - Y)
  return -logLikelihoods.sum() / Double(A.columns)
}

/// Each logarithm times its weight, where 0 times anything is 0.
func weighted(_ logarithms: Matrix, by weights: Matrix) -> Matrix {
  logarithms.combinedVectors(with: weights, "compare") { logarithm, weight in
    (weight * logarithm).replacing(with: 0, where: weight .== 0)
  }
}
