/// A plain, fully connected network: hidden layers that share an activation function, ReLU by default, and an output of
/// one sigmoid, several sigmoids, a softmax, or the last layer's weighted sums themselves.
///
/// ```swift
/// var random = RandomState(seed: 3)
/// var network = Network(layerSizes: [64, 32, 10], output: .softmax, .he, using: &random)
/// for _ in 0..<1000 {
///   let pass = network.forward(X)
///   network.descend(network.backward(pass, Y), rate: 0.5)
/// }
/// print(network.cost(X, Y), network.accuracy(X, Y))
/// ```
///
/// The lessons on backpropagation write their own networks; this one is for lessons about other things, and for your
/// programs.
public struct Network: Classifier, Equatable, Sendable {
  /// The layers, the first hidden layer first. Each takes as many inputs as the one before has units: that is checked
  /// when the network is used, so that layers can be changed one by one.
  public var layers: [Layer]
  /// The activation function of the hidden layers.
  public let hidden: HiddenFunction
  /// The output function, which also decides the cost.
  public let output: Output

  /// A network of the given sizes, from the input to the output, with biases of 0 and weights drawn from `random` layer
  /// by layer.
  ///
  /// - Precondition: There are at least two sizes, all are positive, and the last fits the output.
  public init(
    layerSizes: [Int], hidden: HiddenFunction = .relu, output: Output = .sigmoid,
    _ initialization: Initialization, using random: inout RandomState, file: StaticString = #file,
    line: UInt = #line
  ) {
    require(
      layerSizes.count > 1, "a network needs at least two layer sizes, got \(layerSizes)", file: file,
      line: line)
    require(
      layerSizes.allSatisfy { $0 > 0 }, "the sizes of layers must be positive, got \(layerSizes)", file: file,
      line: line)
    let layers = zip(layerSizes, layerSizes.dropFirst()).map { inputs, units in
      Layer(
        W: initialization.weights(units: units, inputs: inputs, using: &random, file: file, line: line),
        b: Matrix(rows: units, columns: 1))
    }
    self.init(layers: layers, hidden: hidden, output: output, file: file, line: line)
  }

  /// A network of these layers.
  ///
  /// - Precondition: There is a layer, each takes as many inputs as the one before has units, and the last fits
  ///   the output.
  public init(
    layers: [Layer], hidden: HiddenFunction = .relu, output: Output = .sigmoid, file: StaticString = #file,
    line: UInt = #line
  ) {
    let misfit = Network.misfit(layers, output)
    require(misfit == nil, misfit ?? "", file: file, line: line)
    self.layers = layers
    self.hidden = hidden
    self.output = output
  }

  /// Why these layers and this output do not form a network; `nil` if they do.
  private static func misfit(_ layers: [Layer], _ output: Output) -> String? {
    if layers.isEmpty { return "a network needs a layer" }
    for index in layers.indices.dropFirst() {
      let (inputs, units) = (layers[index].W.columns, layers[index - 1].W.rows)
      if inputs != units {
        return "layer \(index + 1) takes \(inputs) inputs, but layer \(index) has \(units) units"
      }
    }
    return output.misfit(units: layers[layers.count - 1].W.rows)
  }

  /// Stops the program unless the layers, which may have been changed, still form a network, and accept the examples
  /// `X`.
  func requireFit(_ X: Matrix?, _ file: StaticString, _ line: UInt) {
    if let misfit = Network.misfit(layers, output) { require(false, misfit, file: file, line: line) }
    guard let X else { return }
    require(
      X.rows == layers[0].W.columns,
      "a network of \(layers[0].W.columns) inputs cannot take \(X.sizes) examples", file: file, line: line)
  }
}

#if !hasFeature(Embedded)
  extension Network: Codable {
    /// Reads `layers`, the first hidden layer first, `output`, and `hidden`, which is ReLU if it is missing.
    ///
    /// - Throws: `DecodingError` if `layers` or `output` is missing, a value has the wrong type, there is no layer, a
    ///   layer does not fit the one before, or the last does not fit the output.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      let layers = try values.decode([Layer].self, forKey: .layers)
      let output = try values.decode(Output.self, forKey: .output)
      let hidden = try values.decodeIfPresent(HiddenFunction.self, forKey: .hidden) ?? .relu
      if let misfit = Network.misfit(layers, output) {
        throw DecodingError.dataCorruptedError(forKey: .layers, in: values, debugDescription: misfit)
      }
      self.init(layers: layers, hidden: hidden, output: output)
    }
  }
#endif

extension Network: CustomStringConvertible {
  /// The sizes of the layers, from the input on, and the number of parameters, `30→20→10→5→1, 891 parameters`, then the
  /// hidden layers' function if it is not ReLU, and the output if it is not one sigmoid.
  public var description: String {
    let sizes = layers.prefix(1).map { $0.W.columns } + layers.map { $0.W.rows }
    let arrows = sizes.isEmpty ? "no layers" : sizes.map { "\($0)" }.joined(separator: "→")
    return "\(arrows), \(parameterCount) parameters"
      + (hidden == .relu || layers.count < 2 ? "" : ", hidden \(hidden.rawValue)")
      + (output == .sigmoid ? "" : ", output \(output.rawValue)")
  }
}

extension Layer: CustomStringConvertible {
  /// The numbers of inputs, units and parameters: `20→10, 210 parameters`.
  public var description: String { "\(W.columns)→\(W.rows), \(W.count + b.count) parameters" }
}
