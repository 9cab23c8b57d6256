// The lesson on one page: the first weights, what becomes of the examples, and what is measured of it.
// Columns are examples: X is (inputs, m).

import NNCore

extension Initialization.Kind {
  /// The standard deviation of the weights that read `inputs` numbers.
  ///
  /// `z = Σ w·a` has `inputs` terms, so Var(z) = inputs · Var(w) · mean(a²). Xavier makes Var(w) = 1/inputs: the
  /// spread of z is that of a. ReLU then takes half of mean(z²) away, which He's factor of 2 makes good.
  func scale(inputs: Int) -> Double {
    switch self {
    case .zeros: 0
    case .random: 0.01
    case .xavier: (1 / Double(inputs)).squareRoot()
    case .he: (2 / Double(inputs)).squareRoot()
    }
  }

  /// The first weights of a layer, (units, inputs): standard-normal numbers times the scale. Biases are 0.
  func weights(units: Int, inputs: Int, using random: inout RandomState) -> Matrix {
    random.randn(units, inputs) * scale(inputs: inputs)
  }
}

/// What the layers make of the examples `X`, one after another: `A = f(W·A_prev)`.
func spreads(of X: Matrix, through layers: [Matrix], _ f: Activation) -> [Spread] {
  var A = X
  return layers.map { W in
    A = f(W.dot(A))  // (units, inputs)·(inputs, m) = (units, m)
    return Spread(of: A)
  }
}

/// How the activations of a layer are spread: all of them, of every unit for every example.
struct Spread: Equatable, Sendable {
  let count: Int
  let mean: Double
  /// The population's: √(mean((a - mean)²)).
  let standardDeviation: Double
  /// How many are exactly 0.
  let zeros: Int
  let minimum, maximum: Double
  let histogram: Histogram
}

extension Spread {
  /// The spread of the activations `A`, (units, m).
  init(of A: Matrix) {
    count = A.count
    mean = A.mean()
    standardDeviation = ((A - mean) * (A - mean)).mean().squareRoot()
    zeros = A.elements.count { $0 == 0 }
    (minimum, maximum) = (A.minimum(), A.maximum())
    histogram = Histogram(of: A.elements)
  }
}
