import Datasets
import NNCore
import TrainingKit
import batch_normalization_heart

extension BatchNormalizationLesson {
  /// A deep network on unscaled data, without and with normalization.
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
        "With it, the sums of each unit have mean 0 and deviation 1 in every mini-batch, before γ and β.")
  }

  private static let normalizationLab = TrainingSettings(
    hidden: [20, 20, 20, 20], .xavier, learningRate: 0.01, iterations: 300, reportEvery: 20)

  /// The same training of a network without normalization.
  private static func trainWithout(
    _ settings: Settings, on examples: LabelledData, trace: inout TrainingTrace
  ) throws -> Network {
    var network = Network(
      layers: try settings.training.network.firstLayers(for: examples, settings.initialization))
    let batches = settings.batches
    for epoch in 0..<settings.training.descent.iterations {
      var outputs: [(A: Matrix, Y: Matrix)] = []
      for (X, Y) in randomMiniBatches(
        examples.X, examples.Y, size: batches.size, seed: batches.seed &+ UInt32(truncatingIfNeeded: epoch))
      {
        let pass = network.forward(X)
        network.descend(network.backward(pass, Y), rate: settings.training.descent.learningRate)
        outputs.append((pass.output, Y))
      }
      try trace.record(batches.cost(of: outputs) { crossEntropy($0, $1) }, at: epoch, of: network)
    }
    return network
  }
}
