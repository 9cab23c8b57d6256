// All updates work in place: only the first one allocates, for what the method remembers.

extension ParameterOptimizer {
  /// Updates all parameters of `network` by one step, given the `gradients` of its cost.
  ///
  /// - Precondition: There is a gradient for each layer, in the shapes of its parameters, which are the same as in the
  ///   first update.
  public mutating func update(
    _ network: inout Network, _ gradients: Gradients, file: StaticString = #file, line: UInt = #line
  ) {
    update(&network.layers, gradients.layers, file: file, line: line)
  }

  /// Updates the weights, (units, inputs), and biases, (units, 1), of `layers` by one step.
  ///
  /// - Precondition: There is a gradient for each layer, in the shapes of its parameters, which are the same as in the
  ///   first update.
  public mutating func update(
    _ layers: inout [Layer], _ gradients: [LayerGradient], file: StaticString = #file, line: UInt = #line
  ) {
    requireCounts(layers.count, gradients.count, "layers", file, line)
    if steps == 0 { remember(layers.flatMap { [$0.W, $0.b] }) }
    let step = beginStep(of: 2 * layers.count, file, line)
    for index in layers.indices {
      change(&layers[index].W, gradients[index].dW, 2 * index, step)
      change(&layers[index].b, gradients[index].db, 2 * index + 1, step)
    }
  }

  /// Updates an array of parameter matrices by one step.
  ///
  /// - Precondition: There is a gradient for each matrix, in its shape, which is the same as in the first update.
  public mutating func update(
    _ parameters: inout [Matrix], _ gradients: [Matrix], file: StaticString = #file, line: UInt = #line
  ) {
    requireCounts(parameters.count, gradients.count, "matrices", file, line)
    if steps == 0 { remember(parameters) }
    let step = beginStep(of: parameters.count, file, line)
    for index in parameters.indices { change(&parameters[index], gradients[index], index, step) }
  }
}

extension ParameterOptimizer {
  private func requireCounts(
    _ parameters: Int, _ gradients: Int, _ what: StaticString, _ file: StaticString, _ line: UInt
  ) {
    require(
      parameters == gradients, "\(gradients) gradients for \(parameters) \(what)", file: file, line: line)
  }

  /// Makes room for what the method remembers of these parameters.
  private mutating func remember(_ parameters: [Matrix]) {
    func zeros() -> [Matrix] { parameters.map { Matrix.zeros($0.rows, $0.columns) } }
    memories = method.memories > 0 ? zeros() : []
    secondMemories = method.memories > 1 ? zeros() : []
  }

  /// Begins a step. Returns η, including Adam's correction of v, and the factor that corrects s.
  private mutating func beginStep(
    of count: Int, _ file: StaticString, _ line: UInt
  ) -> (rate: Double, scale: Double) {
    let (first, second) = (method.memories > 0 ? count : 0, method.memories > 1 ? count : 0)
    require(
      memories.count == first && secondMemories.count == second,
      "an optimizer of \(memories.count) matrices of parameters cannot update \(count)", file: file,
      line: line)
    let rate = currentRate
    steps += 1
    guard case .adam(let beta, let beta2, _) = method else { return (rate, 1) }
    betaPower *= beta
    beta2Power *= beta2
    return (rate / (1 - betaPower), 1 / (1 - beta2Power))
  }

  /// Updates the parameters `W`, which are number `index`, with their gradient `g`.
  private mutating func change(
    _ W: inout Matrix, _ g: Matrix, _ index: Int, _ step: (rate: Double, scale: Double)
  ) {
    let (rate, scale) = step
    switch method {
    case .gradientDescent:
      W.add(g, scaledBy: -rate)
    case .momentum(let beta, .average):
      updateElements(of: &W, &memories[index], from: g) { W, v, g in
        v = beta * v + (1 - beta) * g
        W -= rate * v
      }
    case .momentum(let beta, .velocity):
      updateElements(of: &W, &memories[index], from: g) { W, v, g in
        v = beta * v - rate * g
        W += v
      }
    case .nesterov(let beta):
      updateElements(of: &W, &memories[index], from: g) { W, v, g in
        v = beta * v - rate * g
        W += beta * v - rate * g
      }
    case .adaGrad(let epsilon):
      updateElements(of: &W, &memories[index], from: g) { W, s, g in
        s += g * g
        W -= rate * g / (s.squareRoot() + epsilon)
      }
    case .adaDelta(let beta, let epsilon):
      updateElements(of: &W, &memories[index], &secondMemories[index], from: g) { W, s, d, g in
        s = beta * s + (1 - beta) * (g * g)
        let u = ((d + epsilon) / (s + epsilon)).squareRoot() * g
        W -= rate * u
        d = beta * d + (1 - beta) * (u * u)
      }
    case .rmsProp(let beta, let epsilon):
      updateElements(of: &W, &memories[index], from: g) { W, s, g in
        s = beta * s + (1 - beta) * (g * g)
        W -= rate * g / (s.squareRoot() + epsilon)
      }
    case .adam(let beta, let beta2, let epsilon):
      updateElements(of: &W, &memories[index], &secondMemories[index], from: g) { W, v, s, g in
        v = beta * v + (1 - beta) * g
        s = beta2 * s + (1 - beta2) * (g * g)
        W -= rate * v / ((scale * s).squareRoot() + epsilon)
      }
    }
  }
}
