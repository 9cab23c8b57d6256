import NNCore

// Layers have this package's names, `W1`, `b1`, `W2`, …, or those that PyTorch and MLX give the linear layers of a
// sequence, `0.weight`, `0.bias`, `2.weight`, … (activations are numbered too), or `fc1.weight`, `fc1.bias`, ….

extension ModelFile.Tensor {
  /// The weights and biases of layers, `W1`, `b1`, `W2`, ….
  package static func of(_ layers: [Layer]) -> [ModelFile.Tensor] {
    zip(1..., layers).flatMap { number, layer in
      [ModelFile.Tensor("W\(number)", layer.W), ModelFile.Tensor("b\(number)", layer.b)]
    }
  }
}

extension ModelFile {
  /// The layers of a network, first to last; each takes as many inputs as the one before has units.
  ///
  /// Weights are (units, inputs); biases are (units, 1), or vectors of units.
  ///
  /// - Throws: ``ModelFileError`` if there is no layer, one is incomplete, two do not fit together, or names do not say
  ///   in which order the layers come.
  public func layers() throws(ModelFileError) -> [Layer] {
    var layers: [Layer] = []
    for name in try layerNames() {
      if tensor(name.W) == nil { throw ModelFileError("it has no tensor called \(name.W)") }
      let b = try matrix(name.b, columns: 1)
      let W = try matrix(name.W, rows: b.rows, columns: layers.last?.W.rows)
      layers.append(Layer(W: W, b: b))
    }
    return layers
  }

  /// The names of the tensors that ``layers()`` does not take.
  ///
  /// - Throws: ``ModelFileError`` if names do not say in which order the layers come.
  public func namesBesideLayers() throws(ModelFileError) -> [String] {
    let taken = try layerNames()
    return tensors.map { $0.name }.filter { name in !taken.contains { $0.W == name || $0.b == name } }
  }

  /// How many layers the names of the tensors promise.
  ///
  /// - Throws: ``ModelFileError`` if names do not say in which order the layers come.
  package func layerCount() throws(ModelFileError) -> Int { try layerNames().count }

  private typealias LayerNames = (W: String, b: String)

  private func layerNames() throws(ModelFileError) -> [LayerNames] {
    let stems = tensors.compactMap { $0.shape.count == 2 ? stem(of: $0.name) : nil }
    let weights = numbers(behind: "W")
    if !weights.isEmpty || stems.isEmpty {
      let count = weights.union(numbers(behind: "b")).count
      return (1...max(1, count)).map { ("W\($0)", "b\($0)") }
    }
    return try inOrder(stems).map { ("\($0)weight", "\($0)bias") }
  }

  /// The numbers in the names of tensors such as `W1`, counted from 1.
  private func numbers(behind letter: String) -> Set<Int> {
    var numbers: Set<Int> = []
    for tensor in tensors {
      guard tensor.name.hasPrefix(letter), let number = Int(tensor.name.dropFirst()), number > 0,
        tensor.name == "\(letter)\(number)"
      else { continue }
      numbers.insert(number)
    }
    return numbers
  }
}

/// `0.` for `0.weight`, nothing for `weight`; `nil` for other names.
private func stem(of name: String) -> String? {
  name == "weight" || name.hasSuffix(".weight") ? String(name.dropLast("weight".count)) : nil
}

/// The stems in the order of the numbers before their final point; the text before the number must be the same in all.
private func inOrder(_ stems: [String]) throws(ModelFileError) -> [String] {
  if stems.count == 1 { return stems }
  var numbered: [(number: Int, stem: String)] = []
  var text: Substring?
  for stem in stems {
    let digits = stem.utf8.dropLast().reversed().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
    let start = stem.dropLast(digits + 1)
    guard let number = Int(stem.dropLast().suffix(digits)), start == text ?? start,
      !numbered.contains(where: { $0.number == number })
    else {
      let other = stem == stems[0] ? stems[1] : stem
      throw ModelFileError(
        "the names \(stems[0])weight and \(other)weight do not say which layer comes first")
    }
    text = start
    numbered.append((number, stem))
  }
  return numbered.sorted { $0.number < $1.number }.map { $0.stem }
}
