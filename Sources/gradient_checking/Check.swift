// The check, in the order in which the lesson explains it: cost, difference quotient, comparison, verdict.
// Precision.swift says how two costs are subtracted, and how near to the derivative the quotient can come;
// PlantedMistake.swift has the backward pass, with the right lines and the wrong ones.

import NNCore

/// A network at a point θ of its parameters, and the examples that its cost is measured on.
struct CheckedNetwork {
  let layers: [Layer]
  /// (features, m), and the labels, (1, m).
  let X, Y: Matrix
  /// θ: all parameters in one list, W₁, b₁, W₂, …
  let theta: [Double]
  /// How much of the cost at θ is rounding, about.
  let rounding: Double

  init(layers: [Layer], X: Matrix, Y: Matrix) {
    (self.layers, self.X, self.Y) = (layers, X, Y)
    theta = Network(layers: layers).parameters
    rounding = costRounding(of: layers, X, Y)
  }
}

// 1. The cost of the network with other parameters.

/// What a forward pass leaves behind: Z of each layer, (units, m), and A of each, the examples first.
struct CheckedPass {
  var Z: [Matrix] = []
  var A: [Matrix]

  var output: Matrix { A[A.count - 1] }
  var logits: Matrix { Z[Z.count - 1] }

  /// For each hidden unit and example whether the unit is on: `[Z > 0]`.
  var pattern: [Bool] { Z.dropLast().flatMap { $0.elements.map { $0 > 0 } } }
}

extension CheckedNetwork {
  func forward(at theta: [Double]) -> CheckedPass {
    var moved = Network(layers: layers)
    moved.parameters = theta
    var pass = CheckedPass(A: [X])
    for (index, layer) in moved.layers.enumerated() {
      let Z = layer.W.dot(pass.A[index]) + layer.b
      pass.Z.append(Z)
      pass.A.append(index < layers.count - 1 ? relu(Z) : sigmoid(Z))
    }
    return pass
  }

  /// The cross-entropy, as on paper if that is finite. A saturated output on the wrong side makes it infinite: the
  /// logarithm of 0. The same cost from Z has its value there.
  func cost(at theta: [Double]) -> Double {
    let pass = forward(at: theta)
    let cost = crossEntropy(pass.output, Y)
    return cost.isFinite ? cost : sigmoidCrossEntropy(logits: pass.logits, Y)
  }

  var isSaturated: Bool { !crossEntropy(forward(at: theta).output, Y).isFinite }
}

// 2. The difference quotient, one parameter after another.

struct DifferenceQuotient {
  /// ĝ = (cost(θ + ε) - cost(θ - ε)) / 2ε.
  let slope: Double
  /// Why it is not compared; `nil` if it is.
  let obstacle: Obstacle?
  /// How far from the derivative it may be.
  let precision: Precision
}

/// Why a difference quotient says nothing about the derivative.
enum Obstacle {
  /// A ReLU switches on or off between θ - ε and θ + ε. There the cost has a kink, one slope before it and another
  /// behind it, and the quotient is a mean of the two. This includes a Z of exactly 0 that the parameter moves;
  /// one that it does not move does no harm.
  case kink
  /// θ is so large that adding ε changes nothing.
  case lostStep
}

extension CheckedNetwork {
  func differenceQuotients(epsilon: Double, progress: () -> Void = {}) -> [DifferenceQuotient] {
    theta.indices.map { index in
      defer { progress() }
      return differenceQuotient(index, epsilon: epsilon)
    }
  }

  func differenceQuotient(_ index: Int, epsilon: Double) -> DifferenceQuotient {
    var (higher, lower) = (theta, theta)
    higher[index] += epsilon
    lower[index] -= epsilon
    let step = higher[index] - lower[index]  // 2ε, as far as rounding lets it be
    let (above, below) = (forward(at: higher), forward(at: lower))
    // (cost(θ + ε) - cost(θ - ε)) / 2ε
    return DifferenceQuotient(
      slope: step == 0 ? 0 : costDifference(above, below) / step,
      obstacle: step == 0 ? .lostStep : above.pattern != below.pattern ? .kink : nil,
      precision: Precision(of: above, below, step: step, rounding: rounding))
  }
}

// 3. The comparison of the gradient g with the quotients ĝ.

/// How far g and ĝ are apart in some of the parameters, and how far they may be.
struct Distance {
  /// ‖g‖, ‖ĝ‖ and ‖g - ĝ‖.
  let gradient, slopes, deviation: Double
  let precision: Precision

  init(_ gradient: [Double], _ quotients: [DifferenceQuotient], in compared: some Sequence<Int>) {
    let compared = Array(compared)
    self.gradient = norm(compared.map { gradient[$0] })
    slopes = norm(compared.map { quotients[$0].slope })
    deviation = norm(compared.map { gradient[$0] - quotients[$0].slope })
    precision = Precision(norm: compared.map { quotients[$0].precision })
  }

  /// ‖g - ĝ‖ / (‖g‖ + ‖ĝ‖): 0 for equal gradients, 1 for opposite ones.
  var difference: Double { deviation == 0 ? 0 : deviation / (gradient + slopes) }

  /// Whether they are as near as a right gradient is: within the threshold, or what the quotients can tell.
  var isNear: Bool { difference < GradientCheck.threshold || deviation <= precision.total }
}

// 4. The verdict.

struct GradientComparison {
  enum Verdict {
    case right, wrong
    /// The terms of which the gradient is the sum cancel, rounding leaves it less than seven digits, and the
    /// quotients agree with them.
    case zero
    /// Right as far as the quotients can tell, which is not far: rounding outweighs ε, or the cost bends within it.
    case stepTooSmall, stepTooWide
    case nothingToCompare
  }

  let difference: Double
  let verdict: Verdict
  /// The W and b in which the gradient is wrong.
  let wrongParts: [String]

  var passes: Bool { [.right, .zero, .nothingToCompare].contains(verdict) }

  /// A small wrong part can hide behind a large right one. So each W and b is compared by itself, too.
  init(of gradient: [Double], with quotients: [DifferenceQuotient], in parts: [Part]) {
    let compared = quotients.indices.filter { quotients[$0].obstacle == nil }
    let whole = Distance(gradient, quotients, in: compared)
    wrongParts = parts.filter { part in
      !Distance(gradient, quotients, in: compared.filter(part.range.contains)).isNear
    }.map(\.name)
    verdict = compared.isEmpty ? .nothingToCompare : wrongParts.isEmpty ? whole.verdict : .wrong
    difference = verdict == .zero ? 0 : whole.difference
  }
}

extension Distance {
  /// The verdict on a gradient that is near the quotients.
  fileprivate var verdict: GradientComparison.Verdict {
    if gradient > precision.summing && difference < GradientCheck.threshold { return .right }
    let largest = max(gradient, slopes, precision.rounding)
    if largest * GradientCheck.threshold <= precision.summing { return .zero }
    return precision.rounding > precision.bending ? .stepTooSmall : .stepTooWide
  }
}

/// The parameters of one W or b among all.
struct Part {
  let name: String
  let range: Range<Int>
}

extension CheckedNetwork {
  /// The W and the b of each layer among the parameters: W1, b1, W2, …
  var parts: [Part] {
    var parts: [Part] = []
    var start = 0
    for (index, layer) in layers.enumerated() {
      for (name, count) in [("W\(index + 1)", layer.W.count), ("b\(index + 1)", layer.b.count)] {
        parts.append(Part(name: name, range: start..<start + count))
        start += count
      }
    }
    return parts
  }
}
