/// What the last layer of a ``Network`` makes of its Z, (units, m), and the cost that goes with it.
///
/// In each case the cost is the cross-entropy of the outputs `A` for the labels `Y`, both (units, m), and its
/// derivative by Z is `(A - Y)/m`; see ``outputGradient(_:_:file:line:)``.
public enum Output: String, CaseIterable, Sendable {
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
    case .sigmoid, .sigmoids: NNCore.accuracy(A, Y, file: file, line: line)
    case .softmax:
      NNCore.accuracy(A, classes: Y.argmaxByColumn(file: file, line: line), file: file, line: line)
    }
  }

  /// Writes the outputs over `Z`.
  func apply(to Z: inout Matrix) {
    switch self {
    case .sigmoid, .sigmoids: Z.applyVectors { $0.logistic }
    case .softmax: Z.replaceColumnsBySoftmax()
    }
  }

  /// Why a last layer of `units` cannot have this output; `nil` if it can.
  func misfit(units: Int) -> String? {
    switch self {
    case .sigmoid where units != 1:
      "one sigmoid is the output of one unit, not of \(units); there are .sigmoids and .softmax"
    case .sigmoids where units < 1: "an output needs a unit"
    case .softmax where units < 2: "a softmax needs a unit for each of two classes at least, got \(units)"
    default: nil
    }
  }
}

#if !hasFeature(Embedded)
  extension Output: Codable {}
#endif
