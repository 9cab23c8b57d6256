/// The cross-entropy of the outputs `A` of one sigmoid for the labels `Y`, zeros and ones, both (1, m):
/// `-(1/m) Σ [ y·ln a + (1 - y)·ln(1 - a) ]`.
///
/// It is what maximum likelihood comes to for probabilities (Baum and Wilczek, 1988). A term 0·ln 0 counts as 0, its
/// limit. So a saturated right answer costs nothing, and a saturated wrong one makes the cost infinite;
/// ``sigmoidCrossEntropy(logits:_:file:line:)`` is always finite. The cost is NaN if an output is.
///
/// - Precondition: `A` and `Y` are rows of one length. Several rows may be several sigmoids or a softmax, whose costs
///   differ: there are ``crossEntropy(sigmoids:_:file:line:)`` and ``softmaxCrossEntropy(logits:_:file:line:)``.
public func crossEntropy(
  _ A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Double {
  requireLabels(Y, of: A, file, line)
  require(
    A.rows == 1,
    """
    this is the cross-entropy of one sigmoid, (1, m), got \(A.sizes) outputs; of several sigmoids it is \
    crossEntropy(sigmoids:_:), of a softmax softmaxCrossEntropy(logits:_:)
    """, file: file, line: line)
  return crossEntropy(sigmoids: A, Y, file: file, line: line)
}

/// The cross-entropy of the outputs `A` of several sigmoids, each the probability of a yes to a question of its own,
/// for the labels `Y`, zeros and ones, both (units, m): the sum of their costs, as for
/// ``crossEntropy(_:_:file:line:)``. It is not the cost of a softmax.
///
/// - Precondition: `A` and `Y` have one shape.
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

/// The mean squared error of the estimates `A` for the numbers `Y`, both (units, m): the mean of `(a - y)²` over all
/// elements. It is what maximum likelihood comes to for numbers with normal errors (Gauss, 1809).
///
/// - Precondition: `A` and `Y` have one shape.
public func meanSquaredError(
  _ A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Double {
  requireLabels(Y, of: A, file, line)
  return A.sumOfVectors(with: Y) { a, y in (a - y) * (a - y) } / Double(A.count)
}

/// The derivative of the mean squared error by the estimates, `2(A - Y)/n` for n elements: (units, m).
///
/// - Precondition: `A` and `Y` have one shape.
public func meanSquaredErrorGradient(
  _ A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  var dA = Matrix()
  Output.linear.writeGradient(A, Y, into: &dA, file, line)
  return dA
}
