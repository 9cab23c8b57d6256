import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_with_optimizers
@testable import deep_neural_network_with_optimizers_heart

/// Nesterov's method by its definition, `v = βv - η·g(θ + βv)`, `θ += v`, against the forms in use, whose parameters
/// are W = θ + βv.
@Suite struct NesterovTests {
  @Test(arguments: [Variant.published, .fromScratch]) func isTheLookAheadOnAQuadratic(variant: Variant) {
    let curvatures = [0.2, 0.4, 0.6]
    let given = Hyperparameters(learningRate: 0.3, beta: 0.9)
    expectLookAhead(from: [1, -2, 3], variant, given, steps: 50) { x in zip(curvatures, x).map { $0 * $1 } }
  }

  @Test(arguments: [Variant.published, .fromScratch]) func isTheLookAheadOnANetwork(variant: Variant) {
    let start = GradientCase.parameters
    let given = Hyperparameters(learningRate: 0.1, beta: 0.8)
    expectLookAhead(from: start, variant, given, steps: 30) { parameters in
      let network = Network(layers: GradientCase.layers(parameters))
      return network.backward(network.forward(GradientCase.X), GradientCase.Y).derivatives
    }
  }

  /// Plain momentum takes its gradient elsewhere, and the tests above can tell.
  @Test func isNotPlainMomentum() {
    let given = Hyperparameters(learningRate: 0.1, beta: 0.9)
    var (W, U) = (Matrix.row([1]), Matrix.row([1]))
    var nesterov = Nesterov(.published, given, for: W)
    var momentum = Momentum(.textbook, given, for: U)
    for _ in 0..<2 {
      nesterov.update(&W, W)
      momentum.update(&U, U)
    }
    #expect(abs(W[0, 0] - U[0, 0]) > 0.01, "\(W[0, 0]), \(U[0, 0])")
  }

  // MARK: - Deep Learning from Scratch

  /// Two steps by hand, α = 1/2 and η = 1/4, with the gradients 8 and 4:
  /// - v = 0: W = 10 + 0/4 - (3/2)/4·8 = 7; then v = -2.
  /// - v = -2: W = 7 - 2/4 - (3/2)/4·4 = 5; then v = -2/2 - 1 = -2.
  @Test func fromScratchByHand() {
    var W = Matrix([[10]])
    var nesterov = Nesterov(.fromScratch, Hyperparameters(learningRate: 0.25, beta: 0.5), for: W)
    nesterov.update(&W, Matrix([[8]]))
    expectEqual(W, Matrix([[7]]))
    expectEqual(nesterov.v, Matrix([[-2]]))
    nesterov.update(&W, Matrix([[4]]))
    expectEqual(W, Matrix([[5]]))
    expectEqual(nesterov.v, Matrix([[-2]]))
  }

  /// What the book prints: `v = αv - ηg`, and then `W += α²v - (1+α)ηg` with the updated v. On the case above this
  /// gives 6.5 and 4.5, where the definition's look-ahead is at 7 and 5.
  @Test func theBooksPrintedUpdateIsWrong() {
    let (alpha, eta) = (0.5, 0.25)
    var (printed, v) = (10.0, 0.0)
    var (theta, velocity) = (10.0, 0.0)
    var (lookAheads, prints): ([Double], [Double]) = ([], [])
    for g in [8.0, 4.0] {
      v = alpha * v - eta * g
      printed += alpha * alpha * v - (1 + alpha) * eta * g
      velocity = alpha * velocity - eta * g
      theta += velocity
      prints.append(printed)
      lookAheads.append(theta + alpha * velocity)
    }
    #expect(lookAheads == [7, 5])
    #expect(prints == [6.5, 4.5])
  }

  private func expectLookAhead(
    from start: [Double], _ variant: Variant, _ given: Hyperparameters, steps: Int,
    sourceLocation: SourceLocation = #_sourceLocation, gradient: ([Double]) -> [Double]
  ) {
    var theta = start
    var velocity = [Double](repeating: 0, count: start.count)
    var W = Matrix.column(start)
    var nesterov = Nesterov(variant, given, for: W)
    let beta = nesterov.beta
    for step in 1...steps {
      let ahead = zip(theta, velocity).map { $0 + beta * $1 }
      velocity = zip(velocity, gradient(ahead)).map { beta * $0 - nesterov.learningRate * $1 }
      theta = zip(theta, velocity).map { $0 + $1 }
      nesterov.update(&W, Matrix.column(gradient(W.elements)))
      expectClose(
        W.elements, zip(theta, velocity).map { $0 + beta * $1 }, relative: 1e-10, absolute: 1e-12,
        "W after step \(step)", sourceLocation: sourceLocation)
    }
  }
}
