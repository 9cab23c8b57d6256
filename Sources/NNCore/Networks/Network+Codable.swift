// A network in any of Swift's encodings, such as JSON: for packages that keep what they have trained.

extension Layer: Codable {
  private enum CodingKeys: CodingKey {
    case W
    case b
  }

  /// Reads `W`, (units, inputs), and `b`, (units, 1).
  ///
  /// - Throws: `DecodingError` if one is missing or no matrix, or if there is not a bias for each unit.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let W = try values.decode(Matrix.self, forKey: .W)
    let b = try values.decode(Matrix.self, forKey: .b)
    guard b.rows == W.rows, b.columns == 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .b, in: values, debugDescription: "\(b.shape) biases for \(W.shape) weights")
    }
    self.init(W: W, b: b)
  }

  /// Writes `W`, (units, inputs), and `b`, (units, 1).
  ///
  /// - Throws: What the encoder throws: `EncodingError` for a number that it cannot write.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(W, forKey: .W)
    try values.encode(b, forKey: .b)
  }
}

extension Network: Codable {
  private enum CodingKeys: CodingKey {
    case layers
    case output
  }

  /// Reads `layers`, the first hidden one first, and `output`.
  ///
  /// - Throws: `DecodingError` if one is missing or of another type, there is no layer, a layer does not take what
  ///   the one before gives, or the last does not fit the output.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let layers = try values.decode([Layer].self, forKey: .layers)
    let output = try values.decode(Output.self, forKey: .output)
    let isChain = zip(layers, layers.dropFirst()).allSatisfy { $1.W.columns == $0.W.rows }
    guard isChain, let last = layers.last, output.fits(units: last.W.rows) else {
      throw DecodingError.dataCorruptedError(
        forKey: .layers, in: values,
        debugDescription:
          "layers of \(layers.map(\.W.shape)) weights are no network with the output \(output)")
    }
    self.init(layers: layers, output: output)
  }

  /// Writes `layers`, the first hidden one first, and `output`.
  ///
  /// - Throws: What the encoder throws: `EncodingError` for a number that it cannot write.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(layers, forKey: .layers)
    try values.encode(output, forKey: .output)
  }
}
