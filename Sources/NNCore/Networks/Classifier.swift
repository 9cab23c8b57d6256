/// A model that predicts the probabilities of each example's classes.
public protocol Classifier {
  /// The probabilities for the examples `X`, (features, m): with two classes those of class 1, (1, m); with more, a row
  /// for each class, (classes, m).
  func predict(_ X: Matrix) -> Matrix

  /// The number of each example's most likely class; see ``predictedClasses(_:file:line:)``.
  ///
  /// - Precondition: The classifier accepts the examples, and gives at least one probability for each.
  func classes(of X: Matrix) -> [Int]
}

extension Classifier {
  /// The number of each example's most likely class; see ``predictedClasses(_:file:line:)``.
  ///
  /// - Precondition: The classifier accepts the examples, and gives at least one probability for each.
  public func classes(of X: Matrix) -> [Int] { predictedClasses(predict(X)) }
}

/// The number of each example's most likely class.
///
/// From the probabilities of class 1, (1, m): 1 where they are above 0.5. From those of several classes,
/// (classes, m): the first of the largest.
///
/// - Precondition: There is a row.
public func predictedClasses(
  _ probabilities: Matrix, file: StaticString = #file, line: UInt = #line
) -> [Int] {
  if probabilities.rows == 1 { return probabilities.elements.map { $0 > 0.5 ? 1 : 0 } }
  return probabilities.argmaxByColumn(file: file, line: line)
}
