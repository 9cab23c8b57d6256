/// The cross-entropy of the outputs `A` of one sigmoid for the labels `Y`, zeros and ones, both (1, m):
/// `-(1/m) Σ [ y·ln a + (1 - y)·ln(1 - a) ]`.
///
/// Minimizing it is maximum likelihood for probabilities (Baum and Wilczek, 1988). A term 0·ln 0 counts as 0, its
/// limit. So a saturated right answer costs nothing, and a saturated wrong one makes the cost infinite;
/// ``sigmoidCrossEntropy(logits:_:file:line:)`` stays finite. The cost is NaN if an output is.
///
/// - Precondition: `A` and `Y` are rows of the same length. Several rows could be several sigmoids or a softmax, whose
///   costs differ: use ``crossEntropy(sigmoids:_:file:line:)`` or ``softmaxCrossEntropy(logits:_:file:line:)``.
public func crossEntropy(
  _ A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Double {
  requireLabels(Y, of: A, file, line)
  require(
    A.rows == 1,
    """
    this is the cross-entropy of one sigmoid, (1, m), got \(A.sizes) outputs; for several sigmoids use \
    crossEntropy(sigmoids:_:), for a softmax softmaxCrossEntropy(logits:_:)
    """, file: file, line: line)
  return crossEntropy(sigmoids: A, Y, file: file, line: line)
}

/// The cross-entropy of the outputs `A` of several sigmoids, each answering its own yes-or-no question, for the labels
/// `Y`, zeros and ones, both (units, m). It is the sum of the sigmoids' costs, each as in
/// ``crossEntropy(_:_:file:line:)``, and not the cost of a softmax.
///
/// - Precondition: `A` and `Y` have the same shape.
public func crossEntropy(
  sigmoids A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
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

/// The mean squared error of the estimates `A` of the targets `Y`, both (units, m): the mean of `(a - y)²` over all
/// elements. Minimizing it is maximum likelihood for normally distributed errors (Gauss, 1809).
///
/// - Precondition: `A` and `Y` have the same shape.
public func meanSquaredError(
  _ A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Double {
  requireLabels(Y, of: A, file, line)
  return A.sumOfVectors(with: Y) { a, y in (a - y) * (a - y) } / Double(A.count)
}

/// The derivative of the mean squared error with respect to the estimates, `2(A - Y)/n` for n elements: (units, m).
///
/// - Precondition: `A` and `Y` have the same shape.
public func meanSquaredErrorGradient(
  _ A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  var dA = Matrix()
  Output.linear.writeGradient(A, Y, into: &dA, file, line)
  return dA
}
