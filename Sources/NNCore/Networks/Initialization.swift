/// How the weights of a layer with `inputs` inputs are drawn: `randn(units, inputs)` times a scale.
///
/// Weights of equal spread in every layer make the activations shrink or grow layer by layer. The scales of
/// Xavier and He keep their variance, for units that are nearly linear (tanh) and for ReLU, respectively.
public enum Initialization: Equatable, Sendable {
  /// All weights 0: every unit of a layer stays the same as its neighbours. Draws nothing.
  case zeros
  /// N(0, scale²): the same spread in every layer.
  case random(scale: Double)
  /// N(0, 1/inputs) (Glorot and Bengio, 2010, in the form that counts inputs only).
  case xavier
  /// N(0, 2/inputs) (He, Zhang, Ren and Sun, 2015).
  case he

  /// (units, inputs) weights, drawn row by row from `random`.
  ///
  /// - Precondition: Neither number is negative.
  public func weights(units: Int, inputs: Int, using random: inout RandomState) -> Matrix {
    switch self {
    case .zeros: Matrix(rows: units, columns: inputs)
    case .random(let scale): random.randn(units, inputs) * scale
    case .xavier: random.randn(units, inputs) * (1 / Double(inputs)).squareRoot()
    case .he: random.randn(units, inputs) * (2 / Double(inputs)).squareRoot()
    }
  }
}

extension Initialization {
  /// An initialization apart from the scale that one of them takes.
  public enum Kind: String, CaseIterable, Sendable {
    /// All weights 0.
    case zeros
    /// N(0, scale²).
    case random
    /// N(0, 1/inputs).
    case xavier
    /// N(0, 2/inputs).
    case he
  }

  /// The initialization of this kind; `scale` is the standard deviation of `random` weights, the others ignore it.
  public init(_ kind: Kind, scale: Double = 0.01) {
    switch kind {
    case .zeros: self = .zeros
    case .random: self = .random(scale: scale)
    case .xavier: self = .xavier
    case .he: self = .he
    }
  }

  /// This initialization apart from its scale.
  public var kind: Kind {
    switch self {
    case .zeros: .zeros
    case .random: .random
    case .xavier: .xavier
    case .he: .he
    }
  }
}
