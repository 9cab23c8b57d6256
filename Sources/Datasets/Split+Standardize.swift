import NNCore

extension Split {
  /// The same examples with features of comparable size, `x' = (x - μ)/σ`: in the training set each has mean 0
  /// and standard deviation 1.
  ///
  /// μ and σ are the mean and the population standard deviation of the **training** set, for both sets: the
  /// test set is to stay unseen. A feature that has one value throughout the training set has no spread to
  /// divide by and is only centred: it is 0 in the training set.
  ///
  /// - Throws: `DataError.data` if a feature's numbers are so large that μ or σ is infinite.
  public func standardized() throws(DataError) -> Split {
    var result = self
    let (means, deviations) = (train.X.rowMeans(), train.X.rowDeviations())
    for row in 0..<train.X.rows where !(means[row, 0].isFinite && deviations[row, 0].isFinite) {
      throw .data(
        "\(name): the numbers of feature \(row + 1), \(train.featureNames[row]), are too large to standardize"
      )
    }
    result.train.X = (train.X - means) / deviations
    result.test.X = (test.X - means) / deviations
    return result
  }
}

extension Matrix {
  /// The population standard deviation of each row, or 1 where the row has one value throughout: (rows, 1).
  ///
  /// Such a row is found by its values: its deviation may come out as a tiny number instead of 0, because the
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
