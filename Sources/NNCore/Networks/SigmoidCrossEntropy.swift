// The cost of sigmoid outputs and its derivative from the outputs before the sigmoid, z. One that is exactly 0 or
// 1 has lost by how much the network is wrong; z has not.

/// The cross-entropy of sigmoid(`Z`) for the labels `Y`, both (units, m), from `Z` itself:
/// `(1/m) Σ [ max(z, 0) - z·y + ln(1 + e^-|z|) ]`.
///
/// It is what ``crossEntropy(_:_:file:line:)`` of the sigmoids would be without rounding, and finite for `Z` of any
/// size. Labels may be probabilities. With several units each is a question of its own, and their costs are added. The
/// form is derived in <doc:SafeCrossEntropies>.
///
/// - Precondition: `Z` and `Y` have one shape.
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

/// The derivative of the cross-entropy by `Z`, `(sigmoid(Z) - Y)/m`: (units, m).
///
/// - Precondition: `Z` and `Y` have one shape.
public func sigmoidCrossEntropyGradient(
  logits Z: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  outputGradient(sigmoid(Z), Y, file: file, line: line)
}

/// ln(1 + eᵃ) - ln(1 + eᵇ) of each pair of elements: what moving `Z` from b to a changes in the cost of an example with
/// label 0. The relative error is a few 10⁻¹⁶, however near a and b are.
///
/// Where they are near, their logarithms share most digits, and (1 + eᵃ)/(1 + eᵇ) = 1 + sigmoid(b)·(eᵃ⁻ᵇ - 1) keeps what
/// they differ by. Where they are not, they can be subtracted as they are.
///
/// - Precondition: `a` and `b` have one shape.
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
