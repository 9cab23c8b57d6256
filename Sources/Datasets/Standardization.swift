import NNCore

/// A transformation that gives features a comparable size, `x' = (x - μ)/σ`: with μ and σ of a set of examples, each of
/// its features gets mean 0 and standard deviation 1. Networks learn faster from such features (LeCun, Bottou, Orr and
/// Müller, 1998).
public struct Standardization: Equatable, Sendable {
  /// μ, (features, 1).
  public let means: Matrix
  /// σ, (features, 1).
  public let deviations: Matrix

  /// The standardization by given means μ and deviations σ.
  ///
  /// - Precondition: Both are (features, 1).
  public init(means: Matrix, deviations: Matrix, file: StaticString = #file, line: UInt = #line) {
    require(
      means.rows == deviations.rows && means.columns == 1 && deviations.columns == 1,
      "cannot standardize by \(means.sizes) means and \(deviations.sizes) deviations", file, line)
    self.means = means
    self.deviations = deviations
  }

  /// The mean and the population standard deviation, `√(Σ (x - μ)²/m)`, of each feature.
  ///
  /// A constant feature has no spread to divide by and is only centred: its σ is 1.
  public init(of examples: LabelledData) { self.init(of: examples.X) }

  /// The mean and the population standard deviation of each row of `X`, (features, m); a constant row gets the
  /// deviation 1. Targets, (targets, m), can be standardized as well as features.
  ///
  /// If numbers are so large that their sums overflow, μ or σ is not finite; if they are so small that their squares
  /// underflow, σ is 0; without columns, both are NaN.
  public init(of X: Matrix) { self.init(means: X.rowMeans(), deviations: X.rowDeviations()) }

  /// `X` standardized, `(X - μ)/σ`: (features, m).
  ///
  /// - Precondition: `X` has a row for each mean.
  public func callAsFunction(_ X: Matrix, file: StaticString = #file, line: UInt = #line) -> Matrix {
    require(
      X.rows == means.rows, "cannot standardize \(X.rows) features by \(means.sizes) means", file, line)
    return (X - means) / deviations
  }

  /// `X`, (features, m), with the standardization undone, `X·σ + μ`: it turns the output of a network that has learnt
  /// standardized targets into the targets' own unit.
  ///
  /// - Precondition: `X` has a row for each mean.
  public func undone(_ X: Matrix, file: StaticString = #file, line: UInt = #line) -> Matrix {
    require(
      X.rows == means.rows, "cannot undo the standardization of \(X.rows) features by \(means.sizes) means",
      file, line)
    return X * deviations + means
  }
}

#if !hasFeature(Embedded)
  extension Standardization: Codable {
    /// Reads `means` μ and `deviations` σ, both (features, 1).
    ///
    /// - Throws: `DecodingError` if one is missing or not a matrix, the shapes are wrong, or a deviation is not
    ///   positive.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      let means = try values.decode(Matrix.self, forKey: .means)
      let deviations = try values.decode(Matrix.self, forKey: .deviations)
      guard means.columns == 1, deviations.columns == 1, means.rows == deviations.rows,
        deviations.elements.allSatisfy({ $0 > 0 })
      else {
        throw DecodingError.dataCorruptedError(
          forKey: .deviations, in: values,
          debugDescription: "\(deviations.sizes) deviations above 0 are needed for \(means.sizes) means")
      }
      self.init(means: means, deviations: deviations)
    }
  }
#endif

extension Matrix {
  /// The population standard deviation of each row, or 1 if the row is constant: (rows, 1).
  ///
  /// A constant row is recognized by its values, since its deviation may come out as a tiny number instead of 0: the
  /// mean is rounded.
  fileprivate func rowDeviations() -> Matrix {
    var deviations = rowVariances().map { $0.squareRoot() }
    for row in 0..<rows {
      let values = elements[row * columns..<(row + 1) * columns]
      if values.allSatisfy({ $0 == values.first }) { deviations[row, 0] = 1 }
    }
    return deviations
  }
}
