/// The forward and the backward pass of a ``Network`` over one batch after another, in memory that is used again:
/// once it has seen its largest batch, a step of training takes none.
///
/// ```swift
/// var pass = NetworkPass()
/// for (X, Y) in batches {
///   pass.forward(network, X)
///   pass.backward(network, Y)
///   network.layers.descend(pass.gradients, rate: 0.01)
/// }
/// ```
public struct NetworkPass: Sendable {
  /// The activations of all layers: the examples themselves first, (features, m), the output, (units, m), last.
  public private(set) var A: [Matrix] = []
  /// The gradients of the cost that goes with the network's output, layer by layer. Whoever adds to that cost, such as
  /// a penalty on large weights, adds to them between the backward pass and the step.
  public var gradients: [LayerGradient] = []
  /// The derivatives by each layer's Z.
  private var dZ: [Matrix] = []

  /// A pass that has seen no batch yet.
  public init() {}

  /// A pass that continues from the activations of an earlier one.
  init(activations: [Matrix]) { A = activations }

  /// Pushes the examples `X`, (features, m), through the layers: ReLU in the hidden ones, the output function last.
  ///
  /// - Precondition: `X` has a row for each input of the first layer.
  public mutating func forward(
    _ network: Network, _ X: Matrix, file: StaticString = #file, line: UInt = #line
  ) {
    require(
      X.rows == network.layers[0].W.columns,
      "a network of \(network.layers[0].W.columns) inputs cannot take \(X.shape) examples", file: file,
      line: line)
    prepare(network)
    A[0] = X
    for index in network.layers.indices {
      affine(network.layers[index].W, A[index], network.layers[index].b, into: &A[index + 1])  // W·A_prev + b
      if index + 1 < network.layers.count {
        A[index + 1].applyVectors { $0.rectified }
      } else {
        network.output.apply(to: &A[index + 1])
      }
    }
  }

  /// Finds the gradients for the labels `Y`, (units, m), from the activations of the forward pass, by
  /// backpropagation (Rumelhart, Hinton and Williams, 1986).
  ///
  /// The derivative of the output's cross-entropy by its Z is simply `(A - Y)/m`. From there on down:
  /// `dW = dZ·A_prevᵀ`, `db` = row sums of dZ, `dA_prev = Wᵀ·dZ`, `dZ_prev = dA_prev ∘ [Z_prev > 0]`; and ReLU's A is
  /// positive exactly where its Z is.
  ///
  /// - Precondition: There was a forward pass, and `Y` has the shape of its output.
  public mutating func backward(
    _ network: Network, _ Y: Matrix, file: StaticString = #file, line: UInt = #line
  ) {
    require(!A.isEmpty, "a backward pass needs the activations of a forward pass", file: file, line: line)
    prepare(network)
    let last = network.layers.count - 1
    outputGradient(A.output, Y, into: &dZ[last], file: file, line: line)
    for index in (0...last).reversed() {
      dZ[index].dot(A[index].T, into: &gradients[index].dW)
      dZ[index].rowSums(into: &gradients[index].db)
      if index > 0 {
        network.layers[index].W.T.dot(dZ[index], into: &dZ[index - 1])
        reluBackward(&dZ[index - 1], A[index])
      }
    }
  }

  /// Makes room for a network of more or fewer layers than the last one.
  private mutating func prepare(_ network: Network) {
    if gradients.count == network.layers.count && A.count == network.layers.count + 1 { return }
    let nothing = network.layers.map { _ in Matrix() }
    if A.count != network.layers.count + 1 { A = nothing + [Matrix()] }
    dZ = nothing
    gradients = network.layers.zeroGradients
  }
}
