import Foundation
import NNCore
import TestSupport
import Testing

/// Networks of each hidden function and each output.
@Suite struct NetworkKindsTests {
  static let activations: [HiddenFunction] = [.relu, .tanh, .sigmoid]
  static let outputs: [Output] = [.sigmoid, .sigmoids, .softmax, .linear]

  /// A network of three layers on nine examples of four features, and labels for its output; no hidden Z is near 0.
  static func example(
    _ hidden: HiddenFunction, _ output: Output, units: Int? = nil
  ) -> (network: Network, X: Matrix, Y: Matrix) {
    let units = units ?? (output == .sigmoid ? 1 : 4)
    var random = RandomState(seed: 21)
    var network = Network(layerSizes: [4, 6, 5, units], hidden: hidden, output: output, .he, using: &random)
    for index in network.layers.indices {
      network.layers[index].b = random.randn(network.layers[index].W.rows, 1)
    }
    let X = random.randn(4, 9)
    let Y =
      switch output {
      case .sigmoid, .sigmoids:
        Matrix(rows: units, columns: 9, elements: (0..<9 * units).map { Double($0 * 5 % 3 % 2) })
      case .softmax: oneHot((0..<9).map { $0 * 3 % 4 }, classes: 4)
      case .linear: random.randn(4, 9)
      }
    return (network, X, Y)
  }

  @Test(arguments: activations, outputs) func backwardPassIsRight(hidden: HiddenFunction, output: Output)
    throws
  {
    let (network, X, Y) = Self.example(hidden, output)
    try expectBackwardPassIsRight(network, X, Y)
  }

  /// Predicting, which keeps nothing, gives the forward pass's output bit for bit; and a pass knows its cost.
  @Test(arguments: activations, outputs) func allPassesAgree(hidden: HiddenFunction, output: Output) {
    let (network, X, Y) = Self.example(hidden, output)
    for examples in [0..<9, 3..<4, 2..<7, 0..<0] {
      let (X, Y) = (X.columns(examples), Y.columns(examples))
      let pass = network.forward(X)
      expectEqual(network.predict(X), pass.output, "\(examples)")
      expectEqual(network.logits(X), pass.logits, "\(examples)")
      var used = NetworkPass()
      network.forward(X, into: &used)
      for (one, other) in zip(used.A, pass.A) { expectEqual(one, other, "\(examples)") }
      #expect(used.A.count == pass.A.count)
      expectEqual(used.logits, pass.logits, "\(examples)")
      if examples.isEmpty { continue }
      #expect(pass.cost(Y) == network.cost(X, Y) && used.cost(Y) == network.cost(X, Y), "\(examples)")
      network.backward(Y, into: &used)
      #expect(used.gradients == network.backward(pass, Y), "\(examples)")
    }
  }

  /// The output layer by layer, from the functions.
  @Test(arguments: activations) func hiddenLayersHaveTheirFunction(hidden: HiddenFunction) {
    let (network, X, _) = Self.example(hidden, .softmax)
    var A = X
    for layer in network.layers.dropLast() {
      let Z = affine(layer.W, A, layer.b)
      A =
        switch hidden {
        case .relu: relu(Z)
        case .tanh: tanh(Z)
        case .sigmoid: sigmoid(Z)
        }
      expectEqual(hidden(Z), A)
    }
    let last = network.layers[2]
    expectEqual(network.predict(X), softmax(affine(last.W, A, last.b)))
    #expect(network.classes(of: X) == network.predict(X).argmaxByColumn())
  }

  @Test func slopesAreTheDerivatives() {
    var random = RandomState(seed: 2)
    let (Z, dA) = (random.randn(3, 5), random.randn(3, 5))
    let step = 1e-6
    let quotient = (sigmoid(Z + step) - sigmoid(Z - step)) / (2 * step)
    expectClose(sigmoidBackward(dA, sigmoid(Z)), dA * quotient, relative: 1e-8, absolute: 1e-10)
    let (A, Y) = (random.randn(2, 3), random.randn(2, 3))
    #expect(meanSquaredError(A, Y) == ((A - Y) * (A - Y)).sum() / 6)
    expectClose(meanSquaredErrorGradient(A, Y), (A - Y) / 3, relative: 1e-15, absolute: 0)
  }

  /// Fits a plane through points that lie on one.
  @Test func aLinearOutputEstimatesNumbers() {
    var random = RandomState(seed: 4)
    var network = Network(layerSizes: [2, 1], output: .linear, .xavier, using: &random)
    let X = random.randn(2, 50)
    let Y = 3 * X.row(0) - 2 * X.row(1) + 1
    for _ in 0..<500 { network.descend(network.backward(network.forward(X), Y), rate: 0.2) }
    expectClose(network.layers[0].W, [[3, -2]], relative: 1e-12, absolute: 0)
    #expect(network.cost(X, Y) < 1e-20)
  }

  @Test(arguments: activations, outputs) func comesBackFromJSON(hidden: HiddenFunction, output: Output) throws
  {
    let (network, _, _) = Self.example(hidden, output)
    let again = try JSONDecoder().decode(Network.self, from: JSONEncoder().encode(network))
    #expect(again == network && again.hidden == hidden && again.output == output)
  }

  /// Networks were saved like this before there was a choice.
  @Test func aNetworkWithoutAHiddenFunctionHasReLU() throws {
    let matrix = #"{"rows":1,"columns":1,"elements":[2]}"#
    let text = #"{"layers":[{"W":\#(matrix),"b":\#(matrix)}],"output":"sigmoid"}"#
    #expect(try JSONDecoder().decode(Network.self, from: Data(text.utf8)).hidden == .relu)
  }

  @Test func isNamedInItsDescription() {
    #expect("\(Self.example(.relu, .linear).network)" == "4→6→5→4, 89 parameters, output linear")
    #expect("\(Self.example(.tanh, .sigmoid).network)" == "4→6→5→1, 71 parameters, hidden tanh")
  }

  @Test func anAccuracyOfNumbersIsNotDefined() async {
    let message = "is not defined for a linear output, which estimates numbers, not classes"
    let accuracy = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let (network, X, Y) = NetworkKindsTests.example(.relu, .linear)
      _ = network.accuracy(X, Y)
    }
    expectMessage(of: accuracy, "an accuracy \(message)")
    expectMessage(of: accuracy, "NetworkKindsTests.swift")
    let ofOutput = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Output.linear.accuracy([[1]], [[1]])
    }
    expectMessage(of: ofOutput, "an accuracy \(message)")
    let classes = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let (network, X, _) = NetworkKindsTests.example(.relu, .linear)
      _ = classesOfAnyClassifier(network, X)
    }
    expectMessage(of: classes, "a class \(message)")
  }

  /// For a softmax's output, the form for one sigmoid would give a number, but the wrong cost.
  @Test func crossEntropyTakesOneSigmoid() async {
    let A: Matrix = [[0.5, 0.25], [0.5, 0.75]]
    let Y: Matrix = [[1, 0], [0, 1]]
    #expect(
      crossEntropy(sigmoids: A, Y) == crossEntropy(A.row(0), Y.row(0)) + crossEntropy(A.row(1), Y.row(1)))
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = crossEntropy(softmax([[1, 2], [3, 4]]), [[1, 0], [0, 1]])
    }
    expectMessage(of: exit, "this is the cross-entropy of one sigmoid, (1, m), got 2×2 outputs")
    expectMessage(of: exit, "for a softmax softmaxCrossEntropy(logits:_:)")
  }
}

private func classesOfAnyClassifier(_ classifier: some Classifier, _ X: Matrix) -> [Int] {
  classifier.classes(of: X)
}

/// Compares the backward pass of a network with centred differences of its cost.
func expectBackwardPassIsRight(
  _ network: Network, _ X: Matrix, _ Y: Matrix, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let gradient = network.backward(network.forward(X), Y).derivatives
  let check = GradientCheck(of: gradient, at: network.parameters) { parameters in
    var changed = network
    changed.parameters = parameters
    return changed.cost(X, Y)
  }
  let worst = try #require(check.worst)
  #expect(
    check.passes && check.leftOut.isEmpty && !check.isZero,
    """
    \(network.hidden), \(network.output): \(check.difference); at parameter \(worst) \(gradient[worst]), \
    not \(check.numerical[worst])
    """, sourceLocation: sourceLocation)
}
