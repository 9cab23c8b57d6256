// A program whose allocations are counted: `pass 10` trains a network for ten rounds, reusing the memory of one pass
// and one optimizer.

import NNCore

@main
enum PassSample {
  static func main() { train(CommandLine.arguments.last.flatMap { Int($0) } ?? 0) }

  /// Steps on a large batch and on a small one in turn.
  private static func train(_ rounds: Int) {
    var random = RandomState(seed: 1)
    var network = Network(layerSizes: [30, 10, 5, 3], output: .softmax, .he, using: &random)
    let X = random.randn(30, 200)
    let Y = oneHot((0..<200).map { $0 % 3 }, classes: 3)
    let (fewX, fewY) = (X.columns(0..<17), Y.columns(0..<17))
    var pass = NetworkPass()
    var optimizer = ParameterOptimizer.adam(rate: 0.01)
    for _ in 0..<rounds {
      step(&network, &pass, &optimizer, X, Y)
      step(&network, &pass, &optimizer, fewX, fewY)
    }
    precondition(pass.output.isFinite || rounds == 0)
  }

  private static func step(
    _ network: inout Network, _ pass: inout NetworkPass, _ optimizer: inout ParameterOptimizer, _ X: Matrix,
    _ Y: Matrix
  ) {
    network.forward(X, into: &pass)
    network.backward(Y, into: &pass)
    optimizer.update(&network, pass.gradients)
    network.descend(pass.gradients, rate: 0.01)
  }
}
