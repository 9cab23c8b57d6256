/// The derivatives of the cost with respect to all parameters of a ``Network``, layer by layer.
public struct Gradients: Equatable, Sendable {
  /// The gradient of each layer, the first hidden layer first.
  public var layers: [LayerGradient]

  /// The gradients of these layers.
  public init(_ layers: [LayerGradient] = []) { self.layers = layers }

  /// All derivatives in one array, in the order of ``Network/parameters``.
  ///
  /// - Complexity: O(n) for n parameters: the numbers are copied.
  public var derivatives: [Double] { layers.flatMap { $0.dW.elements + $0.db.elements } }
}
