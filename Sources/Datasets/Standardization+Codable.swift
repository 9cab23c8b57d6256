import NNCore

extension Standardization: Codable {
  private enum CodingKeys: CodingKey {
    case means
    case deviations
  }

  /// Reads `means` μ and `deviations` σ, both (features, 1).
  ///
  /// - Throws: `DecodingError` if one is missing or no matrix, they are of other shapes, or a deviation is not above
  ///   0.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let means = try values.decode(Matrix.self, forKey: .means)
    let deviations = try values.decode(Matrix.self, forKey: .deviations)
    guard means.columns == 1, deviations.columns == 1, means.rows == deviations.rows,
      deviations.elements.allSatisfy({ $0 > 0 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .deviations, in: values,
        debugDescription: "\(deviations.shape) deviations above 0 are needed for \(means.shape) means")
    }
    self.init(means: means, deviations: deviations)
  }

  /// Writes `means` μ and `deviations` σ, both (features, 1).
  ///
  /// - Throws: What the encoder throws: `EncodingError` for a number that it cannot write.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(means, forKey: .means)
    try values.encode(deviations, forKey: .deviations)
  }
}
