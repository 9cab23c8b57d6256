import NNCore
import deep_neural_network_ng_heart
import deep_neural_network_release_heart
import deep_neural_network_v1_heart
import deep_neural_network_v2_heart
import deep_neural_network_with_L2_heart
import deep_neural_network_with_dropout_heart
import deep_neural_network_with_gd_heart
import softmax_regression_heart

/// The first hundred costs of every lesson that trains on all examples at once, with the settings of the lesson, and the
/// weights after them.
func reportLessons() {
  let (cancer, circles) = (breastCancerExamples(), circleExamples())
  report("breast cancer, circles") { item in item.add([cancer.X, cancer.Y, circles.X, circles.Y]) }
  reportPlainLessons(cancer, circles)
  reportLessonsOnNetwork(cancer)
  reportDropout(cancer)
  reportSoftmax()
}

private func reportPlainLessons(_ cancer: Examples, _ circles: Examples) {
  report("lesson 1, 100 costs") { item in
    var random = RandomState(seed: 3)
    let start = deep_neural_network_v1_heart.initialize(
      [30, 20, 10, 5, 1], scale: { _ in 0.01 }, using: &random)
    let layers = deep_neural_network_v1_heart.gradientDescent(
      cancer.X, cancer.Y, from: start, rate: 0.01, iterations: 100
    ) { _, A, _ in item.add(deep_neural_network_v1_heart.computeCost(A, cancer.Y)) }
    item.add(layers)
  }
  report("lesson 2, 100 costs") { item in
    var random = RandomState(seed: 3)
    let start = deep_neural_network_v2_heart.initialize(
      [30, 20, 10, 5, 1], scale: { _ in 0.01 }, using: &random)
    let layers = deep_neural_network_v2_heart.gradientDescent(
      cancer.X, cancer.Y, from: start, rate: 0.01, iterations: 100
    ) { _, A, _ in item.add(deep_neural_network_v2_heart.computeCost(A, cancer.Y)) }
    item.add(layers)
  }
  report("lesson 3, 100 costs") { item in
    var random = RandomState(seed: 3)
    let start = deep_neural_network_ng_heart.initialize([2, 10, 5, 1], scale: { _ in 1 }, using: &random)
    let layers = deep_neural_network_ng_heart.gradientDescent(
      circles.X, circles.Y, from: start, rate: 0.01, iterations: 100
    ) { _, A, _ in item.add(deep_neural_network_ng_heart.computeCost(A, circles.Y)) }
    item.add(layers)
  }
  report("lesson 11, 100 costs") { item in
    var random = RandomState(seed: 3)
    let start = deep_neural_network_release_heart.initialize(
      [30, 20, 10, 5, 1], scale: { _ in 0.1 }, using: &random)
    let layers = deep_neural_network_release_heart.gradientDescent(
      cancer.X, cancer.Y, from: start, rate: 0.001, iterations: 100
    ) { _, A, _ in item.add(deep_neural_network_release_heart.computeCost(A, cancer.Y)) }
    item.add(layers)
  }
}

private func reportLessonsOnNetwork(_ cancer: Examples) {
  report("lesson 5, 100 costs") { item in
    var random = RandomState(seed: 3)
    let start = Network(layerSizes: [30, 10, 5, 1], .xavier, using: &random)
    let network = deep_neural_network_with_L2_heart.gradientDescent(
      cancer.X, cancer.Y, from: start, lambda: 0.7, rate: 0.001, iterations: 100
    ) { _, A, network in item.add(computeCostWithRegularization(A, cancer.Y, network.layers, lambda: 0.7)) }
    item.add(network.layers)
  }
  report("lesson 8, batch, 100 costs") { item in
    var random = RandomState(seed: 3)
    let start = Network(layerSizes: [30, 10, 5, 1], .he, using: &random)
    let network = batchGradientDescent(cancer.X, cancer.Y, from: start, rate: 0.0006, iterations: 100) {
      _, A in
      item.add(crossEntropy(A, cancer.Y))
    }
    item.add(network.layers)
  }
}

private func reportDropout(_ cancer: Examples) {
  for isCorrected in [false, true] {
    report("lesson 6, 100 costs, masks \(isCorrected ? "that change" : "as published")") { item in
      var random = RandomState(seed: 3)
      let start = Network(layerSizes: [30, 10, 5, 1], .xavier, using: &random).layers
      let layers = deep_neural_network_with_dropout_heart.gradientDescent(
        cancer.X, cancer.Y, from: start, Dropout(keep: 0.86), rate: 0.001, iterations: 100, maskSeed: 1,
        isCorrected: isCorrected
      ) { _, A, _ in item.add(crossEntropy(A, cancer.Y)) }
      item.add(layers)
    }
  }
}

private func reportSoftmax() {
  let digits = digitExamples()
  for sizes in [[64, 10], [64, 20, 10]] {
    report("lesson 13, 100 costs of \(sizes.count - 1) layers") { item in
      var random = RandomState(seed: 3)
      let start = softmax_regression_heart.initialize(sizes, scale: { _ in 0.01 }, using: &random)
      let layers = softmax_regression_heart.gradientDescent(
        digits.X, digits.Y, from: start, lambda: 0.1, rate: 0.5, iterations: 100
      ) { _, Z, layers in
        item.add(softmax_regression_heart.computeCost(Z, digits.Y, layers, lambda: 0.1))
      }
      item.add(layers)
    }
  }
}
