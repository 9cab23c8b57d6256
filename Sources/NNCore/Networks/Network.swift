/// The plain network that several lessons build on: hidden layers ReLU, one sigmoid output.
///
/// The lessons on backpropagation write their own; this one is for lessons that are about something else.
public struct Network: Classifier, Equatable, Sendable {
  public var layers: [Layer]

  /// A network of the given sizes, from the input's to the output's.
  public init(
    layerSizes: [Int], _ initialization: Initialization, using random: inout RandomState
  ) {
    require(layerSizes.count > 1, "a network needs at least two layer sizes, got \(layerSizes)")
    layers = [Layer].stack(layerSizes, initialization, using: &random)
  }

  public init(layers: [Layer]) { self.layers = layers }

  /// The activations of all layers for the examples `X`, (features, m): `X` itself first, the output's
  /// probabilities, (1, m), last.
  public func forward(_ X: Matrix) -> [Matrix] {
    var pass = NetworkPass()
    pass.forward(self, X)
    return pass.A
  }

  /// The gradients of the cross-entropy, layer by layer, from the activations that `forward` returned.
  public func backward(_ A: [Matrix], _ Y: Matrix) -> [LayerGradient] {
    var pass = NetworkPass(activations: A)
    pass.backward(self, Y)
    return pass.gradients
  }

  /// The probabilities of class 1, (1, m).
  public func predict(_ X: Matrix) -> Matrix { forward(X).output }
}

/// The derivative of the cross-entropy by the output's Z, `(A - Y)/m`, for outputs `A` that are sigmoids or a
/// softmax of it: (units, m).
///
/// - Precondition: `A` and `Y` have one shape.
public func outputGradient(_ A: Matrix, _ Y: Matrix) -> Matrix {
  requireLabels(Y, of: A)
  return (A - Y) / Double(Y.columns)
}

extension [Matrix] {
  /// The last of a network's activations: the probabilities of class 1, (1, m).
  public var output: Matrix { self[count - 1] }
}
