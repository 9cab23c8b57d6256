import NNCore
import TestSupport
import Testing

/// What holds for every shape and every size of numbers.
@Suite struct CostPropertyTests {
  private static let sizes = [1e-300, 1e-3, 1, 30, 800, 1e8, 1e300]

  private func shape(_ random: inout RandomState) -> (classes: Int, examples: Int) {
    (1 + random.interval(40), 1 + random.interval(60))
  }

  /// Columns of probabilities.
  private func probabilities(_ rows: Int, _ columns: Int, _ random: inout RandomState) -> Matrix {
    softmax(random.randn(rows, columns) * 2)
  }

  private func columnSums(_ matrix: Matrix) -> [Double] {
    (0..<matrix.columns).map { column in (0..<matrix.rows).reduce(0) { $0 + matrix[$1, column] } }
  }

  @Test(arguments: 0..<20) func softmaxSumsToOne(seed: Int) {
    var random = RandomState(seed: seed)
    for size in Self.sizes {
      let (classes, examples) = shape(&random)
      let P = softmax(random.randn(classes, examples) * size)
      let farthest = columnSums(P).map { abs($0 - 1) }.max() ?? 0
      #expect(farthest <= 1e-14, "\(classes)×\(examples) of size \(size): a sum is off by \(farthest)")
      #expect(P.elements.allSatisfy { (0...1).contains($0) }, "size \(size)")
    }
  }

  @Test(arguments: 0..<20) func costsAreNotNegative(seed: Int) {
    var random = RandomState(seed: seed)
    for size in Self.sizes {
      let (classes, examples) = shape(&random)
      let Z = random.randn(classes, examples) * size
      let labels = (0..<examples).map { _ in random.interval(classes - 1) }
      let name = "\(classes)×\(examples) of size \(size)"
      #expect(softmaxCrossEntropy(logits: Z, classes: labels) >= 0, "\(name)")
      #expect(softmaxCrossEntropy(logits: Z, probabilities(classes, examples, &random)) >= 0, "\(name)")
      let Y = random.rand(classes, examples)
      #expect(sigmoidCrossEntropy(logits: Z, Y) >= 0, "\(name)")
      #expect(sigmoidCrossEntropy(logits: Z, Y.map { $0.rounded() }) >= 0, "\(name)")
    }
  }

  /// The cost is least where the outputs are the labels: there the gradient is 0, and every step away costs more.
  @Test(arguments: 0..<20) func gradientsVanishAtTheMinimum(seed: Int) {
    var random = RandomState(seed: seed)
    let (classes, examples) = shape(&random)
    let Z = random.randn(classes, examples) * 3
    let step = random.randn(classes, examples) * 0.1
    let P = softmax(Z)
    #expect(softmaxCrossEntropyGradient(logits: Z, P).elements.allSatisfy { abs($0) <= 1e-15 })
    #expect(softmaxCrossEntropy(logits: Z + step, P) >= softmaxCrossEntropy(logits: Z, P) - 1e-15)
    let A = sigmoid(Z)
    #expect(sigmoidCrossEntropyGradient(logits: Z, A).elements.allSatisfy { abs($0) <= 1e-15 })
    #expect(sigmoidCrossEntropy(logits: Z + step, A) >= sigmoidCrossEntropy(logits: Z, A) - 1e-15)
  }

  /// The columns of the gradient of softmax sum to 0: adding one number to all scores changes nothing.
  @Test(arguments: 0..<20) func noGradientAlongWhatChangesNothing(seed: Int) {
    var random = RandomState(seed: seed)
    let (classes, examples) = shape(&random)
    let Z = random.randn(classes, examples) * 5
    let gradient = softmaxCrossEntropyGradient(logits: Z, probabilities(classes, examples, &random))
    #expect(columnSums(gradient).allSatisfy { abs($0) <= 1e-14 })
  }
}
