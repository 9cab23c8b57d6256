// Handwritten digits, learnt in mini-batches with Adam and a falling rate. Training stops once the validation set has not
// improved for ten epochs; the test set sees the network of the best epoch.
import Datasets
import NNCore

let split = try DataSet.digits.load().holdingOut(validation: 0.15, seed: 1)
print(split.train.count, split.validation.count, split.test.count)

var random = RandomState(seed: 3)
var network = Network(layerSizes: [64, 64, 10], output: .softmax, .he, using: &random)
var batches = split.train.miniBatches(of: 64, oneHot: true)  // (64, 64) pixels and (10, 64) classes at a time
var optimizer = ParameterOptimizer.adam(rate: 0.01, schedule: .cosine(steps: 200 * batches.count))

var best = (epoch: 0, cost: Double.infinity, network: network)
for epoch in 0..<200 where epoch <= best.epoch + 10 {
  batches.draw(epoch: epoch)
  for (X, Y) in batches {
    let pass = network.forward(X)
    optimizer.update(&network, network.backward(pass, Y))
  }
  let cost = network.cost(split.validation.X, split.validation.oneHot())
  if epoch % 5 == 0 { print("epoch \(epoch): cost of the validation set \(cost)") }
  if cost < best.cost { best = (epoch, cost, network) }
}

let right = best.network.accuracy(split.test.X, split.test.oneHot())
print("best epoch \(best.epoch), test accuracy \(right)")
