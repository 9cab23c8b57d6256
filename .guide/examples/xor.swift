// XOR, the smallest task that no single layer can learn. Two hidden tanh units can, but from three of the seeds 0 to 5 they
// get stuck; four units learn it from all six.
import NNCore

let X: Matrix = [
  [0, 0, 1, 1],
  [0, 1, 0, 1],
]  // columns are examples: (2, 4)
let Y: Matrix = [[0, 1, 1, 0]]  // 1 where exactly one of the two is 1: (1, 4)

var random = RandomState(seed: 1)
var network = Network(layerSizes: [2, 4, 1], hidden: .tanh, .xavier, using: &random)

for iteration in 0...2_000 {
  let pass = network.forward(X)
  if iteration % 500 == 0 { print("iteration \(iteration): cost \(pass.cost(Y))") }
  network.descend(network.backward(pass, Y), rate: 0.5)
}

for (example, answer) in network.classes(of: X).enumerated() {
  print("\(Int(X[0, example])) xor \(Int(X[1, example])) = \(answer)")
}
