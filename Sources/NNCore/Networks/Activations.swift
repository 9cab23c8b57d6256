// The activation functions of the lessons, forward and backward. `Z` and `A` are (units, m).

/// The rectifier (ReLU) of each element, max(0, z) (Nair and Hinton, 2010).
public func relu(_ Z: Matrix) -> Matrix { Z.mapVectors { $0.rectified } }

/// ∂cost/∂Z from ∂cost/∂A through ReLU: `dA ∘ [Z > 0]`, (units, m), and so 0 where `Z` is NaN.
///
/// `A` may be passed instead of `Z`: relu(z) is positive exactly where z is.
///
/// - Precondition: `dA` and `Z` have the same shape.
public func reluBackward(
  _ dA: consuming Matrix, _ Z: Matrix, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  reluBackward(&dA, Z, file: file, line: line)
  return dA
}

/// Turns ∂cost/∂A into ∂cost/∂Z in place: `dA ∘= [Z > 0]`.
///
/// - Precondition: `dA` and `Z` have the same shape.
public func reluBackward(
  _ dA: inout Matrix, _ Z: Matrix, file: StaticString = #file, line: UInt = #line
) {
  dA.combineVectors(with: Z, "pass back through ReLU", file: file, line: line, passedWherePositive)
}

@inline(__always)
private func passedWherePositive(_ dA: Vector, _ Z: Vector) -> Vector {
  // Read as an integer, the bits of a number above 0 are above 0 too, and below those of the first NaN. Each of the
  // three terms is negative where its condition holds; the shift spreads their common sign bit over the lane.
  let bits = unsafeBitCast(Z, to: SIMD8<Int64>.self)
  let isPositive = ((0 &- bits) & ~bits & (bits &- 0x7ff0_0000_0000_0001)) &>> 63
  return unsafeBitCast(unsafeBitCast(dA, to: SIMD8<Int64>.self) & isPositive, to: Vector.self)
}

/// The logistic sigmoid of each element, 1/(1 + e⁻ᶻ): the output unit's probability of class 1.
///
/// It is exactly 0 below -709.8, where e⁻ᶻ is infinite, and exactly 1 above 36.8, where 1 + e⁻ᶻ rounds to 1. Both
/// happen on unscaled data before the first update.
public func sigmoid(_ Z: Matrix) -> Matrix { Z.mapVectors { $0.logistic } }

/// The hyperbolic tangent of each element, (eᶻ - e⁻ᶻ)/(eᶻ + e⁻ᶻ), within 3 units in the last place.
public func tanh(_ Z: Matrix) -> Matrix { Z.mapVectors { $0.hyperbolicTangent } }

/// Writes the hyperbolic tangent of each element of `Z` into `A`, which takes the shape of `Z`.
public func tanh(_ Z: Matrix, into A: inout Matrix) {
  A.reshape(rows: Z.rows, columns: Z.columns)
  A.setVectors(from: Z, Z) { element, _ in element.hyperbolicTangent }
}

/// ∂cost/∂Z from ∂cost/∂A through tanh, with `A = tanh(Z)`: `dA ∘ (1 - A²)`, (units, m).
///
/// - Precondition: `dA` and `A` have the same shape.
public func tanhBackward(
  _ dA: Matrix, _ A: Matrix, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  require(
    dA.hasShape(of: A), "cannot pass back through tanh \(dA.sizes) and \(A.sizes)", file: file, line: line)
  return dA.combined(with: A) { dA, a in dA * (1 - a * a) }
}

/// ∂cost/∂Z from ∂cost/∂A through the sigmoid, with `A = sigmoid(Z)`: `dA ∘ A ∘ (1 - A)`, (units, m).
///
/// - Precondition: `dA` and `A` have the same shape.
public func sigmoidBackward(
  _ dA: Matrix, _ A: Matrix, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  require(
    dA.hasShape(of: A), "cannot pass back through the sigmoid \(dA.sizes) and \(A.sizes)", file: file,
    line: line)
  return dA.combined(with: A) { dA, a in dA * (a * (1 - a)) }
}
