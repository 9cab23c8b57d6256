import NNCore

func reportNetworks() {
  var random = RandomState(seed: 3)
  let X = random.randn(2, 300)
  let Y = X.columnSums().map { $0 > 0.3 ? 1 : 0 }
  var network = Network(layerSizes: [2, 20, 10, 1], .he, using: &random)
  report("a network of 2, 20, 10 and 1 units, 600 iterations") { item in
    for _ in 0..<600 {
      item.add(network.cost(X, Y))
      network.descend(network.backward(network.forward(X), Y), rate: 0.3)
    }
    item.add(network.layers)
    item.add(network.description)
  }
  report("its gradient check") { item in
    let gradient = network.backward(network.forward(X), Y).derivatives
    let check = GradientCheck(of: gradient, at: network.parameters) {
      (parameters: [Double]) -> Double in
      var moved = network
      moved.parameters = parameters
      return moved.cost(X, Y)
    }
    item.add(check.difference)
    item.add(check.numerical)
  }
  report("a network of 30, 20, 10, 5 and 1 units, 100 iterations") { item in
    var wide = Network(layerSizes: [30, 20, 10, 5, 1], .xavier, using: &random)
    let (X, Y) = (random.randn(30, 455), random.rand(1, 455).map { $0 > 0.4 ? 1 : 0 })
    for _ in 0..<100 { wide.descend(wide.backward(wide.forward(X), Y), rate: 0.0075) }
    item.add(wide.layers)
    item.add(wide.cost(X, Y))
  }
  report("a softmax of four classes in batches of 64, 30 epochs") { item in
    var classes = Network(layerSizes: [2, 9, 4], output: .softmax, .xavier, using: &random)
    let quarters = oneHot(
      (0..<X.columns).map { (X[0, $0] > 0.5 ? 2 : 0) + (X[1, $0] > 0.25 ? 1 : 0) }, classes: 4)
    var batches = MiniBatches(X, quarters, size: 64, seed: 10)
    for epoch in 0..<30 {
      batches.draw(epoch: epoch)
      for (X, Y) in batches { classes.descend(classes.backward(classes.forward(X), Y), rate: 0.1) }
    }
    item.add(classes.layers)
    item.add([classes.cost(X, quarters), classes.accuracy(X, quarters)])
  }
  for hidden in [.relu, .tanh, .sigmoid] as [HiddenFunction] {
    report("numbers estimated behind \(hidden.rawValue), 50 steps of each optimizer") { item in
      for var optimizer in everyOptimizer {
        var network = Network(
          layerSizes: [2, 7, 2], hidden: hidden, output: .linear, .xavier, using: &random)
        for _ in 0..<50 {
          let pass = network.forward(X)
          item.add(pass.cost(X))
          optimizer.update(&network, network.backward(pass, X))
        }
        item.add(network.layers)
        item.add(network.predict(X))
      }
    }
  }
}

private let everyOptimizer: [ParameterOptimizer] = [
  .gradientDescent(), .momentum(form: .average), .momentum(form: .velocity), .nesterov(), .adaGrad(),
  .adaDelta(),
  .rmsProp(), .adam(schedule: .cosine(steps: 60)), .adam(schedule: .inverseTime(decay: 0.1)),
]
