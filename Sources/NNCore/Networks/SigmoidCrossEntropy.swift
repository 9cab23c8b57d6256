// The cost of sigmoid outputs and its derivative, computed from the logits z. An output that rounds to 0 or 1 does not
// tell by how much the network is wrong; z does.

/// The cross-entropy of sigmoid(`Z`) for the labels `Y`, both (units, m), from `Z` itself:
/// `(1/m) Σ [ max(z, 0) - z·y + ln(1 + e^-|z|) ]`.
///
/// It is what ``crossEntropy(_:_:file:line:)`` of the sigmoids would be in exact arithmetic, and it is finite for every
/// finite `Z`. Labels may be probabilities. With several units, each answers its own question, and their costs are
/// added. The form is derived in <doc:SafeCrossEntropies>.
///
/// - Precondition: `Z` and `Y` have the same shape.
public func sigmoidCrossEntropy(
  logits Z: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Double {
  requireLabels(Y, of: Z, file, line)
  let cost = Z.sumOfVectors(with: Y, crossEntropyTerm)
  return cost / Double(Z.columns)
}

/// max(z, 0) - z·y + ln(1 + e^-|z|)
@inline(__always)
private func crossEntropyTerm(_ z: Vector, _ y: Vector) -> Vector {
  let magnitude = z.replacing(with: -z, where: z .< 0)
  return (z.rectified - z * y) + (-magnitude).exponential.logarithmOfOnePlus
}

/// The derivative of the cross-entropy with respect to `Z`, `(sigmoid(Z) - Y)/m`: (units, m).
///
/// - Precondition: `Z` and `Y` have the same shape.
public func sigmoidCrossEntropyGradient(
  logits Z: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  outputGradient(sigmoid(Z), Y, file: file, line: line)
}

/// ln(1 + eᵃ) - ln(1 + eᵇ) of each pair of elements: how much the cost of an example with label 0 changes if its `Z`
/// moves from b to a. The relative error is a few 10⁻¹⁶, however close a and b are.
///
/// If they are close, the two logarithms agree in most digits, which a subtraction would lose; their difference is the
/// logarithm of (1 + eᵃ)/(1 + eᵇ) = 1 + sigmoid(b)·(eᵃ⁻ᵇ - 1). If they are not, the logarithms are simply subtracted.
///
/// - Precondition: `a` and `b` have the same shape.
package func softplusDifference(
  _ a: Matrix, _ b: Matrix, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  require(a.hasShape(of: b), "cannot subtract \(a.sizes) and \(b.sizes)", file: file, line: line)
  var result = Matrix(unwrittenRows: a.rows, columns: a.columns)
  result.setVectors(from: a, b, softplusDifference)
  return result
}

@inline(__always)
private func softplusDifference(_ a: Vector, _ b: Vector) -> Vector {
  let move = a - b
  let near = (b.logistic * move.exponentialMinusOne).logarithmOfOnePlus
  return (a.softplus - b.softplus).replacing(with: near, where: move * move .< 1)
}

extension SIMD8<Double> {
  /// ln(1 + eᶻ) in each lane, as max(z, 0) + ln(1 + e^-|z|).
  @inline(__always)
  fileprivate var softplus: Self {
    rectified + (-replacing(with: -self, where: self .< 0)).exponential.logarithmOfOnePlus
  }
}
