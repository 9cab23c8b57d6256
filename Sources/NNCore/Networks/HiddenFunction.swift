/// The activation function of hidden layers, which makes a network more than a linear map.
public enum HiddenFunction: String, Sendable {
  /// The rectifier, max(0, z) (Nair and Hinton, 2010). ``Initialization/he`` suits it.
  case relu
  /// The hyperbolic tangent, between -1 and 1. ``Initialization/xavier`` suits it.
  case tanh
  /// The logistic sigmoid, 1/(1 + e⁻ᶻ), between 0 and 1. Its slope is at most ¼, so gradients shrink from layer to
  /// layer.
  case sigmoid

  /// The activations of `Z`, in its shape.
  public func callAsFunction(_ Z: Matrix) -> Matrix {
    switch self {
    case .relu: NNCore.relu(Z)
    case .tanh: NNCore.tanh(Z)
    case .sigmoid: NNCore.sigmoid(Z)
    }
  }

  /// Writes the activations over `Z`.
  func apply(to Z: inout Matrix) {
    switch self {
    case .relu: Z.applyVectors { $0.rectified }
    case .tanh: Z.applyVectors { $0.hyperbolicTangent }
    case .sigmoid: Z.applyVectors { $0.logistic }
    }
  }

  /// Turns ∂cost/∂A into ∂cost/∂Z in place, given the activations `A`, from which each slope follows.
  func passBack(_ dA: inout Matrix, _ A: Matrix) {
    switch self {
    case .relu: reluBackward(&dA, A)
    case .tanh: dA.combineVectors(with: A, "pass back through tanh") { dA, a in dA * (1 - a * a) }
    case .sigmoid: dA.combineVectors(with: A, "pass back through the sigmoid") { dA, a in dA * (a * (1 - a)) }
    }
  }
}

#if !hasFeature(Embedded)
  extension HiddenFunction: Codable {}
#endif
