import Datasets
import NNCore
import TestSupport
import Testing
import TrainingKit
import batch_normalization_heart

@testable import batch_normalization

@Suite struct BatchNormalizationTests {
  private typealias Settings = BatchNormalizationLesson.Settings

  /// BN-2, with the running statistics that its note gives.
  @Test func predictsByRunningStatisticsAsPublished() throws {
    let published = try PublishedCase.named("BN-2")
    var random = RandomState(seed: 231)
    let W1 = random.randn(50, 60)
    let W2 = random.randn(60, 3)
    func nextBatch() -> Tensor {
      let A = relu(random.randn(200, 50).dot(W1)).dot(W2)  // (examples, features), as the case has it
      return Tensor(shape: [200, 3], elements: A.elements)
    }
    var layer = BatchNormalization(features: 3, epsilon: 1e-5, decay: 0.9, .exact)
    for _ in 0..<50 { _ = layer.forward(nextBatch()) }
    let O = layer.predict(nextBatch()).columns
    expectClose(O.rowMeans().elements, try published["mean"], absolute: published.tol, "means")
    expectClose(sqrt(O.rowVariances()).elements, try published["std"], absolute: published.tol, "deviations")
    expectClose(
      layer.runningMean.elements, [-0.32415038, 18.55718135, 14.18894184], absolute: 5e-9, "running mean")
    expectClose(
      layer.runningVariance.elements, [1205.42218363, 1249.80137297, 1311.43079537], absolute: 5e-9,
      "running variance")
  }

  @Test func trainingNormalizesEachFeature() {
    var random = RandomState(seed: 5)
    let Z = random.randn(4, 19) * Matrix.column([1, 100, 1e-3, 7]) + Matrix.column([0, -50, 1e6, 3])
    var layer = BatchNormalization(features: 4, epsilon: 1e-12, decay: 0.9, .exact)
    layer.gamma = .column([1, 2, 3, -4])
    layer.beta = .column([0, 1, -2, 5])
    let (O, _) = layer.forward(Z)
    expectClose(O.rowMeans(), layer.beta, absolute: 1e-6, "means are β")
    expectClose(sqrt(O.rowVariances()), layer.gamma.map(abs), relative: 1e-5, "deviations are |γ|")
  }

  /// When predicting, an example gets the same answer whatever else is in its batch.
  @Test func predictionDoesNotDependOnTheBatch() {
    let (layer, _, _) = trainedLayer(.exact)
    let Z = GradientCase.X
    expectEqual(layer.predict(Z).column(3), layer.predict(Z.column(3)))
    expectEqual(layer.predict(Z.columns(2..<5)), layer.predict(Z).columns(2..<5))
  }

  // MARK: - The two gradients

  /// The position of the layer does not matter: here the gradient from above is random, not uniform.
  @Test(arguments: Backward.allCases) func onlyThePublishedFormFailsTheGradientCheck(backward: Backward) {
    let (layer, Z, dO) = trainedLayer(backward == .published ? .published : .exact)
    var forward = layer
    let (dZ, gradient) =
      backward == .stepByStep
      ? layer.backwardStepByStep(dO, Z) : layer.backward(dO, forward.forward(Z).cache)
    let parameters = Z.elements + layer.gamma.elements + layer.beta.elements
    let check = GradientCheck(
      of: dZ.elements + gradient.dGamma.elements + gradient.dBeta.elements, at: parameters
    ) { parameters in
      var layer = layer
      layer.gamma = .column(Array(parameters[Z.count..<Z.count + Z.rows]))
      layer.beta = .column(Array(parameters[(Z.count + Z.rows)...]))
      let Z = Matrix(rows: Z.rows, columns: Z.columns, elements: Array(parameters[..<Z.count]))
      return (layer.forward(Z).O * dO).sum()  // the cost whose derivative with respect to O is dO
    }
    #expect(check.passes == (backward != .published), "difference \(check.difference)")
  }

  enum Backward: CaseIterable { case stepByStep, exact, published }

  /// The chain rule step by step, against the formula that combines the steps.
  @Test(arguments: [1e-5, 0.5], [1, 2, 11]) func theStepsAreTheFormula(epsilon: Double, m: Int) {
    var random = RandomState(seed: 21)
    var layer = BatchNormalization(features: 4, epsilon: epsilon, decay: 0.9, .exact)
    layer.gamma = random.randn(4, 1)
    let (Z, dO) = (random.randn(4, m) * 3 + 5, random.randn(4, m))
    let (dZ, gradient) = layer.backward(dO, layer.forward(Z).cache)
    let steps = layer.backwardStepByStep(dO, Z)
    expectClose(steps.dZ, dZ, relative: 1e-9, absolute: 1e-10, "dZ")
    expectClose(steps.gradient.dGamma, gradient.dGamma, relative: 1e-12, absolute: 1e-13, "dγ")
    expectClose(steps.gradient.dBeta, gradient.dBeta, relative: 1e-12, "dβ")
  }

  /// Checks the weights of layer `index` + 1 through everything above it. The disputed factor of a layer does not
  /// touch the gradients of its own γ and β, but it does touch those of its weights.
  @Test(arguments: [0, 1]) func publishedFormIsWrongInEveryHiddenLayer(index: Int) throws {
    for (form, isRight) in [(BatchNormalization.GradientForm.exact, true), (.published, false)] {
      var network = GradientCase.normalizedNetwork(form)
      let W = network.layers[index].W
      let gradient = network.gradients(GradientCase.X, GradientCase.Y).layers[index].dW
      let check = GradientCheck(of: gradient.elements, at: W.elements) { elements in
        var changed = network
        changed.layers[index].W = Matrix(rows: W.rows, columns: W.columns, elements: elements)
        return computeCost(changed.forward(GradientCase.X).A, GradientCase.Y)
      }
      #expect(check.passes == isRight, "\(form), layer \(index + 1): difference \(check.difference)")
      if form == .published { #expect(check.difference > 0.05, "difference \(check.difference)") }
    }
  }

  /// The two forms differ by the factor σ² + ε, feature by feature.
  @Test func theFormsDifferByTheVariance() {
    let (layer, Z, dO) = trainedLayer(.published)
    let (exact, _, _) = trainedLayer(.exact)
    var forward = layer
    let cache = forward.forward(Z).cache
    expectClose(
      layer.backward(dO, cache).dZ, exact.backward(dO, cache).dZ * (Z.rowVariances() + layer.epsilon),
      relative: 1e-12, absolute: 1e-15, "published dZ")
  }

  @Test func noNormalizedUnitIsNearTheKink() throws {
    var network = GradientCase.normalizedNetwork(.exact)
    let (_, caches) = network.forward(GradientCase.X)
    for (layer, cache) in zip(network.normalizations, caches) {
      let O = try #require(cache.normalization).normalized * layer.gamma + layer.beta
      expectClose(O, cache.O, relative: 1e-14, absolute: 1e-15, "O")
      #expect(O.elements.allSatisfy { abs($0) > 1e-4 }, "smallest |O| \(O.map(abs).minimum())")
      #expect(O.elements.contains { $0 > 0 } && O.elements.contains { $0 < 0 })
    }
  }

  // MARK: - Variance 0

  /// A batch of one is its own mean: the output is β, and no gradient reaches Z.
  @Test(arguments: [BatchNormalization.GradientForm.published, .exact], [1e-12, 1e-5, 1e-300])
  func aBatchOfOne(form: BatchNormalization.GradientForm, epsilon: Double) {
    var layer = BatchNormalization(features: 3, epsilon: epsilon, decay: 0.9, form)
    layer.gamma = .column([2, -3, 4])
    layer.beta = .column([0.5, 0, -1])
    let Z = Matrix.column([3, -1e6, 0.1])
    let (O, cache) = layer.forward(Z)
    expectEqual(O, layer.beta)
    let (dZ, gradient) = layer.backward(.column([1, 2, -3]), cache)
    expectEqual(dZ, .column([0, 0, 0]))
    expectEqual(gradient.dGamma, .column([0, 0, 0]))
    expectEqual(gradient.dBeta, .column([1, 2, -3]))
    expectEqual(layer.runningVariance, .column([0, 0, 0]))
    #expect(layer.predict(Z).isFinite, "predicting with variance 0: \(layer.predict(Z))")
  }

  /// A feature that is the same in all examples; its neighbour is normalized as usual.
  @Test(arguments: [BatchNormalization.GradientForm.published, .exact])
  func aConstantFeature(form: BatchNormalization.GradientForm) {
    var layer = BatchNormalization(features: 2, epsilon: 1e-12, decay: 0.9, form)
    layer.beta = .column([0.25, 0])
    let Z = Matrix([[0.1, 0.1, 0.1, 0.1, 0.1], [1, 2, 3, 4, 5]])
    let (O, cache) = layer.forward(Z)
    expectClose(O.row(0).elements, [0.25, 0.25, 0.25, 0.25, 0.25], absolute: 1e-9, "β")
    expectClose(O.row(1).elements, [-2, -1, 0, 1, 2].map { $0 / 2.0.squareRoot() }, relative: 1e-11)
    let (dZ, gradient) = layer.backward(Matrix([[1, 2, 3, 4, 6], [1, 2, 3, 4, 6]]), cache)
    #expect(dZ.isFinite && gradient.dGamma.isFinite, "dZ \(dZ)")
    #expect(layer.predict(Z).isFinite)
    #expect(layer.predict(Z * 2).isFinite)
  }

  @Test(arguments: [false, true]) func batchesOfOneDoNotStopTraining(isCorrected: Bool) throws {
    var settings = Settings()
    settings.isCorrected = isCorrected
    settings.batches.size = 1
    settings.training.descent.iterations = 3
    let (network, trace) = try trained(settings, on: .gradientCase)
    #expect(trace.checkpoints.allSatisfy { $0.cost.isFinite })
    #expect(network.predict(GradientCase.X).isFinite)
  }

  /// With scaled features and the true gradient, training works; a second run gives the same digits.
  @Test func correctedTrainsWell() throws {
    var settings = Settings()
    settings.isCorrected = true
    settings.training.data.isStandardized = true
    settings.training.descent.iterations = 1_000
    let data = try settings.training.data.load()
    let (network, trace) = try trained(settings, on: data.train)
    let accuracies = TrainingReport.Accuracies(of: network, on: data)
    #expect(accuracies.train > 0.97 && accuracies.test > 0.95, "\(accuracies)")
    let (again, secondTrace) = try trained(settings, on: data.train)
    #expect(trace.checkpoints == secondTrace.checkpoints)
    expectEqual(network.predict(data.test.X), again.predict(data.test.X))
  }

  // MARK: - Helpers

  private func trained(
    _ settings: Settings, on examples: LabelledData
  ) throws -> (NormalizedNetwork, TrainingTrace) {
    var trace = TrainingTrace(every: 1, of: settings.training.descent.iterations)
    return (try BatchNormalizationLesson.train(settings, on: examples, trace: &trace), trace)
  }

  /// A layer with γ and β away from 1 and 0 that has seen one batch; a batch, and an upstream gradient.
  private func trainedLayer(
    _ form: BatchNormalization.GradientForm
  ) -> (layer: BatchNormalization, Z: Matrix, dO: Matrix) {
    var random = RandomState(seed: 6)
    var layer = BatchNormalization(features: 4, epsilon: 1e-5, decay: 0.9, form)
    layer.gamma = random.randn(4, 1)
    layer.beta = random.randn(4, 1)
    _ = layer.forward(GradientCase.X)
    return (layer, random.randn(4, 11) * 3, random.randn(4, 11))
  }
}

extension LabelledData {
  fileprivate static let gradientCase = LabelledData(
    X: GradientCase.X, Y: GradientCase.Y, featureNames: ["a", "b", "c", "d"])
}

extension GradientCase {
  /// The layers with batch normalization between them; γ and β are away from 1 and 0.
  static func normalizedNetwork(_ form: BatchNormalization.GradientForm) -> NormalizedNetwork {
    var random = RandomState(seed: 13)
    var network = NormalizedNetwork(layers: layers, epsilon: 1e-5, decay: 0.9, form)
    for index in network.normalizations.indices {
      let features = network.layers[index].b.rows
      network.normalizations[index].gamma = 1 + random.randn(features, 1) * 0.3
      network.normalizations[index].beta = random.randn(features, 1) * 0.5
    }
    return network
  }

  /// W, b of all layers, then γ, β of the hidden ones.
  static let batchNormalization: GradientCase = {
    let network = normalizedNetwork(.exact)
    return GradientCase(
      name: "batch_normalization", parameters: network.parameters,
      gradient: {
        var network = network
        return network.gradients(X, Y).derivatives
      }(),
      cost: { parameters in
        var network = network
        network.parameters = parameters
        return computeCost(network.forward(X).A, Y)
      })
  }()
}

extension NormalizedNetwork {
  /// The gradients of a forward and a backward pass.
  fileprivate mutating func gradients(_ X: Matrix, _ Y: Matrix) -> NormalizedGradients {
    let (A, caches) = forward(X)
    return backward(A, Y, caches)
  }

  fileprivate var parameters: [Double] {
    get {
      Network(layers: layers).parameters + normalizations.flatMap { $0.gamma.elements + $0.beta.elements }
    }
    set {
      var plain = Network(layers: layers)
      plain.parameters = Array(newValue[..<plain.parameterCount])
      layers = plain.layers
      var rest = newValue[plain.parameterCount...]
      for index in normalizations.indices {
        let features = normalizations[index].gamma.rows
        normalizations[index].gamma = .column(Array(rest.prefix(features)))
        normalizations[index].beta = .column(Array(rest.dropFirst(features).prefix(features)))
        rest = rest.dropFirst(2 * features)
      }
    }
  }
}

extension NormalizedGradients {
  fileprivate var derivatives: [Double] {
    Gradients(layers).derivatives + normalizations.flatMap { $0.dGamma.elements + $0.dBeta.elements }
  }
}
