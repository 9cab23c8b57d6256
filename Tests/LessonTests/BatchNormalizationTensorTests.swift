import NNCore
import TestSupport
import Testing

@testable import batch_normalization

/// Examples of any rank, flattened to features.
@Suite struct BatchNormalizationTensorTests {
  /// Two examples of 2×3 numbers.
  private let images = Tensor(shape: [2, 2, 3], elements: [1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60])

  @Test func examplesBecomeColumns() {
    #expect(images.columns == Matrix([[1, 10], [2, 20], [3, 30], [4, 40], [5, 50], [6, 60]]))
    #expect(Tensor(shape: [2, 2, 3], columns: images.columns) == images)
    #expect(Tensor(shape: [3], elements: [1, 2, 3]).columns == Matrix([[1, 2, 3]]))
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
    #expect(O.shape == Z.shape && O.columns == flatO)
    #expect(layer.runningMean == flat.runningMean && layer.runningVariance == flat.runningVariance)
    #expect(layer.predict(Z).columns == flat.predict(Z.columns))
    let (dZ, gradient) = layer.backward(dO, cache)
    let (flatDZ, flatGradient) = flat.backward(dO.columns, flatCache)
    #expect(dZ.shape == Z.shape && dZ.columns == flatDZ)
    #expect(gradient.dGamma == flatGradient.dGamma && gradient.dBeta == flatGradient.dBeta)
  }

  @Test func shapesThatDoNotFitStopTheProgram() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor(shape: [2, 3], elements: [1, 2, 3])
    }
    expectMessage(of: exit, "3 elements do not make examples of shape [2, 3]")
  }
}
