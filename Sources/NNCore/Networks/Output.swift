/// What the last layer of a ``Network`` makes of its Z, (units, m), and the cost that goes with it.
///
/// In each case the cost is the cross-entropy of the outputs `A` for the labels `Y`, both (units, m), and its
/// derivative by Z is `(A - Y)/m`; see ``outputGradient(_:_:file:line:)``.
public enum Output: String, CaseIterable, Codable, Sendable {
  /// One sigmoid unit: the probability of class 1, (1, m).
  case sigmoid
  /// Several sigmoid units, each the probability of a yes to a question of its own. `Y` is zeros and ones.
  case sigmoids
  /// The probabilities of several classes, of which one is right: (classes, m), each column adds up to 1. `Y` is
  /// ``oneHot(_:classes:file:line:)``, or probabilities.
  case softmax

  /// The cost of the outputs for `Z`, (units, m), from `Z` itself, and so finite however wrong they are.
  ///
  /// - Precondition: `Z` and `Y` have one shape.
  public func cost(
    logits Z: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
  ) -> Double {
    switch self {
    case .sigmoid, .sigmoids: sigmoidCrossEntropy(logits: Z, Y, file: file, line: line)
    case .softmax: softmaxCrossEntropy(logits: Z, Y, file: file, line: line)
    }
  }

  /// The share of examples that the outputs `A` have right: with several sigmoids all outputs of an example must
  /// be, with a softmax the most likely class.
  ///
  /// - Precondition: `A` and `Y` have one shape.
  public func accuracy(
    _ A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
  ) -> Double {
    requireLabels(Y, of: A, file, line)
    return switch self {
    case .sigmoid, .sigmoids: NNCore.accuracy(A, Y)
    case .softmax: NNCore.accuracy(A, classes: Y.argmaxByColumn())
    }
  }

  /// Writes the outputs over `Z`.
  func apply(to Z: inout Matrix) {
    switch self {
    case .sigmoid, .sigmoids: Z.applyVectors { $0.logistic }
    case .softmax: Z.replaceColumnsBySoftmax()
    }
  }

  /// Whether a last layer of `units` can have this output.
  func fits(units: Int) -> Bool {
    switch self {
    case .sigmoid: units == 1
    case .sigmoids: units > 0
    case .softmax: units > 1
    }
  }

  /// Stops the program if a last layer of `units` cannot have this output.
  func requireUnits(_ units: Int, _ file: StaticString, _ line: UInt) {
    switch self {
    case .sigmoid:
      require(
        fits(units: units),
        "one sigmoid is the output of one unit, not of \(units); there are .sigmoids and .softmax",
        file: file, line: line)
    case .sigmoids: require(fits(units: units), "an output needs a unit", file: file, line: line)
    case .softmax:
      require(
        fits(units: units), "a softmax needs a unit for each of two classes at least, got \(units)",
        file: file,
        line: line)
    }
  }
}
