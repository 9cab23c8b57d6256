import NNCore

extension Split {
  /// The same examples, all standardized by the **training** set's means and deviations, since the other sets must stay
  /// unseen. See ``Standardization``.
  ///
  /// - Throws: `DataError` of the kind `data` if a feature's numbers are so large that μ or σ is infinite, or so small that
  ///   σ comes out as 0.
  public func standardized() throws(DataError) -> Split {
    let standardization = Standardization(of: train)
    let (means, deviations) = (standardization.means, standardization.deviations)
    for row in 0..<train.X.rows {
      let (mean, deviation) = (means[row, 0], deviations[row, 0])
      if mean.isFinite && deviation.isFinite && deviation > 0 { continue }
      let (size, feature) = (deviation == 0 ? "small" : "large", train.featureNames[row])
      let word = feature == "feature \(row + 1)" ? feature : "feature \(row + 1), \(feature),"
      throw .data("\(name): the numbers of \(word) are too \(size) to standardize")
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
