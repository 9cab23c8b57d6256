import NNCore
import TrainingKit

/// What the network learns, or the gradient of the loss by it, in the same shapes.
///
/// With n units and V letters, `a` being the hidden state and x a letter, one-hot:
///
///     a = tanh(Waa·a_prev + Wax·x + ba)     (n, 1)
///     ŷ = softmax(Wya·a + by)               (V, 1): how probable each letter is to come next
struct Parameters: Equatable, Sendable {
  /// (n, V).
  var Wax: Matrix
  /// (n, n).
  var Waa: Matrix
  /// (V, n).
  var Wya: Matrix
  /// (n, 1).
  var ba: Matrix
  /// (V, 1).
  var by: Matrix

  /// In the order in which they are written on paper.
  static let matrices: [WritableKeyPath<Parameters, Matrix> & Sendable] = [\.Wax, \.Waa, \.Wya, \.ba, \.by]

  var units: Int { ba.rows }
  var letters: Int { by.rows }
  var isComputable: Bool { Parameters.matrices.allSatisfy { self[keyPath: $0].isComputable } }

  init(Wax: Matrix, Waa: Matrix, Wya: Matrix, ba: Matrix, by: Matrix) {
    (self.Wax, self.Waa, self.Wya, self.ba, self.by) = (Wax, Waa, Wya, ba, by)
  }

  /// Weights from N(0, 0.01²), drawn in the order Wax, Waa, Wya; biases 0.
  init(units: Int, letters: Int, using random: inout RandomState) {
    Wax = random.randn(units, letters) * 0.01
    Waa = random.randn(units, units) * 0.01
    Wya = random.randn(letters, units) * 0.01
    ba = Matrix(rows: units, columns: 1)
    by = Matrix(rows: letters, columns: 1)
  }

  /// A gradient of zeros.
  static func zeros(units: Int, letters: Int) -> Parameters {
    Parameters(
      Wax: Matrix(rows: units, columns: letters), Waa: Matrix(rows: units, columns: units),
      Wya: Matrix(rows: letters, columns: units), ba: Matrix(rows: units, columns: 1),
      by: Matrix(rows: letters, columns: 1))
  }

  /// Cuts every number to [-limit, limit].
  ///
  /// On its way back through time a gradient is multiplied by Waaᵀ at every letter. Where that makes it grow, it
  /// grows exponentially; one such name could undo what hundreds have taught (Pascanu, Mikolov and Bengio, 2013).
  mutating func clip(to limit: Double) {
    for matrix in Parameters.matrices { self[keyPath: matrix].clip(to: limit) }
  }

  /// One step against the gradient: `W -= η·dW`.
  mutating func descend(_ gradient: Parameters, rate: Double) {
    for matrix in Parameters.matrices {
      self[keyPath: matrix].add(gradient[keyPath: matrix], scaledBy: -rate)
    }
  }
}
