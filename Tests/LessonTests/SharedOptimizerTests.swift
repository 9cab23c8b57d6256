import NNCore
import TestSupport
import Testing

@testable import deep_neural_network_with_optimizers_heart

/// NNCore's optimizers against lesson 9's, which are written to be read: equal bit for bit.
@Suite struct SharedOptimizerTests {
  private static let given = Hyperparameters(learningRate: 0.02, beta: 0.8, beta2: 0.95, epsilon: 1e-3)

  @Test func formsAreTheTextbooksWhereThereAreSome() {
    let (eta, beta, beta2, epsilon) = (0.02, 0.8, 0.95, 1e-3)
    expectEqual(.gradientDescent(rate: eta), GradientDescent.self, .published)
    expectEqual(.momentum(rate: eta, beta: beta, form: .average), Momentum.self, .published)
    expectEqual(.momentum(rate: eta, beta: beta), Momentum.self, .textbook)
    expectEqual(.nesterov(rate: eta, beta: beta), Nesterov.self, .published)
    expectEqual(.adaGrad(rate: eta, epsilon: epsilon), AdaGrad.self, .published)
    expectEqual(.adaDelta(beta: beta, epsilon: epsilon), AdaDelta.self, .published)
    expectEqual(.rmsProp(rate: eta, beta: beta, epsilon: epsilon), RMSProp.self, .textbook)
    expectEqual(.adam(rate: eta, beta: beta, beta2: beta2, epsilon: epsilon), Adam.self, .textbook)
  }

  /// If a method has default hyperparameters, they are lesson 9's.
  @Test func defaultsAreTheLessons() {
    let own = Hyperparameters()
    expectEqual(.adaGrad(), AdaGrad.self, .published, own)
    expectEqual(.adaDelta(), AdaDelta.self, .published, own)
    expectEqual(.rmsProp(), RMSProp.self, .textbook, own)
    expectEqual(.adam(), Adam.self, .textbook, own)
    expectEqual(.momentum(rate: 0.0005, form: .average), Momentum.self, .published, own)
    expectEqual(.nesterov(rate: 0.0001), Nesterov.self, .published, own)
  }

  /// Takes fifty steps of both along the same gradients, with sizes around the width of vectors.
  private func expectEqual<Method: Optimizer>(
    _ shared: ParameterOptimizer, _ method: Method.Type, _ variant: Variant, _ given: Hyperparameters = given,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var random = RandomState(seed: 4)
    var parameters = [(3, 7), (3, 1), (1, 3), (5, 16)].map { random.randn($0, $1) }
    var lessons = parameters
    var methods = parameters.map { Method(variant, given, for: $0) }
    var shared = shared
    for step in 1...50 {
      let gradients = parameters.map { random.randn($0.rows, $0.columns) }
      shared.update(&parameters, gradients)
      for index in methods.indices { methods[index].update(&lessons[index], gradients[index]) }
      #expect(parameters == lessons, "\(method) after \(step) steps", sourceLocation: sourceLocation)
      if parameters != lessons { return }
    }
  }
}
