// How long does one answer take? A network that serves requests sees one example at a time, and needs longer for each
// than for one of many.
import NNCore

var random = RandomState(seed: 3)
let network = Network(layerSizes: [64, 32, 10], output: .softmax, .he, using: &random)
let one = random.rand(64, 1)  // one column: one example
let many = random.rand(64, 1_000)

/// The microseconds that an answer takes, on average over `count` of them.
func microseconds(_ count: Int, answer: () -> Matrix) -> Double {
  var sum = 0.0  // an answer that nobody looks at need not be computed
  let time = ContinuousClock().measure { for _ in 0..<count { sum += answer()[0, 0] } }
  precondition(sum > 0)
  return time / .microseconds(1) / Double(count)
}

print("probabilities: \(network.predict(one).elements)")
print("one example alone: \(microseconds(2_000) { network.predict(one) }) µs")
print("one of a thousand: \(microseconds(20) { network.predict(many) } / 1_000) µs")
