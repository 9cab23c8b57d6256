import NNCore
import TestSupport
import Testing
import batch_normalization_heart

@testable import batch_normalization

/// Examples of any rank, flattened to features.
@Suite struct BatchNormalizationTensorTests {
  /// Two examples of 2×3 numbers.
  private let images = Tensor(shape: [2, 2, 3], elements: [1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60])

  @Test func examplesBecomeColumns() {
    expectEqual(images.columns, Matrix([[1, 10], [2, 20], [3, 30], [4, 40], [5, 50], [6, 60]]))
    #expect(Tensor(shape: [2, 2, 3], columns: images.columns) == images)
    expectEqual(Tensor(shape: [3], elements: [1, 2, 3]).columns, Matrix([[1, 2, 3]]))
  }

  @Test func everyPlaceIsAFeature() {
    var random = RandomState(seed: 8)
    let Z = Tensor(shape: [5, 2, 1, 3], elements: random.randn(5, 6).elements)
    let dO = Tensor(shape: [5, 2, 1, 3], elements: random.randn(5, 6).elements)
    var layer = BatchNormalization(features: 6, epsilon: 1e-5, decay: 0.9, .exact)
    layer.gamma = random.randn(6, 1)
    var flat = layer
    let (O, cache) = layer.forward(Z)
    let (flatO, flatCache) = flat.forward(Z.columns)
    #expect(O.shape == Z.shape)
    expectEqual(O.columns, flatO)
    expectEqual(layer.runningMean, flat.runningMean)
    expectEqual(layer.runningVariance, flat.runningVariance)
    expectEqual(layer.predict(Z).columns, flat.predict(Z.columns))
    let (dZ, gradient) = layer.backward(dO, cache)
    let (flatDZ, flatGradient) = flat.backward(dO.columns, flatCache)
    #expect(dZ.shape == Z.shape)
    expectEqual(dZ.columns, flatDZ)
    expectEqual(gradient.dGamma, flatGradient.dGamma)
    expectEqual(gradient.dBeta, flatGradient.dBeta)
  }

  // MARK: - The layer class of Deep Learning from Scratch

  /// Two steps by hand: images of one channel and 1×2 pixels, three in a batch, ε = 1e-6, decay 0.9.
  ///
  /// | pixel | 1st batch | μ, σ² | 2nd batch | μ, σ² | running mean | running variance |
  /// |---|---|---|---|---|---|---|
  /// | left | 0, 0, 3 | 1, 2 | 1, 4, 7 | 4, 6 | 0.09 + 0.4 | 0.18 + 0.6 |
  /// | right | 2, 5, 5 | 4, 2 | 6, 6, 6 | 6, 0 | 0.36 + 0.6 | 0.18 + 0 |
  @Test func theBooksClassByHand() {
    var layer = BatchNormalization(features: 2, epsilon: 1e-6, decay: 0.9, .exact)
    let first = Tensor(shape: [3, 1, 1, 2], elements: [0, 2, 0, 5, 3, 5])
    let (O, cache) = layer.forward(first)
    let deviation = (2 + 1e-6).squareRoot()
    expectClose(
      O.elements, [-1, -2, -1, 1, 2, 1].map { $0 / deviation }, relative: 1e-12, "out of the first batch")

    // Left, do = 1, 0, 0: Σ do = 1, Σ do·ẑ = -1/√2; right, do = 1, 1, 1: moving all examples alike does not change
    // the normalized values.
    let (dZ, gradient) = layer.backward(
      Tensor(shape: [3, 1, 1, 2], elements: [1, 1, 0, 1, 0, 1]), cache)
    expectClose(
      dZ.elements, [1.5, 0, -1.5, 0, 0, 0].map { $0 / (3 * deviation) }, absolute: 1e-6, "dZ")
    expectClose(gradient.dGamma.elements, [-1 / deviation, 0], absolute: 1e-12, "dγ")
    #expect(gradient.dBeta.elements == [1, 3])

    _ = layer.forward(Tensor(shape: [3, 1, 1, 2], elements: [1, 6, 4, 6, 7, 6]))
    expectClose(layer.runningMean.elements, [0.49, 0.96], absolute: 1e-15, "running mean")
    expectClose(layer.runningVariance.elements, [0.78, 0.18], absolute: 1e-15, "running variance")
    let predicted = layer.predict(Tensor(shape: [1, 1, 1, 2], elements: [1.49, 0.96]))
    #expect(predicted.shape == [1, 1, 1, 2])
    expectClose(predicted.elements, [1 / 0.780001.squareRoot(), 0], absolute: 1e-12, "prediction")
  }

  @Test func shapesThatDoNotFitStopTheProgram() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor(shape: [2, 3], elements: [1, 2, 3])
    }
    expectMessage(of: exit, "3 elements do not make examples of shape [2, 3]")
  }
}
