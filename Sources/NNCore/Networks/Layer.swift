/// The parameters of one layer, `Z = W·A + b`.
public struct Layer: Equatable, Sendable {
  /// The weights, (units, inputs).
  public var W: Matrix
  /// The biases, (units, 1).
  public var b: Matrix

  /// A layer of these weights, (units, inputs), and biases, (units, 1).
  ///
  /// - Precondition: There is a bias for each unit.
  public init(W: Matrix, b: Matrix, file: StaticString = #file, line: UInt = #line) {
    let misfit = Layer.misfit(W, b)
    require(misfit == nil, misfit ?? "", file: file, line: line)
    self.W = W
    self.b = b
  }

  /// Why these weights and biases are no layer; `nil` if they are one.
  private static func misfit(_ W: Matrix, _ b: Matrix) -> String? {
    let fits = W.rows == b.rows && b.columns == 1
    return fits ? nil : "a layer of \(W.shape) weights cannot have \(b.shape) biases"
  }

  /// One step of gradient descent (Cauchy, 1847) with the rate η: `W -= η·dW`, `b -= η·db`. Nothing is allocated.
  ///
  /// - Precondition: The derivatives have the shapes of the parameters.
  public mutating func descend(
    _ gradient: LayerGradient, rate: Double, file: StaticString = #file, line: UInt = #line
  ) {
    require(
      gradient.dW.hasShape(of: W) && gradient.db.hasShape(of: b),
      "derivatives of \(gradient.dW.shape) and \(gradient.db.shape) for \(W.shape) weights and \(b.shape) biases",
      file: file, line: line)
    W.add(gradient.dW, scaledBy: -rate)
    b.add(gradient.db, scaledBy: -rate)
  }
}

#if !hasFeature(Embedded)
  extension Layer: Codable {
    /// Reads `W`, (units, inputs), and `b`, (units, 1).
    ///
    /// - Throws: `DecodingError` if one is missing or no matrix, or if there is not a bias for each unit.
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

/// The derivatives of the cost by the parameters of one layer, in the shapes of the parameters.
public struct LayerGradient: Equatable, Sendable {
  /// By the weights, (units, inputs).
  public var dW: Matrix
  /// By the biases, (units, 1).
  public var db: Matrix

  /// The derivatives by the weights, (units, inputs), and by the biases, (units, 1), of a layer.
  public init(dW: Matrix, db: Matrix) {
    self.dW = dW
    self.db = db
  }
}

extension [Layer] {
  /// Layers of the given sizes, the input's first, with biases 0 and weights drawn from `random` layer by layer.
  ///
  /// ```
  /// [Layer].stack([30, 10, 5, 1], .he, using: &random)  // three layers
  /// ```
  package static func stack(
    _ sizes: [Int], _ initialization: Initialization, using random: inout RandomState
  ) -> [Layer] {
    zip(sizes, sizes.dropFirst()).map { inputs, units in
      Layer(
        W: initialization.weights(units: units, inputs: inputs, using: &random),
        b: Matrix(rows: units, columns: 1))
    }
  }

  /// All parameters in one list, W₁, b₁, W₂, …, each row by row: what a gradient check varies.
  ///
  /// - Precondition: A list that is set has ``parameterCount`` numbers.
  /// - Complexity: O(``parameterCount``): the numbers are copied.
  public var parameters: [Double] {
    get { flatMap { $0.W.elements + $0.b.elements } }
    set {
      require(newValue.count == parameterCount, "\(newValue.count) values for \(parameterCount) parameters")
      var position = 0
      for index in indices {
        self[index].W.assign(newValue, from: &position)
        self[index].b.assign(newValue, from: &position)
      }
    }
  }

  /// Gradients of 0 in the shapes of the layers' parameters: memory for a backward pass to write into.
  public var zeroGradients: [LayerGradient] {
    map {
      LayerGradient(
        dW: Matrix(rows: $0.W.rows, columns: $0.W.columns), db: Matrix(rows: $0.b.rows, columns: 1))
    }
  }

  /// How many parameters the layers have: all weights and all biases.
  public var parameterCount: Int { reduce(0) { $0 + $1.W.count + $1.b.count } }

  /// One step of gradient descent in every layer, with the rate η; see ``Layer/descend(_:rate:file:line:)``.
  ///
  /// - Precondition: There is a gradient for each layer, in the shapes of its parameters.
  public mutating func descend(
    _ gradients: [LayerGradient], rate: Double, file: StaticString = #file, line: UInt = #line
  ) {
    require(
      gradients.count == count, "\(gradients.count) gradients for \(count) layers", file: file, line: line)
    for index in indices { self[index].descend(gradients[index], rate: rate, file: file, line: line) }
  }
}

extension [LayerGradient] {
  /// All derivatives in one list, in the order of the layers' `parameters`.
  ///
  /// - Complexity: O(n) for n parameters: the numbers are copied.
  public var derivatives: [Double] { flatMap { $0.dW.elements + $0.db.elements } }
}

extension Matrix {
  /// Takes as many values as it holds from `values`, from `position` on, which moves past them.
  fileprivate mutating func assign(_ values: [Double], from position: inout Int) {
    storage.replaceSubrange(storage.indices, with: values[position..<position + count])
    position += count
  }
}
