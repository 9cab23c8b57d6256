// The parameters of a network, all together: as one array, and the step that changes them.

extension Network {
  /// All parameters in one array, W₁, b₁, W₂, …, each row by row, for gradient checks.
  ///
  /// - Precondition: A new value has ``parameterCount`` numbers.
  /// - Complexity: O(``parameterCount``): the numbers are copied.
  public var parameters: [Double] {
    get { layers.flatMap { $0.W.elements + $0.b.elements } }
    set {
      require(newValue.count == parameterCount, "\(newValue.count) values for \(parameterCount) parameters")
      var position = 0
      for index in layers.indices {
        layers[index].W.assign(newValue, from: &position)
        layers[index].b.assign(newValue, from: &position)
      }
    }
  }

  /// How many parameters the network has: all weights and all biases.
  public var parameterCount: Int { layers.reduce(0) { $0 + $1.W.count + $1.b.count } }

  /// One step of gradient descent in every layer, with the rate η; see ``Layer/descend(_:rate:file:line:)``.
  ///
  /// - Precondition: There is a gradient for each layer, in the shapes of its parameters.
  public mutating func descend(
    _ gradients: Gradients, rate: Double, file: StaticString = #file, line: UInt = #line
  ) {
    require(
      gradients.layers.count == layers.count,
      "\(gradients.layers.count) gradients for \(layers.count) layers",
      file: file, line: line)
    for index in layers.indices {
      layers[index].descend(gradients.layers[index], rate: rate, file: file, line: line)
    }
  }
}

extension Matrix {
  /// Overwrites the elements with `values` from `position` on, and moves `position` past those.
  fileprivate mutating func assign(_ values: [Double], from position: inout Int) {
    storage.replaceSubrange(storage.indices, with: values[position..<position + count])
    position += count
  }
}
