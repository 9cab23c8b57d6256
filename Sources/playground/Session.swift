import Datasets
import NNCore
import deep_neural_network_ng_heart
import deep_neural_network_release_heart
import deep_neural_network_v2_heart
import softmax_regression_heart

/// A network of one lesson in training on one data set: settings in, numbers out.
package struct Session {
  package let settings: Settings
  package let data: Split
  /// Notes on the data that the page should show.
  package let notes: [String]
  private let training: Training
  package private(set) var steps = 0

  /// The network before its first step.
  ///
  /// - Parameter start: The layers of a saved model, instead of new ones.
  /// - Throws: `Complaint` with what is wrong with the data, or the size of the network.
  package init(_ settings: Settings, _ tables: Tables, start: [Layer]? = nil) throws(Complaint) {
    let data = try settings.examples(tables)
    let outputs = settings.lesson == .softmax ? data.train.classNames.count : 1
    let sizes = [data.train.X.rows] + settings.hidden + [outputs]
    let layers: [Layer]
    if let start { layers = start } else { layers = try settings.firstLayers(sizes) }
    (self.settings, self.data) = (settings, data)
    notes = data.notes.map { $0.description }
    training = settings.training(on: data.train, from: layers)
  }

  /// Takes `count` steps; returns the costs before each, as the lesson's program prints them. After a cost of NaN there
  /// are no further steps.
  package mutating func advance(_ count: Int) -> [Double] {
    var costs: [Double] = []
    costs.reserveCapacity(count)
    for _ in 0..<count {
      let cost = training.step()
      steps += 1
      costs.append(cost)
      if cost.isNaN { break }
    }
    return costs
  }

  package var layers: [Layer] { training.layers }
  package var gradients: [LayerGradient] { training.gradients }
  package var furtherTensors: [(name: String, values: Matrix)] { training.furtherTensors }

  /// The cross-entropy of predicting these examples, and the accuracy; NaN if there are none.
  package func results(on examples: LabelledData) -> (cost: Double, accuracy: Double) {
    if examples.count == 0 { return (.nan, .nan) }
    let right = zip(predictedClasses(training.predict(examples.X)), examples.classes).count { $0 == $1 }
    return (
      training.predictionCost(examples.X, settings.labels(examples)), Double(right) / Double(examples.count)
    )
  }

  /// The outputs for examples `X`, (units, m), and the hidden layers' activations.
  package func outputs(_ X: Matrix) -> Matrix { training.predict(X) }
  package func hidden(_ X: Matrix) -> [Matrix] { training.hidden(X) }

  /// Replaces the first normalization parameters by those of a saved model of lesson 10.
  func setNormalization(_ index: Int, gamma: Matrix, beta: Matrix, mean: Matrix, variance: Matrix) {
    training.setNormalization(index, gamma: gamma, beta: beta, mean: mean, variance: variance)
  }
}

extension Settings {
  /// The labels as the lesson uses them: (1, m), or one-hot (classes, m).
  func labels(_ examples: LabelledData) -> Matrix {
    lesson == .softmax ? oneHot(examples.classes, classes: examples.classNames.count) : examples.Y
  }

  /// The first layers, drawn by the lesson's own function, which is not called for zeros.
  func firstLayers(_ sizes: [Int]) throws(Complaint) -> [Layer] {
    let weights = zip(sizes, sizes.dropFirst()).reduce(0) { sum, pair in sum + pair.0 * pair.1 }
    if weights > Settings.mostWeights {
      throw Complaint(.weights, ("most", "\(Settings.mostWeights)"), ("got", "\(weights)"))
    }
    if initialization == .zeros {
      return zip(sizes, sizes.dropFirst()).map { Layer(W: .zeros($1, $0), b: .zeros($1, 1)) }
    }
    var random = RandomState(seed: seed)
    return switch lesson {
    case .v2: deep_neural_network_v2_heart.initialize(sizes, scale: initialization.scale, using: &random)
    case .ng: deep_neural_network_ng_heart.initialize(sizes, scale: initialization.scale, using: &random)
    case .release:
      deep_neural_network_release_heart.initialize(sizes, scale: initialization.scale, using: &random)
    case .softmax: softmax_regression_heart.initialize(sizes, scale: initialization.scale, using: &random)
    default: Network(layerSizes: sizes, output: .sigmoid, initialization, using: &random).layers
    }
  }

  func training(on examples: LabelledData, from start: [Layer]) -> Training {
    let (X, Y, rate) = (examples.X, labels(examples), rate ?? 0)
    return switch lesson {
    case .v2: cachedTraining(X, Y, start, rate: rate)
    case .ng: layeredTraining(X, Y, start, rate: rate)
    case .penalty: PenaltyTraining(X, Y, start, lambda: lambda, rate: rate)
    case .dropout: MaskedTraining(X, Y, start, self, rate: rate)
    case .descent: DescentTraining(X, Y, start, self, rate: rate)
    case .optimizers: optimizedTraining(X, Y, start)
    case .normalization: NormalizedTraining(X, Y, start, self, rate: rate)
    case .release: decoupledTraining(X, Y, start, rate: rate)
    case .softmax: SoftmaxTraining(X, Y, start, lambda: lambda, rate: rate)
    }
  }
}
