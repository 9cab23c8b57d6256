import Charts
import Datasets
import NNCore
import TestSupport
import Testing
import TrainingKit
import softmax_regression_heart

@testable import softmax_regression

@Suite struct SoftmaxRegressionTests {
  private struct Runs: Decodable { let runs: [SoftmaxRun] }
  static let runs: [SoftmaxRun] = (try? Fixture.load(Runs.self, "softmax"))?.runs ?? []

  @Test func thereAreRuns() { #expect(Self.runs.count == 3) }

  @Test(arguments: runs) func agreesWithNumPy(_ run: SoftmaxRun) throws {
    let (network, data) = try run.repeated()
    let confusion = try #require(run.confusion)
    #expect(SoftmaxRegression.confusion(of: network, on: data.test) == confusion)
  }

  /// The lesson's functions against NNCore's fast forms, for scores of any size.
  @Test(arguments: [1.0, 30, 1e4]) func thePageIsNNCores(scale: Double) {
    var random = RandomState(seed: 31)
    let Z = random.randn(5, 20) * scale
    let classes = (0..<20).map { $0 * 7 % 5 }
    let cost = softmaxCost(Z, oneHot(classes, classes: 5))
    expectClose(softmax_regression_heart.softmax(Z), NNCore.softmax(Z), relative: 1e-14, "softmax")
    expectClose(cost, softmaxCrossEntropy(logits: Z, classes: classes), relative: 1e-14, "cost")
  }

  @Test func scoresBeyondExpAreFinite() {
    let Z = Matrix([[-1047, 1e300], [-981, -1e300], [1891, 0]])
    #expect(softmax_regression_heart.softmax(Z) == Matrix([[0, 1], [0, 0], [1, 0]]))
    #expect(softmaxCost(Z, Matrix([[1, 1], [0, 0], [0, 0]])) == 2938 / 2)
  }

  /// The gradients of NNCore's network with a softmax are the lesson's.
  @Test func gradientsAreNNCores() {
    let (layers, Y) = GradientCase.softmaxLayers
    let (Z, A) = forward(GradientCase.X, layers)
    let other = Network(layers: layers, output: .softmax)
    expectClose(
      Gradients(backward(Z, A, Y, layers, lambda: 0)).derivatives,
      other.backward(other.forward(GradientCase.X), Y).derivatives, relative: 1e-12, absolute: 1e-16)
    expectClose(computeCost(Z, Y, layers, lambda: 0), other.cost(GradientCase.X, Y), relative: 1e-14)
  }

  /// The softmax of two scores is the sigmoid of their difference. A step moves both scores, one up and one down:
  /// from zero weights, at half the rate, the difference moves as logistic regression's one score does.
  @Test func twoClassesTrainAsLogisticRegressionDoes() throws {
    let data = try DataSet.breastCancer.load().standardized().train
    let Y = oneHot(data.classes, classes: 2)
    let zeros = { (units: Int) in
      Layer(W: Matrix(rows: units, columns: 30), b: Matrix(rows: units, columns: 1))
    }
    var two = [zeros(2)]
    var logistic = Network(layers: [zeros(1)])
    for iteration in 0..<100 {
      let (Z, next) = step(two, data.X, Y, lambda: 0, rate: 0.05)
      let outputs = logistic.forward(data.X)
      expectClose(
        softmaxCost(Z, Y), crossEntropy(outputs.output, data.Y), relative: 1e-12, "cost at \(iteration)")
      two = next
      logistic.descend(logistic.backward(outputs, data.Y), rate: 0.1)
    }
    let W = two[0].W
    expectClose(W.row(1) - W.row(0), logistic.layers[0].W, relative: 1e-11, absolute: 1e-14, "weights")
    let P = SoftmaxNetwork(layers: two).predict(data.X)
    expectClose(P.row(1), logistic.predict(data.X), relative: 1e-11, "probabilities of 1")
  }

  /// With two of the iris features, the plane has three regions.
  @Test func severalClassesHaveRegions() throws {
    var data = try DataSet.iris.load()
    (data.train, data.test) = (data.train.petals, data.test.petals)
    let settings = SoftmaxRegression.Settings()
    var trace = TrainingTrace(every: 100, of: 1000)
    let network = try SoftmaxRegression.train(settings, on: data.train, trace: &trace)
    let chart = try #require(
      DecisionRegionChart(
        of: network, on: data, named: "Regions", TrainingReport.Accuracies(of: network, on: data)))
    #expect(chart.grid.probabilities.count == 3)
    let svg = chart.svg()
    for text in ["classified as setosa", "classified as versicolor", "virginica, test", "petal length (cm)"] {
      #expect(svg.contains(text), "\(text)")
    }
  }

  @Test func firstWeightsAreZeroUntilThereAreHiddenLayers() throws {
    func kind(_ arguments: String...) throws -> Initialization {
      try SoftmaxRegression.settings(from: arguments).initialization
    }
    #expect(try kind() == .zeros)
    #expect(try kind("--hidden", "32") == .he)
    #expect(try kind("--hidden", "32", "--initialization", "zeros") == .zeros)
    #expect(try kind("--initialization", "xavier") == .xavier)
  }
}

extension LabelledData {
  /// The examples with their last two features only.
  fileprivate var petals: LabelledData {
    var petals = self
    petals.X = X.rows(2..<4)
    petals.featureNames = Array(featureNames[2..<4])
    return petals
  }
}

extension GradientCase {
  /// Layers of 5, 3 and 3 units, and one-hot labels of three classes.
  static let softmaxLayers: (layers: [Layer], Y: Matrix) = {
    var random = RandomState(seed: 13)
    let last = Layer(W: random.randn(3, 3), b: random.randn(3, 1))
    return (layers.dropLast() + [last], oneHot([1, 0, 2, 2, 1, 0, 1], classes: 3))
  }()

  static let softmaxRegression: GradientCase = {
    let (layers, Y) = softmaxLayers
    let (Z, A) = forward(X, layers)
    let start = Network(layers: layers, output: .softmax)
    return GradientCase(
      name: "softmax_regression", parameters: start.parameters,
      gradient: Gradients(backward(Z, A, Y, layers, lambda: 0.7)).derivatives,
      cost: { parameters in
        var network = start
        network.parameters = parameters
        return computeCost(forward(X, network.layers).Z, Y, network.layers, lambda: 0.7)
      })
  }()
}

/// A run of NumPy's, with the options that repeat it here; runs in mini-batches have no confusion matrix.
struct SoftmaxRun: Decodable, CustomTestStringConvertible, Sendable {
  let options: String
  let costs: [ReferenceRun.Checkpoint]
  let train_accuracy: Double
  let test_accuracy: Double
  let confusion: [[Int]]?

  var testDescription: String { options.isEmpty ? "without options" : options }

  /// The network that the options train here; its costs and accuracies have to be NumPy's.
  func repeated() throws -> (SoftmaxNetwork, Split) {
    let settings = try SoftmaxRegression.settings(from: options.split(separator: " ").map(String.init))
    let data = try settings.training.data.load(severalClasses: true)
    let descent = settings.training.descent
    var trace = TrainingTrace(every: descent.reportEvery, of: descent.iterations)
    let network = try SoftmaxRegression.train(settings, on: data.train, trace: &trace)
    #expect(trace.checkpoints.map(\.iteration) == costs.map(\.at))
    for (checkpoint, expected) in zip(trace.checkpoints, costs) {
      expectClose(
        checkpoint.cost, expected.cost.value, relative: try #require(expected.relativeTolerance),
        "cost at \(expected.at)")
    }
    let accuracies = TrainingReport.Accuracies(of: network, on: data)
    expectClose(accuracies.train, train_accuracy, absolute: 1e-12, "train accuracy")
    expectClose(accuracies.test, test_accuracy, absolute: 1e-12, "test accuracy")
    return (network, data)
  }
}
