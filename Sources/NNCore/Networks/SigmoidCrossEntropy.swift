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
  let cost = Z.sumOfVectors(with: Y) { z, y in
    let magnitude = z.replacing(with: -z, where: z .< 0)
    return (z.rectified - z * y) + (-magnitude).exponential.logarithmOfOnePlus
  }
  return cost / Double(Z.columns)
}

/// The derivative of the cross-entropy by `Z`, `(sigmoid(Z) - Y)/m`: (units, m).
///
/// - Precondition: `Z` and `Y` have one shape.
public func sigmoidCrossEntropyGradient(
  logits Z: Matrix, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
) -> Matrix {
  outputGradient(sigmoid(Z), Y, file: file, line: line)
}
