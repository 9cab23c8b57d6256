import NNCore
import batch_normalization_heart

/// Lesson 10: a step is an epoch; its cost is that of the last mini-batch.
final class NormalizedTraining: Training {
  private var network: NormalizedNetwork
  private let settings: Settings
  private let rate: Double
  private var epoch = 0

  init(_ X: Matrix, _ Y: Matrix, _ start: [Layer], _ settings: Settings, rate: Double) {
    network = NormalizedNetwork(
      layers: start, epsilon: settings.normalizationEpsilon, decay: settings.decay,
      settings.isCorrected ? .exact : .published)
    (self.settings, self.rate) = (settings, rate)
    super.init(X, Y)
  }

  override var layers: [Layer] { network.layers }

  override var gradients: [LayerGradient] {
    var network = network
    let (A, caches) = network.forward(X)
    return network.backward(A, Y, caches).layers
  }

  override func step() -> Double {
    let seed = settings.batchSeed &+ UInt32(truncatingIfNeeded: epoch)
    epoch += 1
    var last = (A: Matrix(), Y: Matrix())
    for (X, Y) in randomMiniBatches(X, Y, size: settings.batchSize, seed: seed) {
      last = (network.step(X, Y, rate: rate), Y)
    }
    return cost(last.A) { computeCost(last.A, last.Y) }
  }

  override func predict(_ X: Matrix) -> Matrix { network.predict(X) }

  override func hidden(_ X: Matrix) -> [Matrix] {
    var A = X
    return zip(network.layers, network.normalizations).map { layer, normalization in
      A = reluForward(normalization.predict(linearForward(A, layer)))
      return A
    }
  }

  override var furtherTensors: [(name: String, values: Matrix)] {
    zip(1..., network.normalizations).flatMap { number, normalization in
      [
        ("gamma\(number)", normalization.gamma), ("beta\(number)", normalization.beta),
        ("running_mean\(number)", normalization.runningMean),
        ("running_variance\(number)", normalization.runningVariance),
      ]
    }
  }

  override func setNormalization(_ index: Int, gamma: Matrix, beta: Matrix, mean: Matrix, variance: Matrix) {
    network.normalizations[index].gamma = gamma
    network.normalizations[index].beta = beta
    network.normalizations[index].runningMean = mean
    network.normalizations[index].runningVariance = variance
  }
}

extension Settings {
  /// ε as given, or the default of the published or the corrected form.
  var normalizationEpsilon: Double { epsilon ?? (isCorrected ? 1e-5 : 1e-12) }
}
