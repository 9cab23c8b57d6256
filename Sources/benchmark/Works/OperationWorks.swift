import NNCore

/// The operations in which the lessons spend their time, measured one call at a time.
enum OperationWorks {
  static var all: [Work] {
    [64, 256, 1024].map(square) + [455, 1].flatMap(layer) + elementwise + [rowSums, softmaxes, batch] + random
  }

  // MARK: - Products

  private static func square(_ n: Int) -> Work {
    let (A, B) = (filled(n, n), filled(n, n))
    return product("product", "\(n)×\(n) by \(n)×\(n)", [n, n, n]) { A.dot(B, into: &$0) }
  }

  /// The three products of lesson 2's first layer.
  private static func layer(examples m: Int) -> [Work] {
    let (W, A, b, dZ) = (filled(20, 30), filled(30, m), filled(20, 1), filled(20, m))
    return [
      product("affine", "W·A + b, 20×30 by 30×\(m)", [20, 30, m]) { affine(W, A, b, into: &$0) },
      product("byTranspose", "dZ·Aᵀ, 20×\(m) by \(m)×30", [20, m, 30]) { dZ.dot(A.T, into: &$0) },
      product("transposeBy", "Wᵀ·dZ, 30×20 by 20×\(m)", [30, 20, m]) { W.T.dot(dZ, into: &$0) },
    ]
  }

  private static func product(
    _ name: String, _ title: String, _ sizes: [Int], _ multiply: @escaping (inout Matrix) -> Void
  ) -> Work {
    var result = Matrix(rows: sizes[0], columns: sizes[2])
    let count = 2 * Double(sizes.reduce(1, *))
    return work(
      name, title, sizes, .operations(count), call: { multiply(&result) },
      sum: {
        multiply(&result)
        return result.sum()
      })
  }

  // MARK: - Other functions of matrices

  private static var elementwise: [Work] {
    let X = filled(2_000, 1_000)
    func work(_ name: String, streams: Double, _ function: @escaping (Matrix) -> Matrix) -> Work {
      matrix(name, "\(name), 2 million numbers", [2_000, 1_000], .bytes(8 * 2e6 * streams)) { function(X) }
    }
    return [
      work("add", streams: 3) { $0 + X }, work("relu", streams: 2, relu), work("exp", streams: 2, exp),
      work("sigmoid", streams: 2, sigmoid), work("tanh", streams: 2) { tanh($0) },
    ]
  }

  private static var rowSums: Work {
    let X = filled(2_000, 1_000)
    return matrix("rowSums", "rowSums, 2 million numbers", [2_000, 1_000]) { X.rowSums() }
  }

  private static var softmaxes: Work {
    let Z = filled(10, 10_000)
    return matrix("softmax", "softmax of 10×10,000", [10, 10_000]) { softmax(Z) }
  }

  /// Picking a mini-batch.
  private static var batch: Work {
    let X = filled(30, 455)
    var random = RandomState(seed: 1)
    let examples = random.permutation(455)[..<64]
    return matrix("batch", "64 of 455 examples", [30, 455, 64]) { X.columns(at: examples) }
  }

  private static func matrix(
    _ name: String, _ title: String, _ sizes: [Int], _ limit: Limit = .none, _ make: @escaping () -> Matrix
  ) -> Work {
    work(name, title, sizes, limit, call: { keep(make()) }, sum: { make().sum() })
  }

  // MARK: - Random numbers, which only NumPy draws as we do

  private static var random: [Work] {
    var generator = RandomState(seed: 1)
    var first = RandomState(seed: 1)
    return [
      onlyNumPy(
        work(
          "rand", "rand, 32,768 numbers", [32_768], call: { keep(generator.rand(1, 32_768)) },
          sum: { first.rand(1, 32_768).sum() })),
      onlyNumPy(
        work(
          "randn", "randn, 32,768 numbers", [32_768], call: { keep(generator.randn(1, 32_768)) },
          sum: {
            first = RandomState(seed: 1)
            return first.randn(1, 32_768).sum()
          })),
      onlyNumPy(
        work(
          "permutation", "seed and permutation of 455", [455], call: { keep(permutation()) },
          sum: { Double(permutation().reduce(0, +)) })),
    ]
  }

  private static func permutation() -> [Int] {
    var random = RandomState(seed: 1)
    return random.permutation(455)
  }

  private static func onlyNumPy(_ work: Work) -> Work {
    var work = work
    work.questions = work.questions.filter { $0.key == .numpy }
    return work
  }

  /// - Parameters:
  ///   - call: What is timed.
  ///   - sum: The sum of the result's elements.
  private static func work(
    _ name: String, _ title: String, _ sizes: [Int], _ limit: Limit = .none, call: @escaping () -> Void,
    sum: @escaping () -> Double
  ) -> Work {
    let request = PeerProcess.Request(kind: "operation", name: name, sizes: sizes, budget: 0.02)
    return Work(
      name: ([name] + sizes.map(String.init)).joined(separator: "-"), title: title, rounds: 5, limit: limit,
      ours: { Stopwatch.mean(budget: 0.02, call) },
      questions: Dictionary(
        uniqueKeysWithValues: Peer.allCases.map { ($0, .init(request: request, expected: sum)) }))
  }

  /// Keeps the optimizer from removing the computation of `value`.
  @inline(never)
  private static func keep<Value>(_ value: Value) { withExtendedLifetime(value) {} }
}
