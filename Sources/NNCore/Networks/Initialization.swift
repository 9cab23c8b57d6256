/// How the weights of a layer with `inputs` inputs are drawn: `randn(units, inputs)` times a scale.
///
/// If the weights have the same spread in every layer, the activations shrink or grow from layer to layer. Xavier's
/// scale keeps their variance for nearly linear units (tanh), He's for ReLU.
public enum Initialization: Equatable, Sendable {
  /// All weights 0: all units of a layer stay the same. Draws nothing.
  case zeros
  /// N(0, scale²): the same spread in every layer.
  case random(scale: Double)
  /// N(0, 1/inputs) (Glorot and Bengio, 2010, in the form that counts inputs only).
  case xavier
  /// N(0, 2/inputs) (He, Zhang, Ren and Sun, 2015).
  case he

  /// The standard deviation of the weights that read `inputs` numbers.
  public func scale(inputs: Int) -> Double {
    switch self {
    case .zeros: 0
    case .random(let scale): scale
    case .xavier: (1 / Double(inputs)).squareRoot()
    case .he: (2 / Double(inputs)).squareRoot()
    }
  }

  /// (units, inputs) weights, drawn row by row from `random`.
  ///
  /// - Precondition: Neither number is negative.
  public func weights(
    units: Int, inputs: Int, using random: inout RandomState, file: StaticString = #file, line: UInt = #line
  ) -> Matrix {
    if self == .zeros { return Matrix(rows: units, columns: inputs, file: file, line: line) }
    return random.randn(units, inputs, file: file, line: line) * scale(inputs: inputs)
  }
}

extension Initialization: CaseIterable, LosslessStringConvertible {
  /// One of each, `random` with the scale 0.01.
  public static var allCases: [Initialization] { [.zeros, .random(scale: 0.01), .xavier, .he] }

  /// The name: `zeros`, `random`, `xavier` or `he`.
  public var description: String {
    switch self {
    case .zeros: "zeros"
    case .random: "random"
    case .xavier: "xavier"
    case .he: "he"
    }
  }

  /// The initialization with this name, `random` with the scale 0.01; `nil` if there is none.
  public init?(_ name: String) {
    guard let found = Initialization.allCases.first(where: { $0.description == name }) else { return nil }
    self = found
  }
}
