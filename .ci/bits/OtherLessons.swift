import NNCore
import batch_normalization_heart
import compare_initializations_heart
import deep_neural_network_with_gd_heart
import deep_neural_network_with_optimizers_heart
import gradient_checking_heart
import rnn_heart

/// The lessons that train on mini-batches or names, and lesson 4, which does not train.
func reportOtherLessons() {
  let cancer = breastCancerExamples()
  reportInitializations()
  reportGradientCheck(cancer)
  reportDescents(cancer)
  reportOptimizers(cancer)
  reportNormalization(cancer)
  reportNames()
}

private func reportInitializations() {
  report("lesson 4, 1,000 examples") { item in
    var random = RandomState(seed: 1)
    let X = random.randn(1000, 100).transposed()
    for initialization in [.zeros, .random(scale: 0.01), .xavier, .he] as [Initialization] {
      var random = RandomState(seed: 3)
      let weights = [(80, 100), (50, 80), (10, 50)].map { units, inputs in
        compare_initializations_heart.initialize(units: units, inputs: inputs, initialization, using: &random)
      }
      for activation in [.relu, .tanh] as [Activation] {
        for spread in compare_initializations_heart.forward(X, weights, activation) {
          item.add([spread.mean, spread.standardDeviation, spread.minimum, spread.maximum])
          item.add(spread.histogram.counts + [spread.zeros])
        }
      }
    }
  }
}

private func reportGradientCheck(_ cancer: Examples) {
  report("lesson 7, 177 parameters") { item in
    var random = RandomState(seed: 1)
    let layers = Network(layerSizes: [30, 5, 3, 1], .xavier, using: &random).layers
    let caches = forwardPropagation(cancer.X, layers)
    let gradient = gradientsToVector(backwardPropagation(caches, cancer.Y, layers))
    let quotients = differenceQuotients(cancer.X, cancer.Y, layers, epsilon: 1e-7)
    for quotient in quotients {
      item.add([quotient.slope, quotient.rounding, quotient.bending, quotient.scale])
      item.add([quotient.crossesKink ? 0 : 1])
    }
    item.add(gradient)
    item.add(gradientCheck(gradient, quotients, parts(of: layers)).difference)
  }
}

private func firstNetwork() -> Network {
  var random = RandomState(seed: 3)
  return Network(layerSizes: [30, 10, 5, 1], .he, using: &random)
}

private func reportDescents(_ cancer: Examples) {
  report("lesson 8, stochastic, an epoch") { item in
    let network = stochasticGradientDescent(cancer.X, cancer.Y, from: firstNetwork(), rate: 0.0006, epochs: 1)
    {
      _, _, A, y in item.add(crossEntropy(A, y))
    }
    item.add(network.layers)
  }
}

private func reportOptimizers(_ cancer: Examples) {
  reportOptimizer(GradientDescent.self, "gradient descent", cancer)
  reportOptimizer(Momentum.self, "momentum", cancer)
  reportOptimizer(Nesterov.self, "Nesterov", cancer)
  reportOptimizer(AdaGrad.self, "AdaGrad", cancer)
  reportOptimizer(AdaDelta.self, "AdaDelta", cancer)
  reportOptimizer(RMSProp.self, "RMSprop", cancer)
  reportOptimizer(Adam.self, "Adam", cancer)
}

private func reportOptimizer<Kind: Optimizer>(_ kind: Kind.Type, _ name: String, _ cancer: Examples) {
  report("lesson 9, \(name), 20 epochs") { item in
    let network = miniBatchDescent(
      cancer.X, cancer.Y, from: firstNetwork(), by: kind, .published, Hyperparameters(), epochs: 20,
      batchSize: 64,
      seed: 1
    ) { _, outputs, _ in for (A, Y) in outputs { item.add(crossEntropy(A, Y)) } }
    item.add(network.layers)
  }
}

private func reportNormalization(_ cancer: Examples) {
  for form in [.published, .exact] as [BatchNormalization.GradientForm] {
    report("lesson 10, 20 epochs, the \(form == .exact ? "exact" : "published") gradient") { item in
      var random = RandomState(seed: 3)
      let layers = batch_normalization_heart.initialize([30, 10, 5, 1], scale: { _ in 0.01 }, using: &random)
      let start = NormalizedNetwork(layers: layers, epsilon: 1e-5, decay: 0.9, form)
      let network = miniBatchGradientDescent(
        cancer.X, cancer.Y, from: start, rate: 0.01, epochs: 20, batchSize: 256, seed: 1
      ) { _, outputs, _ in
        for (A, Y) in outputs { item.add(batch_normalization_heart.computeCost(A, Y)) }
      }
      item.add(network.layers)
      item.add(network.predict(cancer.X))
    }
  }
}

private func reportNames() {
  report("lesson 12, 300 names, and ten written") { item in
    var random = RandomState(seed: 1)
    var parameters = Parameters(units: 50, letters: 27, using: &random)
    var a = Matrix.zeros(50, 1)
    for _ in 0..<300 {
      let letters = (0..<3 + random.interval(9)).map { _ in 1 + random.interval(25) }
      let (loss, next) = parameters.optimize(Example(letters: letters, end: 0), from: a, rate: 0.01, clip: 5)
      item.add(loss)
      a = next
    }
    for number in 0..<10 {
      item.add(
        parameters.sample(end: 0, maxLength: 50) { scores, step in
          publishedChoice(rnn_heart.softmax(scores), number: number, step: step)
        })
    }
  }
}
