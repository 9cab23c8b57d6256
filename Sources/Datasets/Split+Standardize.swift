import NNCore

extension Split {
  /// The same examples, all standardized by the **training** set's means and deviations, since the other sets must stay
  /// unseen. See ``Standardization``.
  ///
  /// - Throws: `DataError` of the kind `data` if a feature's numbers are so large that μ or σ is infinite.
  public func standardized() throws(DataError) -> Split {
    let standardization = Standardization(of: train)
    let (means, deviations) = (standardization.means, standardization.deviations)
    for row in 0..<train.X.rows where !(means[row, 0].isFinite && deviations[row, 0].isFinite) {
      throw .data(
        "\(name): the numbers of feature \(row + 1), \(train.featureNames[row]), are too large to standardize"
      )
    }
    return standardized(by: standardization)
  }

  /// The same examples, standardized as others were: a trained model needs the μ and σ that it was trained with.
  ///
  /// - Precondition: The examples have the same number of features.
  public func standardized(
    by standardization: Standardization, file: StaticString = #file, line: UInt = #line
  ) -> Split {
    var result = self
    result.train.X = standardization(train.X, file: file, line: line)
    result.validation.X = standardization(validation.X, file: file, line: line)
    result.test.X = standardization(test.X, file: file, line: line)
    result.standardization = standardization
    return result
  }
}
