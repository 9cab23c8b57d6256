import TestSupport
import Testing

@testable import NNCore

@Suite struct CostTests {
  /// DNN-6.
  @Test func crossEntropyAsPublished() throws {
    let published = try PublishedCase.named("DNN-6")
    let A = Matrix([[0.8, 0.9, 0.4]])
    let costs = [crossEntropy(A, Matrix([[1, 1, 0]])), crossEntropy(A, Matrix([[1, 1, 1]]))]
    let expected = try published["cost_v4a"] + published["cost_v3"]
    expectClose(costs, expected, absolute: published.tol, "costs")
  }

  /// 0·ln 0 is 0; a saturated wrong answer has an infinite cost; NaN is never hidden.
  @Test func saturatedOutputs() {
    #expect(crossEntropy(Matrix([[1, 0]]), Matrix([[1, 0]])) == 0)
    #expect(crossEntropy(Matrix([[1, 0.5]]), Matrix([[0, 1]])) == .infinity)
    #expect(crossEntropy(Matrix([[0, 0.5]]), Matrix([[1, 1]])) == .infinity)
    #expect(crossEntropy(Matrix([[.nan, 0.5]]), Matrix([[1, 1]])).isNaN)
  }

  @Test func accuracyCountsRightPredictions() {
    expectEqual(predictedLabels(Matrix([[0.5, 0.51, 0.2]])), Matrix([[0, 1, 0]]))
    #expect(accuracy(Matrix([[0.9, 0.1, 0.5, 0.6]]), Matrix([[1, 0, 1, 0]])) == 0.5)
  }
}

@Suite struct ActivationTests {
  @Test func reluAndItsDerivative() {
    let Z = Matrix([[-1, 0, 2, -.infinity, .infinity]])
    expectEqual(relu(Z), Matrix([[0, 0, 2, 0, .infinity]]))
    expectEqual(reluBackward(Matrix([[5, 5, 5, 5, 5]]), Z), Matrix([[0, 0, 5, 0, 5]]))
    #expect(relu(Matrix([[.nan]]))[0, 0].isNaN)
  }

  /// dZ is 0 where Z is NaN, whatever its sign bit and its payload; and 0 for both zeros.
  @Test func nothingPassesBackThroughNaN() {
    let Z = Matrix([
      [.nan, -.nan, .signalingNaN, -.signalingNaN, 0, -0.0, .leastNonzeroMagnitude, -1, .infinity]
    ])
    let dZ = reluBackward(Matrix(rows: 1, columns: 9, repeating: 5), Z)
    expectEqual(dZ, Matrix([[0, 0, 0, 0, 0, 0, 5, 0, 5]]))
  }

  @Test func sigmoidSaturates() {
    expectEqual(sigmoid(Matrix([[0, 40, -800, .infinity]])), Matrix([[0.5, 1, 0, 1]]))
  }

  /// Where its documentation says so, and not before.
  @Test func sigmoidSaturatesWhereItSays() {
    let A = sigmoid(Matrix([[-709.7, -709.8, 36.7, 36.8]]))
    #expect(A[0, 0] > 0 && A[0, 1] == 0 && A[0, 2] < 1 && A[0, 3] == 1, "\(A)")
  }

  @Test func activationByName() {
    let Z = Matrix([[-1, 0.5]])
    expectEqual(HiddenFunction.relu(Z), relu(Z))
    expectEqual(HiddenFunction.tanh(Z), tanh(Z))
  }
}

@Suite struct InitializationTests {
  /// INIT-3: He initialization of layers of 2, 4 and 1 units.
  @Test func heAsPublished() throws {
    let published = try PublishedCase.named("INIT-3")
    var random = RandomState(seed: 3)
    let layers = Network(layerSizes: [2, 4, 1], .he, using: &random).layers
    expectClose(layers[0].W.elements, try published["W1"], absolute: published.tol, "W1")
    expectClose(layers[1].W.elements, try published["W2"], absolute: published.tol, "W2")
  }

  @Test func scalesTheSameDraws() {
    func weights(_ initialization: Initialization) -> Matrix {
      var random = RandomState(seed: 3)
      return initialization.weights(units: 3, inputs: 8, using: &random)
    }
    let draws = weights(.random(scale: 1))
    expectEqual(weights(.xavier), draws * (1.0 / 8).squareRoot())
    expectEqual(weights(.he), draws * 0.5)
    expectEqual(weights(.random(scale: 0.01)), draws * 0.01)
    expectEqual(weights(.zeros), Matrix(rows: 3, columns: 8))
  }

  /// Each is found by its name, `random` with the usual scale.
  @Test(arguments: Initialization.allCases) func isFoundByItsName(initialization: Initialization) {
    #expect(Initialization("\(initialization)") == initialization)
    #expect(Initialization("Xavier") == nil)
  }

  @Test func zerosDrawNothing() {
    var (random, untouched) = (RandomState(seed: 3), RandomState(seed: 3))
    _ = Initialization.zeros.weights(units: 3, inputs: 8, using: &random)
    #expect(random.randn() == untouched.randn())
  }
}

@Suite struct LayerTests {
  @Test func parametersGoOutAndIn() {
    var random = RandomState(seed: 2)
    let network = Network(layerSizes: [3, 2, 1], .he, using: &random)
    var copy = Network(layerSizes: [3, 2, 1], .zeros, using: &random)
    #expect(network.parameterCount == 11 && network.parameters.count == 11)
    expectEqual(Array(network.parameters[..<6]), network.layers[0].W.elements)
    copy.parameters = network.parameters
    #expect(copy == network)
  }

  @Test func descentMovesEveryParameter() {
    var random = RandomState(seed: 2)
    let network = Network(layerSizes: [3, 2, 1], .he, using: &random)
    let gradients = Gradients(network.layers.map { LayerGradient(dW: 2 * $0.W, db: $0.b + 1) })
    var moved = network
    moved.descend(gradients, rate: 0.5)
    expectEqual(moved.parameters, zip(network.parameters, gradients.derivatives).map { $0 - 0.5 * $1 })
  }

  @Test func aGradientForEachLayer() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var network = Network(layers: [Layer(W: Matrix([[1]]), b: Matrix([[0]]))])
      network.descend(Gradients(), rate: 1)
    }
    expectMessage(of: exit, "0 gradients for 1 layers")
    expectMessage(of: exit, "NetworkTests.swift")
  }

  @Test func biasesMustFit() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Layer(W: Matrix(rows: 2, columns: 3), b: Matrix(rows: 3, columns: 1))
    }
    expectMessage(of: exit, "a layer of 2×3 weights cannot have 3×1 biases")
  }
}

/// Two shapes that do not fit are an error, never repeated columns.
@Suite struct NetworkShapeTests {
  @Test func accuracyOfAColumnOfLabels() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = accuracy(Matrix(rows: 2, columns: 3), Matrix(rows: 2, columns: 1))
    }
    expectMessage(of: exit, "cannot compare 2×3 outputs with 2×1 labels")
    expectMessage(of: exit, "NetworkTests.swift")
  }

  @Test func tanhBackwardOfAColumn() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = tanhBackward(Matrix(rows: 2, columns: 3), Matrix(rows: 2, columns: 1))
    }
    expectMessage(of: exit, "cannot pass back through tanh 2×3 and 2×1")
  }

  @Test func reluBackwardOfAColumn() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = reluBackward(Matrix(rows: 2, columns: 3), Matrix(rows: 2, columns: 1))
    }
    expectMessage(of: exit, "cannot pass back through ReLU 2×3 and 2×1")
  }

  @Test func crossEntropyOfARow() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = crossEntropy(Matrix(rows: 2, columns: 3), Matrix(rows: 1, columns: 3))
    }
    expectMessage(of: exit, "cannot compare 2×3 outputs with 1×3 labels")
  }

  @Test func descentWithAColumnOfDerivatives() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var layer = Layer(W: Matrix(rows: 2, columns: 3), b: Matrix(rows: 2, columns: 1))
      let column = Matrix(rows: 2, columns: 1)
      layer.descend(LayerGradient(dW: column, db: column), rate: 1)
    }
    expectMessage(of: exit, "derivatives of 2×1 and 2×1 for 2×3 weights and 2×1 biases")
    expectMessage(of: exit, "NetworkTests.swift")
  }
}

@Suite struct GradientCheckFunctionTests {
  @Test func rightAndWrongGradients() {
    let point = [0.5, -2, 3]
    func cost(_ x: [Double]) -> Double { x[0] * x[0] + 3 * x[1] + x[0] * x[2] }
    let right = [2 * point[0] + point[2], 3, point[0]]
    #expect(GradientCheck(of: right, at: point, cost: cost).passes)
    var wrong = right
    wrong[2] = 0.6
    let check = GradientCheck(of: wrong, at: point, cost: cost)
    #expect(!check.passes && check.worst == 2)
    #expect(GradientCheck(of: right.map { -$0 }, at: point, cost: cost).difference == 1)
  }

  @Test func zeroGradientsAgree() {
    #expect(GradientCheck(of: [0, 0], at: [1, 2]) { _ in 7 }.difference == 0)
  }

  /// max(x, 0) has no derivative at 0, so its centred difference there cannot be compared with one.
  @Test func kinksAreLeftOut() {
    func cost(_ x: [Double]) -> Double { max(x[0], 0) + 2 * x[1] }
    #expect(!GradientCheck(of: [0, 2], at: [0, 1], cost: cost).passes)
    let check = GradientCheck(of: [0, 2], at: [0, 1], pattern: { [$0[0] > 0] }, cost: cost)
    #expect(check.passes && check.leftOut == [0] && check.worst == 1)
    let wrong = GradientCheck(of: [0, 3], at: [0, 1], pattern: { [$0[0] > 0] }, cost: cost)
    #expect(!wrong.passes && wrong.worst == 1)
    let nothing = GradientCheck(of: [5], at: [0], pattern: { [$0[0] > 0] }) { max($0[0], 0) }
    #expect(nothing.passes && nothing.leftOut == [0] && nothing.worst == nil)
  }

  /// The difference of two costs of 3 is 0 or 4·10⁻¹⁶; divided by ε, it is not a derivative.
  @Test func zeroUpToRoundingPasses() {
    let check = GradientCheck(of: [1e-12], at: [1]) { _ in 3 }
    #expect(check.passes && check.isZero && check.difference == 0)
    #expect(!GradientCheck(of: [1e-6], at: [1]) { _ in 3 }.passes)
    #expect(!GradientCheck(of: [0], at: [1]) { 3 + 1e-6 * $0[0] }.passes)
  }

  /// A gradient of 10⁻¹², hidden by the rounding of the costs but not by that of their difference.
  @Test func aDifferenceTakenWholeKeepsItsDigits() {
    func check(_ derivative: Double) -> GradientCheck {
      GradientCheck(of: [derivative], at: [1], costDifference: { 1e-12 * ($0[0] - $1[0]) })
    }
    #expect(check(1e-12).passes && !check(1e-12).isZero)
    #expect(!check(2e-12).passes)
  }

  /// A cost that is not a number is never right.
  @Test func costsThatAreNoNumbersFail() {
    #expect(!GradientCheck(of: [0], at: [1]) { _ in .nan }.passes)
  }

  /// θ + ε equals θ, so nothing can be said.
  @Test func aStepThatIsLostIsLeftOut() {
    let check = GradientCheck(of: [2, 1], at: [1e30, 0]) { 2 * $0[0] + $0[1] }
    #expect(check.leftOut == [0])
  }
}
