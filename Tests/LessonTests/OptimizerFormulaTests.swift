import Foundation
import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_with_optimizers
@testable import deep_neural_network_with_optimizers_heart

/// Every method in every form against its formulas in matrix arithmetic, a new matrix for each operation.
@Suite struct OptimizerFormulaTests {
  private static let (eta, beta, beta2, epsilon) = (0.02, 0.8, 0.95, 1e-3)

  /// A parameter and its method's state after t steps, with the names of the formulas.
  struct Memory {
    var W: Matrix
    var v, s, d: Matrix
    var t = 0.0
  }

  private static let formulas: [String: @Sendable (inout Memory, Matrix) -> Void] = [
    "gradient-descent": { $0.W -= eta * $1 },
    "momentum:published": { memory, g in
      memory.v = beta * memory.v + (1 - beta) * g
      memory.W -= eta * memory.v
    },
    "momentum": { memory, g in
      memory.v = beta * memory.v - eta * g
      memory.W += memory.v
    },
    "nesterov": { memory, g in
      memory.v = beta * memory.v - eta * g
      memory.W += beta * memory.v - eta * g
    },
    "adagrad": { memory, g in
      memory.s += g * g
      memory.W -= eta * g / (sqrt(memory.s) + epsilon)
    },
    "adadelta": { memory, g in
      memory.s = beta * memory.s + (1 - beta) * g * g
      let u = sqrt((memory.d + epsilon) / (memory.s + epsilon)) * g
      memory.W -= u
      memory.d = beta * memory.d + (1 - beta) * u * u
    },
    "rmsprop:published": { memory, g in
      memory.s = beta * memory.s + (1 - beta) * g * g
      memory.W -= eta * g / sqrt(memory.s + epsilon)
    },
    "rmsprop": { memory, g in
      memory.s = beta * memory.s + (1 - beta) * g * g
      memory.W -= eta * g / (sqrt(memory.s) + epsilon)
    },
    "adam:published": { memory, g in
      let (v, s) = corrected(&memory, g)
      memory.W -= eta * v / sqrt(s + epsilon)
    },
    "adam:textbook": { memory, g in
      let (v, s) = corrected(&memory, g)
      memory.W -= eta * v / (sqrt(s) + epsilon)
    },
    "adam": { memory, g in
      _ = corrected(&memory, g)
      let rate = eta * (1 - pow(beta2, memory.t)).squareRoot() / (1 - pow(beta, memory.t))
      memory.W -= rate * memory.v / (sqrt(memory.s) + epsilon)
    },
  ]

  /// Adam's v̂ and ŝ.
  private static func corrected(_ memory: inout Memory, _ g: Matrix) -> (v: Matrix, s: Matrix) {
    memory.t += 1
    memory.v = beta * memory.v + (1 - beta) * g
    memory.s = beta2 * memory.s + (1 - beta2) * g * g
    return (memory.v / (1 - pow(beta, memory.t)), memory.s / (1 - pow(beta2, memory.t)))
  }

  @Test(arguments: OptimizerKind.allCases, Variant.allCases) func isItsFormula(
    method: OptimizerKind, variant: Variant
  )
    throws
  {
    let formula = try #require(
      Self.formulas["\(method.rawValue):\(variant.rawValue)"] ?? Self.formulas[method.rawValue])
    switch method {
    case .gradientDescent: expect(GradientDescent.self, variant, toBe: formula)
    case .momentum: expect(Momentum.self, variant, toBe: formula)
    case .nesterov: expect(Nesterov.self, variant, toBe: formula)
    case .adagrad: expect(AdaGrad.self, variant, toBe: formula)
    case .adadelta: expect(AdaDelta.self, variant, toBe: formula)
    case .rmsprop: expect(RMSProp.self, variant, toBe: formula)
    case .adam: expect(Adam.self, variant, toBe: formula)
    }
  }

  private func expect<Rule: Optimizer>(
    _ rule: Rule.Type, _ variant: Variant, toBe formula: (inout Memory, Matrix) -> Void
  ) {
    let given = Hyperparameters(
      learningRate: Self.eta, beta: Self.beta, beta2: Self.beta2, epsilon: Self.epsilon)
    var random = RandomState(seed: 17)
    var W = random.randn(5, 7)
    let zeros = W.zeros
    var memory = Memory(W: W, v: zeros, s: zeros, d: zeros)
    var optimizer = Rule(variant, given, for: W)
    for step in 1...12 {
      let g = random.randn(5, 7)
      optimizer.update(&W, g)
      formula(&memory, g)
      expectClose(W, memory.W, relative: 1e-12, absolute: 1e-13, "W after step \(step)")
    }
  }
}
