/// The derivatives of the cost by all parameters of a ``Network``, layer by layer.
public struct Gradients: Equatable, Sendable {
  /// Those of each layer, the first hidden one first.
  public var layers: [LayerGradient]

  /// The derivatives of these layers.
  public init(_ layers: [LayerGradient] = []) { self.layers = layers }

  /// All derivatives in one list, in the order of ``Network/parameters``.
  ///
  /// - Complexity: O(n) for n parameters: the numbers are copied.
  public var derivatives: [Double] { layers.flatMap { $0.dW.elements + $0.db.elements } }
}
