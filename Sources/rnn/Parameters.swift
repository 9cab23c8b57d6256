import NNCore

/// The parameters that the network learns; also the gradient of the loss with respect to them, in the same shapes.
///
/// With n units and V letters, the hidden state `a` and a one-hot letter x:
///
///     a = tanh(Waa·a_prev + Wax·x + ba)     (n, 1)
///     ŷ = softmax(Wya·a + by)               (V, 1): how probable each letter is to come next
package struct Parameters: Equatable, Sendable {
  /// (n, V).
  package var Wax: Matrix
  /// (n, n).
  package var Waa: Matrix
  /// (V, n).
  package var Wya: Matrix
  /// (n, 1).
  package var ba: Matrix
  /// (V, 1).
  package var by: Matrix

  package init(Wax: Matrix, Waa: Matrix, Wya: Matrix, ba: Matrix, by: Matrix) {
    (self.Wax, self.Waa, self.Wya, self.ba, self.by) = (Wax, Waa, Wya, ba, by)
  }

  package var units: Int { ba.rows }
  package var letters: Int { by.rows }
}

extension Parameters {
  /// `initialize_parameters`: weights from N(0, 0.01²), drawn in the order Wax, Waa, Wya; biases 0.
  package init(units n: Int, letters V: Int, using random: inout RandomState) {
    let Wax = random.randn(n, V) * 0.01
    let Waa = random.randn(n, n) * 0.01
    let Wya = random.randn(V, n) * 0.01
    self.init(Wax: Wax, Waa: Waa, Wya: Wya, ba: .zeros(n, 1), by: .zeros(V, 1))
  }

  /// A gradient of zeros.
  package static func zeros(units n: Int, letters V: Int) -> Parameters {
    Parameters(Wax: .zeros(n, V), Waa: .zeros(n, n), Wya: .zeros(V, n), ba: .zeros(n, 1), by: .zeros(V, 1))
  }

  /// Clips every number to [-limit, limit].
  ///
  /// On its way back through time a gradient is multiplied by Waaᵀ at every letter. If that makes it grow, it
  /// grows exponentially, and one such name can undo what hundreds have taught (Pascanu, Mikolov and Bengio, 2013).
  package mutating func clip(to limit: Double) {
    Wax.clip(to: limit)
    Waa.clip(to: limit)
    Wya.clip(to: limit)
    ba.clip(to: limit)
    by.clip(to: limit)
  }

  /// `update_parameters`, one step against the gradient: W - η·dW.
  package mutating func update(_ gradient: Parameters, rate: Double) {
    Wax.add(gradient.Wax, scaledBy: -rate)
    Waa.add(gradient.Waa, scaledBy: -rate)
    Wya.add(gradient.Wya, scaledBy: -rate)
    ba.add(gradient.ba, scaledBy: -rate)
    by.add(gradient.by, scaledBy: -rate)
  }
}
