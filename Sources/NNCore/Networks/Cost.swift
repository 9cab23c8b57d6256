/// The cross-entropy of the outputs `A` for the labels `Y`, both (units, m):
/// `-(1/m) Σ [ y·ln a + (1 - y)·ln(1 - a) ]`.
///
/// It is what maximum likelihood comes to for probabilities (Baum and Wilczek, 1988). A term 0·ln 0 counts as 0, its
/// limit. So a saturated right answer costs nothing, and a saturated wrong one makes the cost infinite;
/// ``sigmoidCrossEntropy(logits:_:file:line:)`` is always finite. The cost is NaN if an output is.
///
/// - Precondition: `A` and `Y` have one shape.
public func crossEntropy(
  _ A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Double {
  requireLabels(Y, of: A, file, line)
  let logLikelihood = A.sumOfVectors(with: Y) { a, y in
    weighted(a.naturalLogarithm, by: y) + weighted((1 - a).naturalLogarithm, by: 1 - y)
  }
  return -logLikelihood / Double(A.columns)
}

/// Each logarithm times its weight, where 0 times anything is 0.
@inline(__always)
func weighted(_ logarithm: Vector, by weight: Vector) -> Vector {
  (weight * logarithm).replacing(with: 0, where: weight .== 0)
}
