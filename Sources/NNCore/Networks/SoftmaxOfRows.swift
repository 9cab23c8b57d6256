// Softmax and its cost where examples are rows, (m, classes): a recurrent network adds a row for every letter.

/// Replaces each row of `Z`, (m, classes), by its softmax, `exp(z - max z) / Σ exp(z - max z)`.
///
/// Subtracting the maximum leaves the result as it is, and keeps exp from overflowing. A row with NaN or +∞ becomes
/// NaN.
package func softmax(rowsOf Z: inout Matrix) {
  let columns = Z.columns
  Z.withUnsafeMutableElements { elements in
    guard let start = elements.baseAddress else { return }
    for row in stride(from: 0, to: elements.count, by: max(columns, 1)) {
      replaceBySoftmax(start + row, columns)
    }
  }
}

/// The cross-entropy of probabilities `Y`, (m, classes), for the right class of each row: `-Σ ln y[i, target i]`.
///
/// It is infinite where a right class has probability 0, and NaN if the probability of a right class is.
///
/// - Precondition: There is one target for each row, and each is a class.
package func crossEntropy(rowsOf Y: Matrix, targets: [Int]) -> Double {
  require(targets.count == Y.rows, "\(targets.count) targets for the rows of a \(Y.sizes) matrix")
  var sum = Vector.zero
  for first in stride(from: 0, to: targets.count, by: 8) {
    let lanes = min(8, targets.count - first)
    var likelihoods = Vector(repeating: 1)
    for lane in 0..<lanes { likelihoods[lane] = Y[first + lane, targets[first + lane]] }
    sum += likelihoods.naturalLogarithm
  }
  return -sum.treeSum
}

private func replaceBySoftmax(_ z: UnsafeMutablePointer<Double>, _ count: Int) {
  let values = UnsafeBufferPointer(start: z, count: count)
  let maximum = laneMaximum(values)
  @inline(__always)
  func power(_ score: Vector) -> Vector { (score - maximum).exponentialWithoutBranch }
  transformVectors(count, from: z, to: z, power)
  let total = laneSum(values)
  transformVectors(count, from: z, to: z) { $0 / total }
}

private func laneMaximum(_ values: UnsafeBufferPointer<Double>) -> Double {
  guard let start = values.baseAddress, values.count >= 8 else { return values.max() ?? 0 }
  // The last vector overlaps the one before it, which does not change a maximum.
  var largest = loadVector(start + values.count - 8)
  for index in stride(from: 0, to: values.count - 7, by: 8) {
    let part = loadVector(start + index)
    largest.replace(with: part, where: part .> largest)
  }
  return largest.max()
}
