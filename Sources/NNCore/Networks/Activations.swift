// The activation functions of the lessons, forward and backward. `Z` and `A` are (units, m).

/// The rectifier, max(0, z) (Nair and Hinton, 2010).
public func relu(_ Z: Matrix) -> Matrix { Z.mapVectors { $0.rectified } }

/// ∂cost/∂Z from ∂cost/∂A through ReLU: `dA ∘ [Z > 0]`.
///
/// `Z` may as well be `A`: relu(z) is positive exactly where z is.
public func reluBackward(_ dA: consuming Matrix, _ Z: Matrix) -> Matrix {
  dA.passBackThroughReLU(Z)
  return dA
}

extension Matrix {
  /// The same where the derivative is: `self ∘= [Z > 0]`.
  mutating func passBackThroughReLU(_ Z: Matrix) {
    combineVectors(with: Z, "pass back through ReLU", passedWherePositive)
  }
}

@inline(__always)
private func passedWherePositive(_ dA: Vector, _ Z: Vector) -> Vector {
  // As whole numbers, the bits of a number above 0 are above 0 too. The shifts spread a sign over all bits.
  let bits = unsafeBitCast(Z, to: SIMD8<Int64>.self)
  let isPositive = ((0 &- bits) &>> 63) & ~(bits &>> 63)
  return unsafeBitCast(unsafeBitCast(dA, to: SIMD8<Int64>.self) & isPositive, to: Vector.self)
}

/// The logistic sigmoid, 1/(1 + e⁻ᶻ): the output unit's probability of class 1.
///
/// It is exactly 0 or 1 where z is beyond about -745 or 37, as on unscaled data before the first update.
public func sigmoid(_ Z: Matrix) -> Matrix { Z.mapVectors { $0.logistic } }

/// The hyperbolic tangent, (eᶻ - e⁻ᶻ)/(eᶻ + e⁻ᶻ).
public func tanh(_ Z: Matrix) -> Matrix { Z.mapVectors { $0.hyperbolicTangent } }

/// Writes the hyperbolic tangent of each element of `Z` into `A`.
///
/// - Precondition: `Z` and `A` have one shape.
public func tanh(_ Z: Matrix, into A: inout Matrix) {
  require(Z.rows == A.rows && Z.columns == A.columns, "cannot write tanh of \(Z.shape) into \(A.shape)")
  A.withUnsafeMutableElements { target in
    Z.withUnsafeElements { source in
      guard let from = source.baseAddress, let to = target.baseAddress else { return }
      transformVectors(source.count, from: from, to: to) { $0.hyperbolicTangent }
    }
  }
}

/// ∂cost/∂Z from ∂cost/∂A through tanh, with `A = tanh(Z)`: `dA ∘ (1 - A²)`.
public func tanhBackward(_ dA: Matrix, _ A: Matrix) -> Matrix {
  dA.combined(with: A, "pass back through tanh") { dA, a in dA * (1 - a * a) }
}

/// A hidden layer's activation function.
public enum Activation: String, CaseIterable, Sendable {
  case relu
  case tanh

  /// The activations of `Z`.
  public func callAsFunction(_ Z: Matrix) -> Matrix {
    switch self {
    case .relu: NNCore.relu(Z)
    case .tanh: NNCore.tanh(Z)
    }
  }
}
