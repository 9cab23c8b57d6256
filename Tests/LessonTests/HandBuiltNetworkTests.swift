import Datasets
import NNCore
import TestSupport
import Testing

/// The error of a blog's hand-built network, `dnn`: its `linear_backward` divides by `m = a.shape[0]`. Columns are
/// examples there too, so this is the number of a layer's inputs, not the number of examples.
@Suite struct HandBuiltNetworkTests {
  /// The gradient divided by the number of examples, which is right, and by the number of each layer's inputs.
  private static func gradients(of layers: [Layer], _ X: Matrix, _ Y: Matrix) -> (
    right: Gradients, wrong: Gradients
  ) {
    let network = Network(layers: layers)
    let right = network.backward(network.forward(X), Y)
    let wrong = zip(layers, right.layers).map { layer, gradient -> LayerGradient in
      let factor = Double(X.columns) / Double(layer.W.columns)
      return LayerGradient(dW: gradient.dW * factor, db: gradient.db * factor)
    }
    return (right, Gradients(wrong))
  }

  @Test func onlyOneOfTheTwoIsTheDerivative() {
    let (X, Y, layers) = (GradientCase.X, GradientCase.Y, GradientCase.layers)
    let gradients = Self.gradients(of: layers, X, Y)
    func check(_ gradient: Gradients) -> GradientCheck {
      GradientCheck(of: gradient.derivatives, at: GradientCase.parameters) {
        Network(layers: GradientCase.layers($0)).cost(X, Y)
      }
    }
    let (right, wrong) = (check(gradients.right), check(gradients.wrong))
    #expect(right.passes, "divided by the examples: difference \(right.difference)")
    #expect(wrong.difference > 0.1, "divided by the inputs: difference \(wrong.difference)")
  }

  /// Each layer then has a different step size, the rate times examples over inputs: on lesson 3's data 150 times the
  /// rate for the layer with 2 inputs, 30 times for 10 inputs, 60 times for 5. At lesson 3's rate the right gradient
  /// learns the rings, and the other one does not.
  @Test func layersOfFewInputsLeap() throws {
    let data = try DataSet("circles").load()
    let (X, Y) = (data.train.X, data.train.Y)
    var random = RandomState(seed: 3)
    let start = Network(layerSizes: [2, 10, 5, 1], .random(scale: 1), using: &random)
    var (right, wrong) = (start, start)
    for _ in 0..<5_000 {
      right.descend(Self.gradients(of: right.layers, X, Y).right, rate: 0.01)
      wrong.descend(Self.gradients(of: wrong.layers, X, Y).wrong, rate: 0.01)
    }
    let costs = (right: right.cost(X, Y), wrong: wrong.cost(X, Y))
    #expect(costs.right < 0.45 && right.accuracy(data.test.X, data.test.Y) > 0.95, "\(costs)")
    #expect(costs.wrong > 0.5 && wrong.accuracy(data.test.X, data.test.Y) < 0.7, "\(costs)")
  }
}
