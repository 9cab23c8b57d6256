import Datasets
import Foundation
import ModelFiles
import NNCore
import TestSupport
import Testing

/// The Swift code of the articles and of the documentation comments, which `DocumentationTests` compares with this
/// file. So it is known to compile; and where a page says what a line prints, that is compared too.
@Suite final class DocumentationExampleTests {
  private var printed: [String] = []

  /// Keeps what an example prints.
  private func print(_ values: Any...) {
    printed.append(values.map { "\($0)" }.joined(separator: " "))
  }

  /// Expects the comments after the `print` lines of a page to say what has been printed.
  private func expectPrinted(
    bySwiftOf path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let lines = try MarkdownPage(path: path).blocks.filter { $0.language == "swift" }.flatMap(\.lines)
    let shown = lines.compactMap { $0.firstMatch(of: /^print\(.*\)  \/\/ (.+)$/).map { String($0.1) } }
    #expect(!shown.isEmpty, "\(path) does not say what is printed", sourceLocation: sourceLocation)
    if arithmeticIsFused { #expect(printed == shown, "\(path)", sourceLocation: sourceLocation) }
  }

  @Test func matrices() throws {
    let X = Matrix([[1, 2, 3], [4, 5, 6]])  // two features of three examples
    let W = Matrix([[1, -1], [0, 2]])  // two units of two inputs
    let b = Matrix.column([0.5, -0.5])
    print((W.dot(X) + b).elements)  // [-2.5, -2.5, -2.5, 7.5, 9.5, 11.5]
    print(affine(W, X, b) == W.dot(X) + b)  // true
    print(X.columns(at: [2, 0]).elements)  // [3.0, 1.0, 6.0, 4.0]
    try expectPrinted(bySwiftOf: "Sources/NNCore/NNCore.docc/MatricesAndAxes.md")
  }

  @Test func randomNumbers() throws {
    var random = RandomState(seed: 0)
    print(random.rand())  // 0.5488135039273248
    print(random.randn(), random.randn())  // 0.7415917408091613 1.5529137219128164
    print(random.permutation(5))  // [0, 2, 1, 4, 3]
    try expectPrinted(bySwiftOf: "Sources/NNCore/NNCore.docc/RandomNumbers.md")
  }

  @Test func products() throws {
    var random = RandomState(seed: 1)
    let A = random.randn(300, 700)
    let B = random.randn(700, 200)
    print(A.dot(B, threads: 2) == A.dot(B))  // true
    try expectPrinted(bySwiftOf: "Sources/NNCore/NNCore.docc/FastProducts.md")
  }

  @Test func safeCrossEntropies() throws {
    let Z = Matrix([[800, -3]])  // the scores of two examples
    let Y = Matrix([[0, 0]])
    print(crossEntropy(sigmoid(Z), Y))  // inf
    print(sigmoidCrossEntropy(logits: Z, Y))  // 400.02429367578685
    print(sigmoidCrossEntropyGradient(logits: Z, Y).elements)  // [0.5, 0.02371293658878339]
    let scores = Matrix([[1000], [0], [-1000]])  // three classes, one example
    print(softmax(scores).elements)  // [1.0, 0.0, 0.0]
    print(softmaxCrossEntropy(logits: scores, classes: [2]))  // 2000.0
    try expectPrinted(bySwiftOf: "Sources/NNCore/NNCore.docc/SafeCrossEntropies.md")
  }

  /// On the first page of the documentation.
  @Test func aFirstNetwork() throws {
    var random = RandomState(seed: 3)
    var network = Network(layerSizes: [2, 8, 1], .he, using: &random)
    let X = random.randn(2, 200)  // columns are examples
    let Y = (X.row(0) * X.row(1)).map { $0 > 0 ? 1 : 0 }  // 1 where both features have the same sign

    print(network.accuracy(X, Y))  // 0.565
    for _ in 0..<2_000 {
      let pass = network.forward(X)
      network.descend(network.backward(pass, Y), rate: 0.5)
    }
    print(network.accuracy(X, Y))  // 1.0
    try expectPrinted(bySwiftOf: "Sources/NNCore/NNCore.docc/NNCore.md")
  }

  // From the comments on the declarations.

  @Test func drawingAndOneHot() {
    var random = RandomState(seed: 3)
    let W = random.randn(5, 30) * 0.01
    #expect(W.shape == (5, 30))
    #expect(
      oneHot([2, 0], classes: 3)  // the columns (0, 0, 1) and (1, 0, 0)
        == Matrix([[0, 1], [0, 0], [1, 0]]))
  }

  @Test func aNetworkOfSeveralClasses() throws {
    let (X, Y) = (Matrix(rows: 64, columns: 3, repeating: 1), oneHot([0, 9, 4], classes: 10))
    var random = RandomState(seed: 3)
    var network = Network(layerSizes: [64, 32, 10], output: .softmax, .he, using: &random)
    for _ in 0..<1000 {
      let pass = network.forward(X)
      network.descend(network.backward(pass, Y), rate: 0.5)
    }
    print(network.cost(X, Y), network.accuracy(X, Y))
    // The three examples are the same: at best their classes get a third each, and the cost is ln 3.
    let cost = try #require(printed.last?.split(separator: " ").first.flatMap { Double($0) })
    expectClose(cost, 1.0986122886681098, relative: 1e-2)
  }

  @Test func miniBatches() {
    var random = RandomState(seed: 4)
    let data = (X: random.randn(2, 300), Y: Matrix(rows: 1, columns: 300, repeating: 1))
    var network = Network(layerSizes: [2, 3, 1], .xavier, using: &random)
    let untrained = network.cost(data.X, data.Y)
    var batches = MiniBatches(data.X, data.Y, size: 64, seed: 1)
    for epoch in 0..<100 {
      batches.draw(epoch: epoch)
      for (X, Y) in batches {
        network.descend(network.backward(network.forward(X), Y), rate: 0.1)
      }
    }
    #expect(network.cost(data.X, data.Y) < untrained)
  }

  @Test func aPassInMemoryThatIsKept() {
    var random = RandomState(seed: 4)
    var network = Network(layerSizes: [2, 3, 1], .xavier, using: &random)
    let (X, Y) = (random.randn(2, 300), Matrix(rows: 1, columns: 300, repeating: 1))
    let batches = MiniBatches(X, Y, size: 100, seed: 2)
    let untrained = network.cost(X, Y)
    var pass = NetworkPass()
    for (X, Y) in batches {
      network.forward(X, into: &pass)
      network.backward(Y, into: &pass)
      network.descend(pass.gradients, rate: 0.01)
    }
    #expect(network.cost(X, Y) < untrained)
  }

  @Test func networksOfYourOwn() throws {
    var random = RandomState(seed: 1)
    let X = random.rand(1, 200) * 2 - 1  // numbers from [-1, 1)
    let Y = X * X  // the numbers to estimate
    var network = Network(layerSizes: [1, 8, 1], hidden: .tanh, output: .linear, .xavier, using: &random)
    print(network.cost(X, Y))  // 0.23415250815454197
    var optimizer = ParameterOptimizer.adam(rate: 0.03, schedule: .cosine(steps: 1_000))
    for _ in 0..<1_000 {
      let pass = network.forward(X)
      optimizer.update(&network, network.backward(pass, Y))
    }
    print(network.cost(X, Y))  // 2.8932999221348492e-05
    print(network.predict([[0.5, -0.2]]).elements)  // [0.24890358944783914, 0.03948415471331168]

    func swish(_ Z: Matrix) -> Matrix { Z.mapVectors { z in z * sigmoid(z) } }
    func swishBackward(_ dA: Matrix, _ Z: Matrix) -> Matrix {
      dA.combinedVectors(with: Z) { dA, z in
        let s = sigmoid(z)
        return dA * (s + z * s * (1 - s))
      }
    }
    print(swish([[-1, 0, 2]]).elements)  // [-0.2689414213699951, 0.0, 1.7615941559557646]
    print(swishBackward([[1, 1]], [[-1, 0]]).elements)  // [0.07232948812851325, 0.5]
    try expectPrinted(bySwiftOf: "Sources/NNCore/NNCore.docc/NetworksOfYourOwn.md")
  }

  @Test func anOptimizerAndARuleOfOnesOwn() {
    var random = RandomState(seed: 4)
    var network = Network(layerSizes: [2, 3, 1], .xavier, using: &random)
    let (X, Y) = (random.randn(2, 300), Matrix(rows: 1, columns: 300, repeating: 1))
    let untrained = network.cost(X, Y)
    var optimizer = ParameterOptimizer.adam(rate: 0.01)
    for _ in 0..<200 {
      let pass = network.forward(X)
      optimizer.update(&network, network.backward(pass, Y))
    }
    #expect(network.cost(X, Y) < untrained && optimizer.steps == 200)
    var (W, v) = (Matrix([[1, 2]]), Matrix([[0, 1]]))
    let dW = Matrix([[10, 20]])
    updateElements(of: &W, &v, from: dW) { W, v, g in
      v = 0.9 * v - 0.1 * g
      W += v
    }
    #expect(W == Matrix([[0, 2 + (0.9 - 0.1 * 20)]]))
  }

  @Test func aFunctionOfOnesOwn() {
    func swish(_ Z: Matrix) -> Matrix { Z.mapVectors { z in z * sigmoid(z) } }
    #expect(swish([[0]]) == [[0]])
  }

  @Test func aGradientCheck() {
    var random = RandomState(seed: 4)
    let network = Network(layerSizes: [2, 3, 1], .xavier, using: &random)
    let (X, Y) = (random.randn(2, 5), Matrix.row([0, 1, 1, 0, 1]))
    let gradient = network.backward(network.forward(X), Y).derivatives
    let check = GradientCheck(of: gradient, at: network.parameters) { parameters in
      var moved = network
      moved.parameters = parameters
      return moved.cost(X, Y)
    }
    precondition(check.passes, "worst at parameter \(check.worst ?? 0)")
    #expect(check.worst != nil)
  }

  @Test func models() throws {
    var random = RandomState(seed: 1)
    let network = Network(layerSizes: [2, 4, 3], hidden: .tanh, output: .softmax, .xavier, using: &random)
    let saved = ModelFile(network, features: ["height", "weight"], classes: ["cat", "dog", "horse"])
    let bytes = try saved.bytes()  // with Foundation: try Data(bytes).write(to: url)
    print(bytes.count, saved.metadata["activation"] ?? "")  // 592 tanh

    let read = try ModelFile(bytes: bytes)
    print(try read.network() == network)  // true
    print(try read.matrix("W1", rows: 4, columns: 2) == network.layers[0].W)  // true
    print(try read.list("classes") ?? [])  // ["cat", "dog", "horse"]
    try expectPrinted(bySwiftOf: "Sources/ModelFiles/ModelFiles.docc/ModelFiles.md")
  }

  @Test func namedMatrices() throws {
    let (W, b) = (Matrix([[1, 2]]), Matrix([[3]]))
    do {
      let file = ModelFile(["W1": W, "b1": b], metadata: ["activation": "relu"])
      #expect(try file.network().layers == [Layer(W: W, b: b)])
    }
    let file = ModelFile(tensors: [ModelFile.Tensor("W1", W), ModelFile.Tensor("b1", b)])
    let bytes = try file.bytes()  // to be written to a file
    let layers = try ModelFile(bytes: bytes).layers()  // the layers of a network again
    #expect(layers == [Layer(W: W, b: b)])
  }

  @Test func aTableOfTargets() throws {
    let text = "rooms,price\n" + (1...40).map { "\($0 % 7),\($0 % 7 * 3 + 2)\n" }.joined()
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "houses.csv").path
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      let file = try CSVFile(path: path, CSVOptions(label: "price", labels: .numbers))
      let split = try Split(file.examples, validation: 0.1, test: 0.2, seed: 1, name: "houses").standardized()
      print(split.train.count, split.validation.count, split.test.count)  // 28 4 8
      #expect(printed == ["28 4 8"] && split.train.Y.maximum() == 20)
      for (X, Y) in split.train.miniBatches(of: 10) {
        #expect(X.columns == Y.columns && X.isFinite)
      }
    }
  }

  @Test func partsOfExamples() throws {
    let file = (examples: try DataSet("iris").load().train, notes: 0)
    let split = Split(file.examples, validation: 0.15, test: 0.15, seed: 28, name: "wdbc")
    #expect(split.train.count == 120 - 18 - 18)
  }

  /// The file does not exist, and the reader of the table says so.
  @Test func aTable() {
    let error = #expect(throws: DataError.self) {
      let file = try CSVFile(path: "wdbc.data", CSVOptions(label: "2", ignored: ["1"]))
      let split = try Split(file.examples, seed: 28, name: "wdbc").standardized()
      print(split.train.X.shape, split.train.classNames)
    }
    #expect(error?.kind == .file)
  }
}
