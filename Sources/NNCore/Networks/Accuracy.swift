// Accuracies are `1 - wrong/m`, as the published scripts compute them: right/m may differ in its last digit.

/// The share of examples that the sigmoid outputs `A` get right, given the labels `Y`, zeros and ones, both (units, m).
///
/// An output above 0.5 counts as 1. With several units, an example is right if all its outputs are. Without examples
/// the share is NaN.
///
/// - Precondition: `A` and `Y` have the same shape.
public func accuracy(
  _ A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Double {
  requireLabels(Y, of: A, file, line)
  let wrong = (0..<A.columns).count { example in
    (0..<A.rows).contains { (A[$0, example] > 0.5) != (Y[$0, example] > 0.5) }
  }
  return 1 - Double(wrong) / Double(A.columns)
}

/// The share of examples whose most likely class is the right one, given the probabilities of class 1, (1, m), or of
/// several classes, (classes, m); see ``predictedClasses(_:file:line:)``.
///
/// - Precondition: There is one class for each column, and there is a row.
public func accuracy(
  _ probabilities: Matrix, classes: [Int], file: StaticString = #file, line: UInt = #line
) -> Double {
  require(
    classes.count == probabilities.columns,
    "\(classes.count) classes for the \(probabilities.columns) columns of \(probabilities.sizes) probabilities",
    file: file, line: line)
  let wrong = zip(predictedClasses(probabilities, file: file, line: line), classes).count { $0 != $1 }
  return 1 - Double(wrong) / Double(classes.count)
}

/// 1 where a sigmoid output is above 0.5, and 0 elsewhere: the labels that the outputs `A` predict, in their shape,
/// (units, m).
public func predictedLabels(_ A: Matrix) -> Matrix { A.map { $0 > 0.5 ? 1 : 0 } }
