// Lesson 4's mathematics: the first weights, the examples' way through the layers, and the measurements. Columns are
// examples: X is (inputs, m).

import NNCore

/// The standard deviation of the weights of a unit with this many inputs.
///
/// `z = Σ w·a` has `inputs` terms, so Var(z) = inputs · Var(w) · mean(a²). Xavier makes Var(w) = 1/inputs: the mean
/// square of z equals that of a. ReLU then removes half of mean(z²); He's factor of 2 makes up for it.
package func scale(_ initialization: Initialization, inputs: Int) -> Double {
  switch initialization {
  case .zeros: 0
  case .random(let scale): scale
  case .xavier: (1 / Double(inputs)).squareRoot()
  case .he: (2 / Double(inputs)).squareRoot()
  }
}

/// The first weights of a layer, (units, inputs): standard-normal numbers times the scale. Biases are left out because
/// they are 0.
package func initialize(
  units: Int, inputs: Int, _ initialization: Initialization, using random: inout RandomState
) -> Matrix {
  random.randn(units, inputs) * scale(initialization, inputs: inputs)
}

/// The activation function of all layers.
package enum Activation: String, CaseIterable, Sendable {
  /// max(0, z)
  case relu
  /// The hyperbolic tangent.
  case tanh
}

/// max(0, z).
package func relu(_ Z: Matrix) -> Matrix { Z.map { z in z < 0 ? 0 : z } }

/// The spread of each layer's activations for the examples `X`: `A = f(W·A_prev)`, f being ReLU or tanh.
package func forward(_ X: Matrix, _ weights: [Matrix], _ activation: Activation) -> [Spread] {
  var A = X
  return weights.map { W in
    let Z = W.dot(A)  // (units, inputs)·(inputs, m) = (units, m)
    A = activation == .relu ? relu(Z) : tanh(Z)
    return Spread(of: A)
  }
}

/// How the activations of a layer are distributed, over all units and all examples.
package struct Spread: Equatable, Sendable {
  package let count: Int
  package let mean: Double
  /// The population standard deviation, √(mean((a - mean)²)).
  package let standardDeviation: Double
  /// The number of activations that are exactly 0.
  package let zeros: Int
  package let minimum, maximum: Double
  package let histogram: Histogram

  package init(
    count: Int, mean: Double, standardDeviation: Double, zeros: Int, minimum: Double, maximum: Double,
    histogram: Histogram
  ) {
    (self.count, self.mean, self.standardDeviation) = (count, mean, standardDeviation)
    (self.zeros, self.minimum, self.maximum, self.histogram) = (zeros, minimum, maximum, histogram)
  }
}

extension Spread {
  /// The spread of the activations `A`, (units, m).
  package init(of A: Matrix) {
    count = A.count
    mean = A.mean()
    standardDeviation = ((A - mean) * (A - mean)).mean().squareRoot()
    zeros = A.elements.count { $0 == 0 }
    (minimum, maximum) = (A.minimum(), A.maximum())
    histogram = Histogram(of: A.elements)
  }
}
