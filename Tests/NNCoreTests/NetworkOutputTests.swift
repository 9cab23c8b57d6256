import TestSupport
import Testing

@testable import NNCore

@Suite struct NetworkOutputTests {
  static let outputs: [(Output, units: Int)] = [(.sigmoid, 1), (.sigmoids, 3), (.softmax, 4)]

  /// A network of three layers on nine examples of four features, and labels for its output; no hidden Z is near 0.
  static func example(_ output: Output, _ units: Int) -> (network: Network, X: Matrix, Y: Matrix) {
    NetworkKindsTests.example(.relu, output, units: units)
  }

  @Test(arguments: outputs) func backwardPassIsRight(output: Output, units: Int) throws {
    let (network, X, Y) = Self.example(output, units)
    try expectBackwardPassIsRight(network, X, Y)
  }

  @Test func theCheckStaysAwayFromTheKink() {
    for (output, units) in Self.outputs {
      let (network, X, _) = Self.example(output, units)
      var A = X
      for layer in network.layers.dropLast() {
        let Z = affine(layer.W, A, layer.b)
        #expect(Z.elements.allSatisfy { $0.magnitude > 1e-4 })
        A = relu(Z)
      }
    }
  }

  @Test(arguments: outputs) func outputsAreThoseOfTheLogits(output: Output, units: Int) {
    let (network, X, Y) = Self.example(output, units)
    let (Z, A) = (network.logits(X), network.predict(X))
    expectEqual(A, (output == .softmax ? softmax(Z) : sigmoid(Z)))
    expectEqual(A, network.forward(X).output)
    #expect(network.cost(X, Y) == output.cost(logits: Z, Y))
    #expect(network.accuracy(X, Y) == output.accuracy(A, Y))
    let expected =
      output == .softmax
      ? -(0..<9).reduce(0) { sum, example in sum + log((Y.column(example) * A.column(example)).sum()) } / 9
      : crossEntropy(sigmoids: A, Y)
    expectClose(network.cost(X, Y), expected, relative: 1e-14, "\(output)")
  }

  /// A pass whose memory has seen other batches gives the same results.
  @Test(arguments: outputs) func passesInUsedMemory(output: Output, units: Int) {
    let (network, X, Y) = Self.example(output, units)
    var pass = NetworkPass()
    for examples in [0..<9, 2..<5, 0..<9] {
      network.forward(X.columns(examples), into: &pass)
      network.backward(Y.columns(examples), into: &pass)
    }
    #expect(pass.A == network.forward(X).A)
    #expect(pass.gradients == network.backward(network.forward(X), Y))
  }

  private func log(_ x: Double) -> Double { NNCore.log(Matrix([[x]]))[0, 0] }
}

@Suite struct AccuracyTests {
  /// Of two examples one has a wrong output: half of the examples are right, though three outputs of four are.
  @Test func countsExamplesNotElements() {
    let A = Matrix([[0.9, 0.9], [0.1, 0.6]])
    let Y = Matrix([[1, 1], [0, 0]])
    #expect(accuracy(A, Y) == 0.5)
    #expect(Output.sigmoids.accuracy(A, Y) == 0.5)
  }

  /// The most likely class counts, also where its probability is below one half.
  @Test func ofASoftmaxTakesTheMostLikelyClass() {
    let A = Matrix([[0.4, 0.3], [0.35, 0.3], [0.25, 0.4]])
    #expect(Output.softmax.accuracy(A, oneHot([0, 0], classes: 3)) == 0.5)
    #expect(accuracy(A, classes: [0, 2]) == 1)
    #expect(predictedClasses(A) == [0, 2])
  }

  @Test func ofProbabilitiesOfClassOne() {
    #expect(predictedClasses(Matrix([[0.5, 0.6, .nan]])) == [0, 1, 0])
    #expect(accuracy(Matrix([[0.5, 0.6]]), classes: [0, 0]) == 0.5)
  }

  @Test func aSoftmaxAgainstClassNumbersIsAnError() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = RandomState(seed: 1)
      let network = Network(layerSizes: [2, 3], output: .softmax, .he, using: &random)
      _ = network.cost(Matrix(rows: 2, columns: 5), Matrix(rows: 1, columns: 5))
    }
    expectMessage(of: exit, "cannot compare 3×5 outputs with 1×5 labels")
    expectMessage(of: exit, "NetworkOutputTests.swift")
  }
}

@Suite struct NetworkPreconditionTests {
  @Test func noLayers() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Network(layers: [])
    }
    expectMessage(of: exit, "a network needs a layer")
    expectMessage(of: exit, "NetworkOutputTests.swift")
  }

  @Test func oneSize() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = RandomState(seed: 1)
      _ = Network(layerSizes: [3], .he, using: &random)
    }
    expectMessage(of: exit, "a network needs at least two layer sizes, got [3]")
  }

  @Test func aSizeOfZero() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = RandomState(seed: 1)
      _ = Network(layerSizes: [3, 0, 1], .he, using: &random)
    }
    expectMessage(of: exit, "the sizes of layers must be positive, got [3, 0, 1]")
  }

  @Test func layersThatDoNotFit() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let layers = [(4, 3), (1, 5)].map {
        Layer(W: Matrix(rows: $0, columns: $1), b: Matrix(rows: $0, columns: 1))
      }
      _ = Network(layers: layers)
    }
    expectMessage(of: exit, "layer 2 takes 5 inputs, but layer 1 has 4 units")
  }

  @Test func severalUnitsOfOneSigmoid() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = RandomState(seed: 1)
      _ = Network(layerSizes: [3, 2], .he, using: &random)
    }
    expectMessage(of: exit, "one sigmoid is the output of one unit, not of 2")
  }

  @Test func aSoftmaxOfOneClass() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = RandomState(seed: 1)
      _ = Network(layerSizes: [3, 1], output: .softmax, .he, using: &random)
    }
    expectMessage(of: exit, "a softmax needs at least two units, one for each class, got 1")
  }

  @Test func examplesOfOtherFeatures() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = RandomState(seed: 1)
      _ = Network(layerSizes: [3, 1], .he, using: &random).forward(Matrix(rows: 2, columns: 9))
    }
    expectMessage(of: exit, "a network of 3 inputs cannot take 2×9 examples")
    expectMessage(of: exit, "NetworkOutputTests.swift")
  }

  @Test func backwardWithoutForward() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = RandomState(seed: 1)
      let network = Network(layerSizes: [3, 1], .he, using: &random)
      var pass = NetworkPass()
      network.backward(Matrix(rows: 1, columns: 9), into: &pass)
    }
    expectMessage(of: exit, "a backward pass needs the activations of a forward pass")
  }
}

@Suite struct NetworkDescriptionTests {
  @Test func namesItsSizesAndParameters() {
    var random = RandomState(seed: 1)
    let network = Network(layerSizes: [30, 20, 10, 5, 1], .he, using: &random)
    #expect("\(network)" == "30→20→10→5→1, 891 parameters")
    #expect("\(network.layers[1])" == "20→10, 210 parameters")
    let classifier = Network(layerSizes: [64, 10], output: .softmax, .zeros, using: &random)
    #expect("\(classifier)" == "64→10, 650 parameters, output softmax")
  }
}
