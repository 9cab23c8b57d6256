// Lesson 5's mathematics: what a penalty on large weights adds to the cost and to the gradient. Everything else is NNCore's
// network, which computes what lesson 2 derives. Columns are examples: X is (features, m), Y is (1, m).

import NNCore

/// J = cross-entropy + (λ/2m) Σ ‖W‖², over all layers. Biases are not penalized.
package func computeCostWithRegularization(
  _ A: Matrix, _ Y: Matrix, _ layers: [Layer], lambda: Double
) -> Double {
  let squares = layers.reduce(0) { sum, layer in sum + layer.W.sumOfSquares() }
  return crossEntropy(A, Y) + lambda / (2 * Double(Y.columns)) * squares
}

/// The penalty's derivative is added to that of the cross-entropy: dW + (λ/m)·W. Every step thus shrinks each weight by
/// the same factor, 1 - ηλ/m, before the data have their say: "weight decay".
package func backwardWithRegularization(
  _ network: Network, _ pass: ForwardPass, _ Y: Matrix, lambda: Double
) -> Gradients {
  var gradients = network.backward(pass, Y)
  for (index, layer) in network.layers.enumerated() {
    gradients.layers[index].dW += lambda / Double(Y.columns) * layer.W  // (units, inputs)
  }
  return gradients
}

/// One iteration. Returns the output A, and the network after a step against the gradient.
package func step(
  _ network: Network, _ X: Matrix, _ Y: Matrix, lambda: Double, rate: Double
) -> (A: Matrix, network: Network) {
  let pass = network.forward(X)
  var next = network
  next.descend(backwardWithRegularization(network, pass, Y, lambda: lambda), rate: rate)
  return (pass.output, next)
}

/// Gradient descent: `iterations` steps, each against the gradient over all examples.
///
/// - Parameter report: Called in every iteration with the output A and the network before the update.
package func gradientDescent<Failure: Error>(
  _ X: Matrix, _ Y: Matrix, from start: Network, lambda: Double, rate: Double, iterations: Int,
  report: (_ iteration: Int, _ A: Matrix, _ network: Network) throws(Failure) -> Void
) throws(Failure) -> Network {
  var network = start
  for iteration in 0..<iterations {
    let (A, next) = step(network, X, Y, lambda: lambda, rate: rate)
    try report(iteration, A, network)
    network = next
  }
  return network
}
