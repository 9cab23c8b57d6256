import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_with_optimizers
@testable import deep_neural_network_with_optimizers_heart

/// Single steps of the optimizers against published numbers and against their definitions.
@Suite struct OptimizerStepTests {
  // MARK: - The published form

  /// OPT-3.
  @Test func momentumAsPublished() throws {
    try expectStep(of: Momentum.self, Hyperparameters(learningRate: 0.01, beta: 0.9), "OPT-3", ["v": \.v])
  }

  /// OPT-4: t is 2, although there was no step before.
  @Test func adamAsPublished() throws {
    try expectStep(of: Adam.self, Hyperparameters(learningRate: 0.01), "OPT-4", ["s": \.s]) { adam in
      adam.betaPower = 0.9
      adam.beta2Power = 0.999
    }
  }

  /// CS-2; its numbers hold in all forms.
  @Test(arguments: Variant.allCases) func rmspropAsPublished(variant: Variant) throws {
    let published = try PublishedCase.named("CS-2")
    let places = (0..<20).map { Double($0) / 19 }
    var W = Matrix(rows: 4, columns: 5, elements: places.map { $0 - 0.4 })
    let dW = Matrix(rows: 4, columns: 5, elements: places.map { $0 - 0.6 })
    var rmsprop = RMSProp(variant, Hyperparameters(learningRate: 0.01, beta: 0.99, epsilon: 1e-8), for: W)
    rmsprop.s = Matrix(rows: 4, columns: 5, elements: places.map { 0.6 + 0.3 * $0 })
    rmsprop.update(&W, dW)
    expectClose(W.elements, try published["next_w"], absolute: published.tol, "next_w")
  }

  /// The other number of LAS-6.
  @Test func rmspropWithEpsilonInsideTheRoot() {
    let x = descend(RMSProp.self, .published, Hyperparameters(learningRate: 0.01, beta: 0.9, epsilon: 1e-6))
    expectClose(x, [0.8320613540532967, 0.8320546499929452, 0.8320534083658282], absolute: 1e-12, "x")
  }

  // MARK: - The textbook form

  /// LAS-2, also in the published form with a rate of η/(1-β).
  @Test(arguments: [(Variant.textbook, 0.1), (.fromScratch, 0.1), (.published, 0.2)])
  func classicalMomentum(variant: Variant, rate: Double) throws {
    let published = try PublishedCase.named("LAS-2")
    let x = descend(Momentum.self, variant, Hyperparameters(learningRate: rate, beta: 0.5))
    expectClose(x, try published["x_after_10"], absolute: published.tol, "x")
  }

  /// LAS-4, and the same with another book's ε.
  @Test func adagrad() throws {
    let published = try PublishedCase.named("LAS-4")
    let x = descend(AdaGrad.self, .textbook, Hyperparameters(learningRate: 0.1, epsilon: 1e-10))
    expectClose(x, try published["x_after_10"], absolute: published.tol, "x")
    let other = descend(AdaGrad.self, .fromScratch, Hyperparameters(learningRate: 0.1))
    expectClose(other, [0.5537313251749907, 0.5537312627638905, 0.5537312419601857], absolute: 1e-12, "x")
  }

  /// LAS-6.
  @Test func rmspropWithEpsilonOutsideTheRoot() throws {
    let published = try PublishedCase.named("LAS-6")
    let x = descend(RMSProp.self, .textbook, Hyperparameters(learningRate: 0.01, beta: 0.9, epsilon: 1e-6))
    expectClose(x, try published["x_after_10"], absolute: published.tol, "x")
  }

  /// Both forms are in print for OPT-4: -1.09245036 with ε inside the root, -1.09244991 outside.
  @Test(arguments: [(Variant.published, -1.09245036), (.textbook, -1.09244991)])
  func adamsEpsilon(variant: Variant, expected: Double) {
    var W = Matrix([[parameters()[1].W[2, 1]]])
    let g = Matrix([[gradients()[1].W[2, 1]]])
    var adam = Adam(variant, Hyperparameters(learningRate: 0.01), for: W)
    adam.betaPower = 0.9
    adam.beta2Power = 0.999
    adam.update(&W, g)
    expectClose(W.elements, [expected], absolute: 1e-8, "W2[2, 1]")
  }

  // MARK: - Definitions

  /// With the same gradient g in every step, v̂ = g and ŝ = g² throughout, if t counts the steps.
  @Test func adamCorrectsEveryStep() {
    var W = Matrix.row([1, 1, 1])
    let g = Matrix.row([3, -0.5, 1e-3])
    var adam = Adam(.published, Hyperparameters(), for: W)
    for t in 1...100 {
      adam.update(&W, g)
      let expected = g.map { 1 - Double(t) * 0.001 * $0 / ($0 * $0 + 1e-8).squareRoot() }
      expectClose(W, expected, absolute: 1e-13, "W after step \(t)")
    }
  }

  /// AdaDelta's first two steps, by hand for g = 2 and g = 1, β = 0.5, ε = 1.
  @Test func adadeltaByHand() {
    var W = Matrix([[0]])
    var adadelta = AdaDelta(.published, Hyperparameters(beta: 0.5, epsilon: 1), for: W)
    adadelta.update(&W, Matrix([[2]]))
    // s = 2, u = √(1/3)·2, u² = 4/3, d = 2/3
    expectClose(W[0, 0], -2 * (1.0 / 3).squareRoot(), absolute: 1e-15, "W")
    expectClose(adadelta.d[0, 0], 2.0 / 3, absolute: 1e-15, "d")
    adadelta.update(&W, Matrix([[1]]))
    // s = 1 + 1/2, u = √((5/3)/(5/2)) = √(2/3)
    expectClose(W[0, 0], -2 * (1.0 / 3).squareRoot() - (2.0 / 3).squareRoot(), absolute: 1e-15, "W")
  }
}

// MARK: - Helpers

/// The parameters and the gradients of the OPT cases.
private func parameters() -> [(W: Matrix, b: Matrix)] { opt()[0] }
private func gradients() -> [(W: Matrix, b: Matrix)] { opt()[1] }

private func opt() -> [[(W: Matrix, b: Matrix)]] {
  var random = RandomState(seed: 1)
  return (0..<2).map { _ in [2, 3].map { (W: random.randn($0, 3), b: random.randn($0, 1)) } }
}

/// Expects one step of both layers, W and b, to give the parameters and the memories of a published case.
private func expectStep<Rule: Optimizer>(
  of rule: Rule.Type, _ given: Hyperparameters, _ name: String, _ memories: [String: KeyPath<Rule, Matrix>],
  prepare: (inout Rule) -> Void = { _ in }, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let published = try PublishedCase.named(name)
  for (number, (layer, gradient)) in zip(1..., zip(parameters(), gradients())) {
    for (name, var W, g) in [("W\(number)", layer.W, gradient.W), ("b\(number)", layer.b, gradient.b)] {
      var optimizer = Rule(.published, given, for: W)
      prepare(&optimizer)
      optimizer.update(&W, g)
      expectClose(
        W.elements, try published[name], absolute: published.tol, name, sourceLocation: sourceLocation)
      for (prefix, path) in memories {
        expectClose(
          optimizer[keyPath: path].elements, try published["\(prefix).\(name)"], absolute: published.tol,
          "\(prefix).\(name)", sourceLocation: sourceLocation)
      }
    }
  }
}

/// Where ten steps lead from (1, 1, 1) on the quadratic 0.1x₁² + 0.2x₂² + 0.3x₃².
private func descend(_ rule: (some Optimizer).Type, _ variant: Variant, _ given: Hyperparameters) -> [Double]
{
  var x = Matrix.row([1, 1, 1])
  var optimizer = rule.init(variant, given, for: x)
  for _ in 0..<10 { optimizer.update(&x, x * Matrix.row([0.2, 0.4, 0.6])) }
  return x.elements
}
