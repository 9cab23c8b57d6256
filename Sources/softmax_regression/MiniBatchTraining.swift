import LessonKit
import NNCore
import TrainingKit
import softmax_regression_heart

extension SoftmaxRegression {
  /// Trains on the examples `X`, (features, m), with the labels `Y`, (classes, m).
  static func trainInMiniBatches(
    _ settings: Settings, _ X: Matrix, _ Y: Matrix, from start: [Layer], trace: inout TrainingTrace
  ) throws -> SoftmaxNetwork {
    let (descent, batches, lambda) = (settings.training.descent, settings.steps.batches, settings.lambda)
    // The sum of an epoch's costs times their examples, and the number of these; without --epoch-mean only those of its
    // last batch.
    var (sum, count) = (0.0, 0.0)
    let layers = try miniBatchDescent(
      X, Y, from: start, by: settings.steps.optimizer(rate: descent.learningRate), lambda: lambda,
      epochs: descent.iterations, batchSize: batches.size, seed: batches.seed
    ) { (epoch, isLast, Z, Y, layers) throws(LessonError) in
      if batches.printsMean || isLast {
        let cost = Z.isFinite ? computeCost(Z, Y, layers, lambda: lambda, of: X.columns) : .nan
        sum += cost * Double(Y.columns)
        count += Double(Y.columns)
      }
      guard isLast else { return }
      try trace.record(sum / count, at: epoch, of: SoftmaxNetwork(layers: layers))
      (sum, count) = (0, 0)
    }
    return SoftmaxNetwork(layers: layers)
  }

  /// The three methods from the same first weights on the same mini-batches, by default with the network of the
  /// course's tutorial: two hidden layers and Xavier initialization.
  static func comparison(_ settings: Settings) -> Comparison<Settings> {
    var lab = settings
    lab.training.adopt(tutorial)
    if !settings.given.contains("--initialization") && !lab.training.network.hidden.isEmpty {
      lab.kind = .xavier
    }
    let ways = MiniBatchMethod.allCases.map { method in
      var settings = lab
      settings.steps.choice = method
      if !settings.given.contains("--learning-rate") {
        settings.training.descent.learningRate = method.defaultRate
      }
      return way(method.rawValue, settings)
    }
    lab.steps.choice = .adam
    return Comparison(
      lab, ways,
      claim: """
        From the same weights and on the same mini-batches: momentum averages the gradients of the last batches, and adam \
        scales the step of each parameter as well.
        """, hasOneRate: settings.given.contains("--learning-rate"))
  }

  private static let tutorial = TrainingSettings(
    dataset: "digits", hidden: [25, 12], hasUnitForEachClass: true, .xavier, learningRate: 0.1,
    iterations: 100,
    reportEvery: 10)
}
