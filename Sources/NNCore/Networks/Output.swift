/// The output function of a ``Network``, applied to the last layer's Z, (units, m), and the cost that goes with it.
///
/// The cost of probabilities `A` for the labels `Y`, both (units, m), is their cross-entropy, whose derivative with
/// respect to Z is `(A - Y)/m`; see ``outputGradient(_:_:file:line:)``. The cost of a linear output is the mean squared
/// error; see ``meanSquaredError(_:_:file:line:)``.
public enum Output: String, CaseIterable, Sendable {
  /// One sigmoid unit: the probability of class 1, (1, m).
  case sigmoid
  /// Several sigmoid units, each the probability of a yes to its own question. `Y` is zeros and ones.
  case sigmoids
  /// The probabilities of several classes, of which one is right: (classes, m), each column adding up to 1. `Y` is
  /// ``oneHot(_:classes:file:line:)``, or probabilities.
  case softmax
  /// Z itself, (units, m), for regression: estimates of numbers such as prices. The cost is the mean squared error; an
  /// accuracy is not defined.
  case linear

  /// The cost of the outputs for `Z`, (units, m), from `Z` itself, and so finite however wrong they are.
  ///
  /// - Precondition: `Z` and `Y` have the same shape.
  public func cost(
    logits Z: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
  ) -> Double {
    switch self {
    case .sigmoid, .sigmoids: sigmoidCrossEntropy(logits: Z, Y, file: file, line: line)
    case .softmax: softmaxCrossEntropy(logits: Z, Y, file: file, line: line)
    case .linear: meanSquaredError(Z, Y, file: file, line: line)
    }
  }

  /// The share of examples that the outputs `A` get right: with several sigmoids all outputs of an example must be
  /// right, with a softmax the most likely class.
  ///
  /// - Precondition: `A` and `Y` have the same shape, and the output is not ``linear``: regression has an error, not a
  ///   share of right answers.
  public func accuracy(
    _ A: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
  ) -> Double {
    requireClasses(for: "an accuracy", file, line)
    requireLabels(Y, of: A, file, line)
    return switch self {
    case .sigmoid, .sigmoids, .linear: NNCore.accuracy(A, Y, file: file, line: line)
    case .softmax:
      NNCore.accuracy(A, classes: Y.argmaxByColumn(file: file, line: line), file: file, line: line)
    }
  }

  /// Writes the outputs over `Z`.
  func apply(to Z: inout Matrix) {
    switch self {
    case .sigmoid, .sigmoids: Z.applyVectors { $0.logistic }
    case .softmax: Z.replaceColumnsBySoftmax()
    case .linear: break
    }
  }

  /// Writes the derivative of the cost with respect to Z for the outputs `A` and the labels `Y`, both (units, m), into
  /// `dZ`, which takes their shape.
  func writeGradient(
    _ A: Matrix, _ Y: Matrix, into dZ: inout Matrix, _ file: StaticString, _ line: UInt
  ) {
    let divisor = self == .linear ? Double(Y.count) / 2 : Double(Y.columns)
    writeDifference(A, Y, over: divisor, into: &dZ, file, line)
  }

  /// Stops the program if the output does not predict classes.
  func requireClasses(for answer: StaticString, _ file: StaticString, _ line: UInt) {
    require(
      self != .linear, "\(answer) is not defined for a linear output, which estimates numbers, not classes",
      file: file, line: line)
  }

  /// Why a last layer of `units` cannot have this output; `nil` if it can.
  func misfit(units: Int) -> String? {
    switch self {
    case .sigmoid where units != 1:
      "one sigmoid is the output of one unit, not of \(units); there are .sigmoids and .softmax"
    case .sigmoids where units < 1, .linear where units < 1: "an output needs a unit"
    case .softmax where units < 2: "a softmax needs at least two units, one for each class, got \(units)"
    default: nil
    }
  }
}

#if !hasFeature(Embedded)
  extension Output: Codable {}
#endif
