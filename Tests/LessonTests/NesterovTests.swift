import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_with_optimizers

/// Nesterov's method by its definition, `v = βv - η·g(θ + βv)`, `θ += v`, against the form that is used, whose
/// parameters are W = θ + βv.
@Suite struct NesterovTests {
  @Test func isTheLookAheadOnAQuadratic() {
    let curvatures = [0.2, 0.4, 0.6]
    expectLookAhead(from: [1, -2, 3], Nesterov(learningRate: 0.3, beta: 0.9), steps: 50) { x in
      zip(curvatures, x).map { $0 * $1 }
    }
  }

  @Test func isTheLookAheadOnANetwork() {
    let start = GradientCase.layers.parameters
    expectLookAhead(from: start, Nesterov(learningRate: 0.1, beta: 0.8), steps: 30) { parameters in
      let network = Network(layers: GradientCase.layers(parameters))
      return network.backward(network.forward(GradientCase.X), GradientCase.Y).derivatives
    }
  }

  /// Plain momentum takes its gradient elsewhere: the test above can tell.
  @Test func isNotPlainMomentum() {
    let x = Matrix.row([1])
    var (W, v) = (x, x.zeros)
    var (U, u) = (x, x.zeros)
    for _ in 0..<2 {
      Nesterov(learningRate: 0.1, beta: 0.9).update(&W, W, &v)
      Momentum(variant: .textbook, learningRate: 0.1, beta: 0.9).update(&U, U, &u)
    }
    #expect(abs(W[0, 0] - U[0, 0]) > 0.01, "\(W[0, 0]), \(U[0, 0])")
  }

  private func expectLookAhead(
    from start: [Double], _ nesterov: Nesterov, steps: Int, sourceLocation: SourceLocation = #_sourceLocation,
    gradient: ([Double]) -> [Double]
  ) {
    let beta = nesterov.beta
    var theta = start
    var velocity = [Double](repeating: 0, count: start.count)
    var W = Matrix.column(start)
    var v = nesterov.memory(for: W)
    for step in 1...steps {
      let ahead = zip(theta, velocity).map { $0 + beta * $1 }
      velocity = zip(velocity, gradient(ahead)).map { beta * $0 - nesterov.learningRate * $1 }
      theta = zip(theta, velocity).map { $0 + $1 }
      nesterov.update(&W, Matrix.column(gradient(W.elements)), &v)
      expectClose(
        W.elements, zip(theta, velocity).map { $0 + beta * $1 }, relative: 1e-10, absolute: 1e-12,
        "W after step \(step)", sourceLocation: sourceLocation)
    }
  }
}
