import NNCore

// A network is stored as its layers, `W1`, `b1`, `W2`, …, and its functions' names in the metadata, `activation` and
// `output`.

extension ModelFile {
  /// A file of these matrices, each with its own name, and these strings.
  ///
  /// ```swift
  /// let file = ModelFile(["W1": W, "b1": b], metadata: ["activation": "relu"])
  /// ```
  public init(_ matrices: KeyValuePairs<String, Matrix>, metadata: [String: String] = [:]) {
    self.init(tensors: matrices.map { Tensor($0.key, $0.value) }, metadata: metadata)
  }

  /// A file of a network: its layers as `W1`, `b1`, `W2`, …, and its functions as `activation` and `output`.
  ///
  /// - Parameters:
  ///   - network: The network to save.
  ///   - features: The names of the network's inputs, if they are to be in the file.
  ///   - classes: The names of its classes, two for one sigmoid; for several sigmoids or a linear output, the names of
  ///     the units.
  ///   - metadata: Other strings.
  ///   - file: The caller's file, for the message of a broken precondition.
  ///   - line: The caller's line.
  /// - Precondition: There is a name for each feature, or none; and the same for classes.
  public init(
    _ network: Network, features: [String] = [], classes: [String] = [], metadata: [String: String] = [:],
    file: StaticString = #file, line: UInt = #line
  ) {
    self.init(tensors: Tensor.of(network.layers), metadata: metadata)
    self.metadata["activation"] = network.hidden.rawValue
    self.metadata["output"] = network.output.rawValue
    if !features.isEmpty { setList("features", to: features) }
    if !classes.isEmpty { setList("classes", to: classes) }
    do throws(ModelFileError) { try requireNames(of: network.layers, network.output) } catch {
      fatalError("the names do not fit the network: \(error.reason)", file: file, line: line)
    }
  }

  /// The network that the file holds; see ``layers()`` for the names that its layers may have.
  ///
  /// Without `activation` in the metadata, hidden layers are assumed to be ReLU; without `output`, the output is one
  /// sigmoid if the last layer has one unit, and a softmax otherwise. Other strings are left to the caller, and so are
  /// the tensors `feature_mean` and `feature_deviation`, (features, 1), by which the network's examples are
  /// standardized.
  ///
  /// - Throws: ``ModelFileError`` if there is no layer, one is incomplete, or two do not fit together; if a function is
  ///   unknown, or does not fit the last layer; if there are tensors that such a network has no use for; or if there
  ///   are names of features or classes, but not one for each.
  public func network() throws(ModelFileError) -> Network {
    let layers = try layers()
    let known = ["feature_mean", "feature_deviation"]
    if let other = try namesBesideLayers().first(where: { !known.contains($0) }) {
      throw ModelFileError("it holds \(shown(other)), which a plain network has no use for")
    }
    let units = layers[layers.count - 1].W.rows
    let hidden = try function("activation", of: ["relu", "tanh", "sigmoid"]) ?? "relu"
    let output =
      try function("output", of: Output.allCases.map { $0.rawValue }) ?? (units == 1 ? "sigmoid" : "softmax")
    try requireUnits(units, of: output)
    let network = Network(
      layers: layers, hidden: HiddenFunction(rawValue: hidden) ?? .relu,
      output: Output(rawValue: output) ?? .sigmoid)
    try requireNames(of: layers, network.output)
    return network
  }

  /// - Throws: ``ModelFileError`` if a last layer of so many units cannot have this output.
  package func requireUnits(_ units: Int, of output: String) throws(ModelFileError) {
    if output == "sigmoid" ? units == 1 : output == "softmax" ? units > 1 : true { return }
    throw ModelFileError(
      "its output is called \(output), but the last layer has \(counted(units, "unit", "units"))")
  }

  /// The name of a function in the metadata; `nil` if they do not have it.
  private func function(_ name: String, of known: [String]) throws(ModelFileError) -> String? {
    guard let function = metadata[name] else { return nil }
    if known.contains(function) { return function }
    var list = ""
    for word in known { list += (list.isEmpty ? "" : ", ") + word }
    throw ModelFileError("its \(name) is \(shown(function)), where one of \(list) is needed")
  }

  /// - Throws: ``ModelFileError`` if there are names of features or classes, but not one for each.
  package func requireNames(of layers: [Layer], _ output: Output) throws(ModelFileError) {
    let classes = output == .sigmoid ? 2 : layers[layers.count - 1].W.rows
    for (one, name, count) in [
      ("feature", "features", layers[0].W.columns), ("class", "classes", classes),
    ] {
      guard let names = try list(name), names.count != count else { continue }
      throw ModelFileError(
        "it has \(counted(names.count, "name", "names")) for \(counted(count, one, name))")
    }
  }
}

private func counted(_ count: Int, _ one: String, _ several: String) -> String {
  "\(count) \(count == 1 ? one : several)"
}
