// The cost of a softmax output and its derivative, computed from the scores, before the softmax. A probability that
// rounds to 0 does not tell by how much the network is wrong; its score does.

/// The cross-entropy of the softmax of the scores `Z`, (classes, m), for the right class of each example:
/// `(1/m) Σ (ln Σ_k exp z_k - z_class)`.
///
/// It is finite for all finite scores; see ``logSoftmax(_:)``.
///
/// - Precondition: There is one class for each column, the number of a row of `Z` counted from 0.
/// - Complexity: One exponential for each score, and a matrix of the shape of `Z`.
public func softmaxCrossEntropy(
  logits Z: Matrix, classes: [Int], file: StaticString = #file, line: UInt = #line
) -> Double {
  requireClasses(classes, of: Z, file, line)
  let logarithms = logSoftmax(Z)
  let likelihoods = Matrix.row(classes.indices.map { logarithms[classes[$0], $0] })
  return -likelihoods.sum() / Double(Z.columns)
}

/// The cross-entropy for labels that are probabilities, `(1/m) Σ_examples Σ_k y_k (ln Σ exp z - z_k)`.
///
/// `Z` and `Y` are (classes, m), each column of `Y` adds up to 1. With one-hot columns this is the cost for class
/// numbers. A class of probability 0 adds nothing, whatever its score.
///
/// - Precondition: `Z` and `Y` have the same shape.
public func softmaxCrossEntropy(
  logits Z: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Double {
  requireLabels(Y, of: Z, file, line)
  let logLikelihood = logSoftmax(Z).sumOfVectors(with: Y, weighted(_:by:))
  return -logLikelihood / Double(Z.columns)
}

/// The derivative of the cross-entropy with respect to the scores, `(softmax(Z) - onehot)/m`: (classes, m).
///
/// - Precondition: There is one class for each column, the number of a row of `Z` counted from 0.
public func softmaxCrossEntropyGradient(
  logits Z: Matrix, classes: [Int], file: StaticString = #file, line: UInt = #line
) -> Matrix {
  requireClasses(classes, of: Z, file, line)
  return softmaxCrossEntropyGradient(
    logits: Z, oneHot(classes, classes: Z.rows, file: file, line: line), file: file, line: line)
}

/// The derivative of the cross-entropy with respect to the scores, for labels that are probabilities,
/// `(softmax(Z) - Y)/m`: (classes, m).
///
/// - Precondition: `Z` and `Y` have the same shape.
public func softmaxCrossEntropyGradient(
  logits Z: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  outputGradient(softmax(Z), Y, file: file, line: line)
}

private func requireClasses(_ classes: [Int], of Z: Matrix, _ file: StaticString, _ line: UInt) {
  require(
    classes.count == Z.columns, "\(classes.count) classes for the \(Z.columns) columns of \(Z.sizes) scores",
    file: file, line: line)
  requireClasses(classes, below: Z.rows, file, line)
}
