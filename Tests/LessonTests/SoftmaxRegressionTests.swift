import Charts
import Datasets
import NNCore
import TestSupport
import Testing
import TrainingKit

@testable import softmax_regression

@Suite struct SoftmaxRegressionTests {
  /// A run of NumPy's, with the options that give it.
  struct Run: Decodable, CustomTestStringConvertible, Sendable {
    let options: String
    let costs: [ReferenceRun.Checkpoint]
    let train_accuracy: Double
    let test_accuracy: Double
    let confusion: [[Int]]

    var testDescription: String { options.isEmpty ? "without options" : options }
  }

  private struct Runs: Decodable { let runs: [Run] }
  static let runs: [Run] = (try? Fixture.load(Runs.self, "softmax"))?.runs ?? []

  @Test func thereAreRuns() { #expect(Self.runs.count == 3) }

  @Test(arguments: runs) func agreesWithNumPy(_ run: Run) throws {
    let settings = try SoftmaxRegression.settings(from: run.options.split(separator: " ").map(String.init))
    let data = try settings.training.data.load(severalClasses: true)
    let descent = settings.training.descent
    var trace = TrainingTrace(every: descent.reportEvery, of: descent.iterations)
    let network = try SoftmaxRegression.train(settings, on: data.train, trace: &trace)
    #expect(trace.checkpoints.map(\.iteration) == run.costs.map(\.at))
    for (checkpoint, expected) in zip(trace.checkpoints, run.costs) {
      expectClose(
        checkpoint.cost, expected.cost.value, relative: try #require(expected.relativeTolerance),
        "cost at \(expected.at)")
    }
    let accuracies = TrainingReport.Accuracies(of: network, on: data)
    expectClose(accuracies.train, run.train_accuracy, absolute: 1e-12, "train accuracy")
    expectClose(accuracies.test, run.test_accuracy, absolute: 1e-12, "test accuracy")
    #expect(SoftmaxRegression.confusion(of: network, on: data.test) == run.confusion)
  }

  /// The lesson's page and NNCore's fast forms, for scores of any size.
  @Test(arguments: [1.0, 30, 1e4]) func thePageIsNNCores(scale: Double) {
    var random = RandomState(seed: 31)
    let Z = random.randn(5, 20) * scale
    let classes = (0..<20).map { $0 * 7 % 5 }
    let (P, cost) = Softmax.taught(Z, oneHot(classes, classes: 5))
    expectClose(P, softmax(Z), relative: 1e-14, "softmax")
    expectClose(cost, softmaxCrossEntropy(logits: Z, classes: classes), relative: 1e-14, "cost")
  }

  @Test func scoresBeyondExpAreFinite() {
    let Z = Matrix([[-1047, 1e300], [-981, -1e300], [1891, 0]])
    let (P, cost) = Softmax.taught(Z, Matrix([[1, 1], [0, 0], [0, 0]]))
    #expect(P == Matrix([[0, 1], [0, 0], [1, 0]]))
    #expect(cost == 2938 / 2)
  }

  /// The gradients of NNCore's network with a softmax are the lesson's.
  @Test func gradientsAreNNCores() {
    let (network, Y) = GradientCase.softmaxNetwork(lambda: 0)
    let (cost, gradients) = network.bothPasses(GradientCase.X, Y)
    let other = Network(layers: network.layers, output: .softmax)
    expectClose(
      gradients.derivatives, other.backward(other.forward(GradientCase.X), Y).derivatives,
      relative: 1e-12, absolute: 1e-16)
    expectClose(cost, other.cost(GradientCase.X, Y), relative: 1e-14)
  }

  /// Passes write over what others left: other examples, and other parameters, must leave no trace.
  @Test func memoryThatIsUsedAgainLeavesNoTrace() {
    var (network, Y) = GradientCase.softmaxNetwork(lambda: 0.7)
    var (caches, gradients) = (network.emptyCaches, network.layers.zeroGradients)
    for examples in [0..<3, 0..<7, 2..<5] {
      let (X, Y) = (GradientCase.X.columns(examples), Y.columns(examples))
      network.forward(X, into: &caches)
      let cost = network.cost(&caches, Y)
      network.backward(&caches, Y, into: &gradients)
      let fresh = network.bothPasses(X, Y)
      #expect(cost == fresh.cost && gradients == fresh.gradients, "examples \(examples)")
      network.layers.descend(gradients, rate: 0.1)
    }
  }

  /// The softmax of two scores is the sigmoid of their difference. A step moves both scores, one up and one down:
  /// from zero weights, at half the rate, the difference moves as logistic regression's one score does.
  @Test func twoClassesTrainAsLogisticRegressionDoes() throws {
    let data = try DataSet.breastCancer.load().standardized().train
    let Y = oneHot(data.classes, classes: 2)
    let zeros = { (units: Int) in
      Layer(W: Matrix(rows: units, columns: 30), b: Matrix(rows: units, columns: 1))
    }
    var two = SoftmaxNetwork(layers: [zeros(2)])
    var logistic = Network(layers: [zeros(1)])
    for iteration in 0..<100 {
      let (cost, gradients) = two.bothPasses(data.X, Y)
      let outputs = logistic.forward(data.X)
      expectClose(cost, crossEntropy(outputs.output, data.Y), relative: 1e-12, "cost at \(iteration)")
      two.layers.descend(gradients, rate: 0.05)
      logistic.layers.descend(logistic.backward(outputs, data.Y), rate: 0.1)
    }
    let W = two.layers[0].W
    expectClose(W.row(1) - W.row(0), logistic.layers[0].W, relative: 1e-11, absolute: 1e-14, "weights")
    expectClose(two.predict(data.X).row(1), logistic.predict(data.X), relative: 1e-11, "probabilities of 1")
  }

  /// Two of the irises' features, and the three regions of the plane.
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
    func kind(_ arguments: String...) throws -> Initialization.Kind {
      try SoftmaxRegression.settings(from: arguments).initialization.kind
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

extension Softmax {
  /// What the page teaches, of some scores and one-hot labels.
  fileprivate static func taught(_ Z: Matrix, _ Y: Matrix) -> (P: Matrix, cost: Double) {
    var (softmax, P) = (Softmax(), Matrix())
    softmax.take(Z)
    softmax.probabilities(into: &P)
    return (P, softmax.cost(Z, Y))
  }
}

extension SoftmaxNetwork {
  /// A forward and a backward pass in memory of their own.
  fileprivate func bothPasses(_ X: Matrix, _ Y: Matrix) -> (cost: Double, gradients: [LayerGradient]) {
    var (caches, gradients) = (emptyCaches, layers.zeroGradients)
    forward(X, into: &caches)
    backward(&caches, Y, into: &gradients)
    return (cost(&caches, Y), gradients)
  }
}

extension GradientCase {
  /// Layers of 5, 3 and 3 units, and one-hot labels of three classes.
  static func softmaxNetwork(lambda: Double) -> (network: SoftmaxNetwork, Y: Matrix) {
    var random = RandomState(seed: 13)
    let last = Layer(W: random.randn(3, 3), b: random.randn(3, 1))
    let network = SoftmaxNetwork(layers: layers.dropLast() + [last], lambda: lambda)
    return (network, oneHot([1, 0, 2, 2, 1, 0, 1], classes: 3))
  }

  static let softmaxRegression: GradientCase = {
    let (network, Y) = softmaxNetwork(lambda: 0.7)
    return GradientCase(
      name: "softmax_regression", parameters: network.layers.parameters,
      gradient: network.bothPasses(X, Y).gradients.derivatives,
      cost: { parameters in
        var network = network
        network.layers.parameters = parameters
        return network.bothPasses(X, Y).cost
      })
  }()
}
