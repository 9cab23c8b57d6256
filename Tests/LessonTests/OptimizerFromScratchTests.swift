import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_with_optimizers
@testable import deep_neural_network_with_optimizers_heart

/// The optimizers of Deep Learning from Scratch: two steps by hand each, with the gradients 2 and 1, and the book's
/// hyperparameters. More on Nesterov's method is in `NesterovTests`.
@Suite struct OptimizerFromScratchTests {
  /// η = 0.01: 1 - 0.02 - 0.01.
  @Test func gradientDescent() { expect(GradientDescent.self, [0.98, 0.97]) }

  /// η = 0.01, α = 0.9: v = -0.02, then -0.018 - 0.01.
  @Test func momentum() { expect(Momentum.self, [0.98, 0.952]) }

  /// η = 0.01, α = 0.9: -1.9·0.02, v = -0.02; then -0.81·0.02 - 1.9·0.01.
  @Test func nesterov() { expect(Nesterov.self, [0.962, 0.9268]) }

  /// η = 0.01, ε = 1e-7: √h is 2, then √5.
  @Test func adagrad() {
    let first = 1 - 0.01 * 2 / (2 + 1e-7)
    expect(AdaGrad.self, [first, first - 0.01 / (5.0.squareRoot() + 1e-7)])
  }

  /// η = 0.001, β₁ = 0.9, β₂ = 0.999, ε = 1e-7:
  /// - m = 0.2, v = 0.004, ηₜ = 0.001·√0.001/0.1;
  /// - m = 0.2 + 0.1·(1 - 0.2) = 0.28, v = 0.004 + 0.001·(1 - 0.004) = 0.004996, ηₜ = 0.001·√0.001999/0.19.
  @Test func adam() {
    let first = 1 - 0.001 * 0.001.squareRoot() / 0.1 * 0.2 / (0.004.squareRoot() + 1e-7)
    let second = 0.001 * 0.001999.squareRoot() / 0.19 * 0.28 / (0.004996.squareRoot() + 1e-7)
    expect(Adam.self, [first, first - second])
  }

  /// Correcting the rate gives the textbook's v̂ and ŝ with ε/√(1-β₂ᵗ) in place of ε.
  @Test func adamIsTheTextbooksWithAnotherEpsilon() {
    var (W, U) = (Matrix.row([1, -2, 3]), Matrix.row([1, -2, 3]))
    var adam = Adam(.fromScratch, Hyperparameters(epsilon: 0.01), for: W)
    var power = 1.0
    for step in 1...20 {
      power *= 0.999
      var textbook = Adam(
        .textbook, Hyperparameters(epsilon: 0.01 / (1 - power).squareRoot()), for: U)
      (textbook.v, textbook.s) = (adam.v, adam.s)
      (textbook.betaPower, textbook.beta2Power) = (adam.betaPower, adam.beta2Power)
      let g = W * 0.5
      adam.update(&W, g)
      textbook.update(&U, g)
      expectClose(W, U, relative: 1e-12, "W after step \(step)")
    }
  }

  private func expect(
    _ rule: (some Optimizer).Type, _ places: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var W = Matrix([[1]])
    var optimizer = rule.init(.fromScratch, Hyperparameters(), for: W)
    for (step, (g, place)) in zip(1..., zip([2.0, 1.0], places)) {
      optimizer.update(&W, Matrix([[g]]))
      expectClose(W[0, 0], place, absolute: 1e-14, "W after step \(step)", sourceLocation: sourceLocation)
    }
  }
}
