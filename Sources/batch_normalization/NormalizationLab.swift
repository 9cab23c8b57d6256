import Datasets
import NNCore
import TrainingKit

extension BatchNormalizationLesson {
  /// A deep network on unscaled data: without normalization the signal is lost on its way.
  static func comparison(_ settings: Settings) -> Comparison<Settings> {
    var with = settings
    with.training.adopt(normalizationLab)
    with.isCorrected = true
    return Comparison(
      with,
      [
        Comparison.Way("none") { try trainWithout(with, on: $0, trace: &$1) },
        way("batch normalization", with),
      ],
      claim:
        "Without, features of a thousand and of a thousandth share one rate; with, each unit has its own scale."
    )
  }

  private static let normalizationLab = TrainingSettings(
    hidden: [20, 20, 20, 20], .xavier, learningRate: 0.01, iterations: 300, reportEvery: 20)

  /// The same training of a network without normalization.
  private static func trainWithout(
    _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> Network {
    var network = Network(
      layers: try settings.training.network.firstLayers(for: examples, settings.initialization))
    var batches = settings.batches.cut(examples)
    var pass = NetworkPass()
    for epoch in 0..<settings.training.descent.iterations {
      var cost = EpochCost(settings.batches, batches: batches.count)
      batches.draw(epoch: epoch)
      for (X, Y) in batches {
        pass.forward(network, X)
        pass.backward(network, Y)
        network.layers.descend(pass.gradients, rate: settings.training.descent.learningRate)
        cost.add(crossEntropy(pass.A.output, Y), examples: Y.columns)
      }
      try trace.record(cost.value, at: epoch, of: network)
    }
    return network
  }
}
