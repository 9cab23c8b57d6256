/// What a forward pass of a ``Network`` leaves for the backward pass: the activations of all layers.
public struct ForwardPass: Equatable, Sendable {
  /// The activations of all layers: the examples themselves first, (features, m), the output, (units, m), last.
  public let A: [Matrix]
  /// The last layer's Z, before the output function: (units, m).
  public let logits: Matrix
  /// The output function.
  let function: Output

  /// The output for the examples: (units, m).
  public var output: Matrix { A[A.count - 1] }

  /// The cost of the examples for the labels `Y`, (units, m), from the logits of this pass; see
  /// ``Network/cost(_:_:file:line:)``.
  ///
  /// - Precondition: `Y` has the shape of the output.
  public func cost(_ Y: Matrix, file: StaticString = #file, line: UInt = #line) -> Double {
    function.cost(logits: logits, Y, file: file, line: line)
  }
}

/// Reusable memory for the forward and backward passes of a ``Network`` over many batches: once it has seen the largest
/// batch, a training step allocates nothing.
///
/// ```swift
/// var pass = NetworkPass()
/// for (X, Y) in batches {
///   network.forward(X, into: &pass)
///   network.backward(Y, into: &pass)
///   network.descend(pass.gradients, rate: 0.01)
/// }
/// ```
public struct NetworkPass: Sendable {
  /// The activations of all layers: the examples themselves first, (features, m), the output, (units, m), last. Empty
  /// before the first forward pass.
  public fileprivate(set) var A: [Matrix] = []
  /// The gradients of the cost that goes with the network's output, layer by layer. If a term is added to that cost,
  /// such as a penalty on large weights, add its gradient between the backward pass and the step.
  public var gradients = Gradients()
  /// The last layer's Z, before the output function: (units, m). Empty before the first forward pass.
  public fileprivate(set) var logits = Matrix()
  /// The derivatives with respect to each layer's Z.
  private var dZ: [Matrix] = []
  /// The output function of the last forward pass.
  private var function = Output.sigmoid

  /// A pass that has seen no batch yet.
  public init() {}

  /// The output of the last forward pass: (units, m).
  ///
  /// - Precondition: There was a forward pass.
  public var output: Matrix {
    require(!A.isEmpty, "there is no output before a forward pass")
    return A[A.count - 1]
  }

  /// The cost of the last forward pass for the labels `Y`, (units, m), from the logits of that pass.
  ///
  /// - Precondition: There was a forward pass, and `Y` has the shape of its output.
  public func cost(_ Y: Matrix, file: StaticString = #file, line: UInt = #line) -> Double {
    require(!A.isEmpty, "there is no cost before a forward pass", file: file, line: line)
    return function.cost(logits: logits, Y, file: file, line: line)
  }

  fileprivate mutating func forward(
    _ network: Network, _ X: Matrix, _ file: StaticString, _ line: UInt
  ) {
    network.requireFit(X, file, line)
    prepare(network)
    A[0] = X
    for index in network.layers.indices {
      affine(network.layers[index].W, A[index], network.layers[index].b, into: &A[index + 1])  // W·A_prev + b
      if index + 1 < network.layers.count {
        network.hidden.apply(to: &A[index + 1])
      } else {
        logits.copy(A[index + 1])
        network.output.apply(to: &A[index + 1])
      }
    }
    function = network.output
  }

  fileprivate mutating func backward(
    _ network: Network, _ Y: Matrix, _ file: StaticString, _ line: UInt
  ) {
    require(!A.isEmpty, "a backward pass needs the activations of a forward pass", file: file, line: line)
    network.requireActivations(A, file, line)
    prepare(network)
    let last = network.layers.count - 1
    network.output.writeGradient(output, Y, into: &dZ[last], file, line)
    for index in (0...last).reversed() {
      dZ[index].dot(A[index].T, into: &gradients.layers[index].dW)
      dZ[index].rowSums(into: &gradients.layers[index].db)
      if index > 0 {
        network.layers[index].W.T.dot(dZ[index], into: &dZ[index - 1])
        network.hidden.passBack(&dZ[index - 1], A[index])
      }
    }
  }

  /// Makes room for a network of more or fewer layers than the last one.
  private mutating func prepare(_ network: Network) {
    let count = network.layers.count
    if gradients.layers.count == count && A.count == count + 1 { return }
    let nothing = [Matrix](repeating: Matrix(), count: count)
    if A.count != count + 1 { A = nothing + [Matrix()] }
    dZ = nothing
    gradients = Gradients(nothing.map { LayerGradient(dW: $0, db: $0) })
  }
}

extension Network {
  /// The activations of all layers for the examples `X`, (features, m), the output last.
  ///
  /// - Precondition: `X` has a row for each input of the first layer.
  /// - Complexity: A multiply-add for each weight and example. The activations of all layers are kept;
  ///   ``forward(_:into:file:line:)`` keeps them in reusable memory.
  public func forward(_ X: Matrix, file: StaticString = #file, line: UInt = #line) -> ForwardPass {
    requireFit(X, file, line)
    var A: [Matrix] = []
    A.reserveCapacity(layers.count + 1)
    A.append(X)
    for index in layers.indices.dropLast() {
      var Z = affine(layers[index].W, A[index], layers[index].b)  // W·A_prev + b: (units, m)
      hidden.apply(to: &Z)
      A.append(Z)
    }
    let last = layers.count - 1
    let logits = affine(layers[last].W, A[last], layers[last].b)
    A.append(logits)
    output.apply(to: &A[last + 1])
    return ForwardPass(A: A, logits: logits, function: output)
  }

  /// The gradients of the cost for the labels `Y`, (units, m), from the activations that `forward` returned, by
  /// backpropagation (Rumelhart, Hinton and Williams, 1986).
  ///
  /// The derivative of the output's cross-entropy with respect to its Z is simply `(A - Y)/m`. From there on down:
  /// `dW = dZ·A_prevᵀ`, `db` = row sums of dZ, `dA_prev = Wᵀ·dZ`, `dZ_prev = dA_prev ∘ f'(Z_prev)`. The slope f'
  /// follows from A: it is [A > 0] for ReLU, 1 - A² for tanh, and A(1 - A) for the sigmoid.
  ///
  /// - Precondition: The pass is this network's, and `Y` has the shape of its output.
  /// - Complexity: Two multiply-adds for each weight and example, but for the first layer's, which take one.
  public func backward(
    _ pass: ForwardPass, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
  ) -> Gradients {
    requireActivations(pass.A, file, line)
    var gradients: [LayerGradient] = []
    gradients.reserveCapacity(layers.count)
    var dZ = Matrix()
    output.writeGradient(pass.output, Y, into: &dZ, file, line)  // (A - Y)/m: (units, m)
    for index in layers.indices.reversed() {
      gradients.append(LayerGradient(dW: dZ.dot(pass.A[index].T), db: dZ.rowSums()))
      if index > 0 {
        dZ = layers[index].W.T.dot(dZ)  // dA_prev: (inputs, m)
        hidden.passBack(&dZ, pass.A[index])  // dA_prev ∘ f'(Z_prev)
      }
    }
    gradients.reverse()
    return Gradients(gradients)
  }

  /// Does what ``forward(_:file:line:)`` does, in the memory of `pass`.
  ///
  /// - Precondition: `X` has a row for each input of the first layer.
  public func forward(
    _ X: Matrix, into pass: inout NetworkPass, file: StaticString = #file, line: UInt = #line
  ) {
    pass.forward(self, X, file, line)
  }

  /// Does what ``backward(_:_:file:line:)`` does, from the activations in `pass`, and writes the gradients there.
  ///
  /// - Precondition: There was a forward pass of this network, and `Y` has the shape of its output.
  public func backward(
    _ Y: Matrix, into pass: inout NetworkPass, file: StaticString = #file, line: UInt = #line
  ) {
    pass.backward(self, Y, file, line)
  }

  /// Stops the program unless the activations fit these layers.
  fileprivate func requireActivations(_ A: [Matrix], _ file: StaticString, _ line: UInt) {
    requireFit(nil, file, line)
    require(
      A.count == layers.count + 1, "\(A.count) activations, the input among them, for \(layers.count) layers",
      file: file, line: line)
    for index in layers.indices {
      require(
        A[index].rows == layers[index].W.columns && A[index + 1].rows == layers[index].W.rows
          && A[index].columns == A[0].columns,
        "activations of \(A[index].sizes) and \(A[index + 1].sizes) around a layer of \(layers[index].W.sizes) weights",
        file: file, line: line)
    }
  }
}
