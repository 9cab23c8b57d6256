import NNCore

/// Beyond the lessons: 60,000 made-up images of ten classes, 784→300→100→10 with a softmax, mini-batches of 128.
struct LargeNetwork {
  static let sizes = [784, 300, 100, 10]
  static let examples = 60_000
  private static let (rate, batchSize) = (0.1, 128)

  /// The images as rows, as files have them, (m, 784), and their classes as ones and zeros, (10, m).
  let images, Y: Matrix

  init() {
    var random = RandomState(seed: 1)
    images = random.rand(Self.examples, Self.sizes[0])
    Y = oneHot(random.rand(1, Self.examples).elements.map { Int(10 * $0) }, classes: 10)
  }

  static var work: Work {
    var data: LargeNetwork?
    var cost = Double.nan
    func epoch() -> Double {
      let network = data ?? LargeNetwork()
      data = network
      return Stopwatch.seconds { cost = network.costAfterAnEpoch() }
    }
    let request = PeerProcess.Request(kind: "program", name: "large_network", iterations: examples)
    return Work(
      name: "large_network", title: "784→300→100→10, an epoch",
      limit: .operations(trainingOperations(sizes, examples: examples)), ours: epoch,
      questions: Dictionary(
        uniqueKeysWithValues: Peer.allCases.map { ($0, .init(request: request, expected: { cost })) }))
  }

  /// The cost of the last mini-batch before its update.
  private func costAfterAnEpoch() -> Double {
    var random = RandomState(seed: 3)
    var network = Network(layerSizes: Self.sizes, output: .softmax, .he, using: &random)
    var pass = NetworkPass()
    var last: (A: Matrix, Y: Matrix)?
    for (X, Y) in MiniBatches(rows: images, Y, size: Self.batchSize, seed: 1) {
      network.forward(X, into: &pass)
      network.backward(Y, into: &pass)
      network.descend(pass.gradients, rate: Self.rate)
      last = (pass.output, Y)
    }
    guard let last else { return .nan }
    return -(log(last.A) * last.Y).sum() / Double(last.Y.columns)
  }
}
