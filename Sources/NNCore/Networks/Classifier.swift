/// Something that gives each example a probability of class 1.
public protocol Classifier {
  /// (features, m) to (1, m).
  func predict(_ X: Matrix) -> Matrix
}
