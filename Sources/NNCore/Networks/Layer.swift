/// The parameters of one layer, `Z = W·A + b`.
public struct Layer: Equatable, Sendable {
  /// The weights, (units, inputs).
  public var W: Matrix
  /// The biases, (units, 1).
  public var b: Matrix

  /// A layer with these weights, (units, inputs), and biases, (units, 1).
  ///
  /// - Precondition: There is a bias for each unit.
  public init(W: Matrix, b: Matrix, file: StaticString = #file, line: UInt = #line) {
    let misfit = Layer.misfit(W, b)
    require(misfit == nil, misfit ?? "", file: file, line: line)
    self.W = W
    self.b = b
  }

  /// Why these weights and biases do not form a layer; `nil` if they do.
  private static func misfit(_ W: Matrix, _ b: Matrix) -> String? {
    let fits = W.rows == b.rows && b.columns == 1
    return fits ? nil : "a layer of \(W.sizes) weights cannot have \(b.sizes) biases"
  }

  /// One step of gradient descent (Cauchy, 1847) with the rate η: `W -= η·dW`, `b -= η·db`. Nothing is allocated.
  ///
  /// - Precondition: The derivatives have the shapes of the parameters.
  public mutating func descend(
    _ gradient: LayerGradient, rate: Double, file: StaticString = #file, line: UInt = #line
  ) {
    require(
      gradient.dW.hasShape(of: W) && gradient.db.hasShape(of: b),
      "derivatives of \(gradient.dW.sizes) and \(gradient.db.sizes) for \(W.sizes) weights and \(b.sizes) biases",
      file: file, line: line)
    W.add(gradient.dW, scaledBy: -rate)
    b.add(gradient.db, scaledBy: -rate)
  }
}

#if !hasFeature(Embedded)
  extension Layer: Codable {
    /// Reads `W`, (units, inputs), and `b`, (units, 1).
    ///
    /// - Throws: `DecodingError` if one is missing or not a matrix, or if there is not one bias for each unit.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      let W = try values.decode(Matrix.self, forKey: .W)
      let b = try values.decode(Matrix.self, forKey: .b)
      if let misfit = Layer.misfit(W, b) {
        throw DecodingError.dataCorruptedError(forKey: .b, in: values, debugDescription: misfit)
      }
      self.init(W: W, b: b)
    }
  }
#endif

/// The derivatives of the cost with respect to the parameters of one layer, in the shapes of the parameters.
public struct LayerGradient: Equatable, Sendable {
  /// With respect to the weights, (units, inputs).
  public var dW: Matrix
  /// With respect to the biases, (units, 1).
  public var db: Matrix

  /// The derivatives with respect to a layer's weights, (units, inputs), and biases, (units, 1).
  public init(dW: Matrix, db: Matrix) {
    self.dW = dW
    self.db = db
  }
}
