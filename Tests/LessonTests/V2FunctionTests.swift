import NNCore
import Testing
import deep_neural_network_v2_heart

/// The functions that lesson 2 writes out in plain operations, against NNCore's fast ones of the same name: equal to
/// the last bit, whatever they are given.
@Suite struct V2FunctionTests {
  /// Zeros of both signs, the smallest and the largest numbers, infinities, NaN, the places where functions saturate;
  /// and numbers of ordinary size. Their count is not a multiple of the vector width.
  static let numbers: [Double] = {
    let edges: [Double] = [
      0, .leastNonzeroMagnitude, 2.2250738585072014e-308, 1e-17, 1.1e-16, 0.5, 1, 36.7, 36.8, 708, 709.7,
      709.8, 745, 746,
      1e300,
      .greatestFiniteMagnitude, .infinity, .nan,
    ]
    var random = RandomState(seed: 9)
    return edges + edges.map { -$0 } + (random.randn(1, 201) * 10).elements
  }()

  /// All pairs of numbers, as two square matrices.
  private static let pairs: (left: Matrix, right: Matrix) = {
    let count = numbers.count
    let right = Matrix(rows: count, columns: count, elements: numbers.flatMap { _ in numbers })
    return (right.transposed(), right)
  }()

  @Test func reluIsNNCores() {
    let Z = Matrix.row(Self.numbers)
    expectSameBits(deep_neural_network_v2_heart.relu(Z), NNCore.relu(Z), of: Z)
  }

  @Test func sigmoidIsNNCores() {
    let Z = Matrix.row(Self.numbers)
    expectSameBits(deep_neural_network_v2_heart.sigmoid(Z), NNCore.sigmoid(Z), of: Z)
  }

  /// 0 where Z ≤ 0 or NaN, whatever dA is.
  @Test func reluBackwardIsNNCores() {
    let (dA, Z) = Self.pairs
    let dZ = deep_neural_network_v2_heart.reluBackward(dA, Z)
    expectSameBits(dZ, NNCore.reluBackward(dA, Z), of: Z)
    let leak = zip(Z.elements, dZ.elements).first { z, dz in !(z > 0) && dz.bitPattern != 0 }
    #expect(leak == nil, "\(leak?.1 ?? 0) comes back where Z is \(leak?.0 ?? 0)")
  }

  /// Outputs of all sizes with either label, and with labels that are probabilities.
  @Test(arguments: [1, 7, 8, 9, 300]) func computeCostIsNNCores(m: Int) {
    var random = RandomState(seed: m)
    for _ in 0..<20 {
      var A = random.rand(1, m)
      let Y = random.rand(1, m).map { $0 > 0.5 ? 1 : $0 < 0.4 ? 0 : $0 }
      #expect(computeCost(A, Y) == crossEntropy(A, Y), "\(m) examples")
      // Outputs that are certain and right add nothing.
      A = A.combined(with: Y) { a, y in y == 0 || y == 1 ? (a < 0.3 ? y : a) : a }
      #expect(computeCost(A, Y) == crossEntropy(A, Y), "\(m) examples, some certain")
      #expect(computeCost(A, Y).isFinite)
    }
    let wrong = Matrix.ones(1, m)
    #expect(computeCost(wrong, 1 - wrong) == .infinity && crossEntropy(wrong, 1 - wrong) == .infinity)
  }

  /// Like NumPy's `nansum`: a term that is NaN is left out, even if the output itself is NaN. NNCore's cost is then
  /// NaN, and the program looks at the output.
  @Test func computeCostSkipsNaN() {
    let (A, Y) = (Matrix.row([0.5, .nan, 1, 0.25]), Matrix.row([1, 1, 1, 0]))
    #expect(computeCost(A, Y) == -(log(Matrix.row([0.5, 0.75])).sum()) / 4)
    #expect(crossEntropy(A, Y).isNaN)
  }

  /// The passes of lesson 2 and of NNCore's network, also with outputs that saturate and with infinities and NaN.
  @Test(arguments: [1, 1e3, 1e160, Double.infinity, Double.nan]) func passesAreNNCores(scale: Double) {
    var random = RandomState(seed: 10)
    let (X, Y) = (random.randn(6, 30) * scale, random.rand(1, 30) .> 0.5)
    let network = Network(layerSizes: [6, 9, 4, 1], .he, using: &random)
    let (caches, pass) = (forward(X, network.layers), network.forward(X))
    for (number, (cache, A)) in zip(caches, pass.A).enumerated() { expectSameBits(cache.A, A, "A\(number)") }
    let (here, there) = (backward(caches, Y), network.backward(pass, Y).layers)
    #expect(here.count == 3 && there.count == 3)
    for (number, (one, other)) in zip(1..., zip(here, there)) {
      expectSameBits(one.dW, other.dW, "dW\(number)")
      expectSameBits(one.db, other.db, "db\(number)")
    }
  }

  /// Expects the same bits in both matrices. Any two NaN are the same: their signs depend on the processor.
  private func expectSameBits(
    _ one: Matrix, _ other: Matrix, _ name: String = "", of arguments: Matrix? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(one.shape == other.shape, "\(name)", sourceLocation: sourceLocation)
    let different = zip(one.elements, other.elements).enumerated().first { _, pair in
      pair.0.bitPattern != pair.1.bitPattern && !(pair.0.isNaN && pair.1.isNaN)
    }
    guard let (index, (a, b)) = different else { return }
    let argument = arguments.map { " of \($0.elements[index])" } ?? ""
    Issue.record("\(name) number \(index)\(argument): \(a), NNCore's \(b)", sourceLocation: sourceLocation)
  }
}
