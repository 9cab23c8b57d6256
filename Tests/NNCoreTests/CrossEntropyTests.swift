import Foundation
import TestSupport
import Testing

@testable import NNCore

@Suite struct CrossEntropyTests {
  /// What a loop over the columns gives by the definition, for 1 to 20 examples: with and without a remainder after
  /// eight.
  @Test(arguments: [1, 7, 8, 9, 20]) func softmaxOfColumnsIsTheDefinition(examples: Int) {
    var random = RandomState(seed: 6)
    let Z = random.randn(5, examples) * 3
    let (P, logarithms) = (softmax(Z), logSoftmax(Z))
    for column in 0..<examples {
      let powers = Z.column(column).elements.map { Foundation.exp($0) }
      let expected = powers.map { $0 / powers.reduce(0, +) }
      expectClose(P.column(column).elements, expected, relative: 1e-14, "softmax of column \(column)")
      expectClose(
        logarithms.column(column).elements, expected.map { Foundation.log($0) }, relative: 1e-14,
        absolute: 1e-15, "its logarithm")
    }
  }

  /// Adding one number to all scores changes nothing, to the last digit.
  @Test func onlyDifferencesOfScoresCount() {
    let Z = Matrix([[0.5, -2], [1.25, 3], [-0.75, 1]])
    expectEqual(softmax(Z + 0x1p40), softmax(Z))
    #expect(
      softmaxCrossEntropy(logits: Z + 0x1p40, classes: [0, 2])
        == softmaxCrossEntropy(logits: Z, classes: [0, 2]))
  }

  @Test(arguments: [1.0, 40, 800, 1e10, 1e300]) func scoresOfAnySizeAreFinite(size: Double) {
    let Z = Matrix([[size, -size, 0], [-size, size, size]])
    let soft = Matrix([[0.5, 1, 0], [0.5, 0, 1]])
    let costs = [
      softmaxCrossEntropy(logits: Z, classes: [1, 0, 0]), softmaxCrossEntropy(logits: Z, soft),
      sigmoidCrossEntropy(logits: Z, soft),
    ]
    #expect(costs.allSatisfy { $0.isFinite && $0 > 0 }, "\(costs)")
    #expect(softmaxCrossEntropyGradient(logits: Z, soft).isFinite)
    #expect(sigmoidCrossEntropyGradient(logits: Z, soft).isFinite)
  }

  /// An impossible class costs nothing if its score says so too: 0·∞ is 0, as 0·ln 0 is.
  @Test func anImpossibleClassCostsNothing() {
    let Z = Matrix([[1], [1], [-.infinity]])
    let cost = softmaxCrossEntropy(logits: Z, Matrix([[1], [0], [0]]))
    expectClose(cost, Foundation.log(2), relative: 1e-15)
  }

  /// A confident and right output still costs e^-z, which would be lost in 1 + e^-z.
  @Test(arguments: [0.5, 10, 36, 40, 300]) func aSureOutputKeepsItsDigits(z: Double) {
    let expected = Foundation.log1p(Foundation.exp(-z))
    expectClose(sigmoidCrossEntropy(logits: Matrix([[z]]), Matrix([[1]])), expected, relative: 1e-15)
    expectClose(sigmoidCrossEntropy(logits: Matrix([[-z]]), Matrix([[0]])), expected, relative: 1e-15)
  }

  private func softplus(_ z: Double) -> Double {
    Swift.max(z, 0) + Foundation.log1p(Foundation.exp(-Swift.abs(z)))
  }

  /// ln(1 + eᵃ) - ln(1 + eᵇ) at distances from 10⁻¹² to 100, against the C library's log1p and expm1.
  @Test func softplusesThatAreNearKeepTheirDifference() {
    for b in [-600, -30, -2, -0.1, 0, 0.3, 5, 40, 800] {
      for move in [1e-12, 1e-7, 1e-3, 0.5, 0.999, 1, 3, 100] {
        for sign in [1.0, -1] {
          let a = b + sign * move
          let (low, distance) = (Swift.min(a, b), Swift.abs(a - b))
          let share = 1 / (1 + Foundation.exp(-low))
          // The larger minus the smaller, so that nothing cancels. Far apart, e to the distance would magnify the
          // distance's rounding error; but there the two share no digits, and can be subtracted.
          let growth =
            distance < 2
            ? Foundation.log1p(share * Foundation.expm1(distance))
            : softplus(Swift.max(a, b)) - softplus(low)
          let found = softplusDifference(Matrix([[a]]), Matrix([[b]]))
          expectClose(found[0, 0], a > b ? growth : -growth, relative: 4e-15, "a = \(a), b = \(b)")
        }
      }
    }
    expectEqual(softplusDifference(Matrix([[3, -800]]), Matrix([[3, -800]])), .zeros(1, 2))
  }

  @Test func fromTheScoresOrFromTheProbabilities() {
    var random = RandomState(seed: 7)
    let Z = random.randn(3, 11)
    let Y = Matrix(rows: 3, columns: 11, elements: (0..<33).map { Double($0 % 2) })
    expectClose(
      sigmoidCrossEntropy(logits: Z, Y), crossEntropy(sigmoids: sigmoid(Z), Y), relative: 1e-14, "sigmoids")
  }

  @Test func gradientsAreTheDerivatives() {
    var random = RandomState(seed: 8)
    let Z = random.randn(4, 3)
    let soft = softmax(random.randn(4, 3))
    func check(_ name: String, _ gradient: Matrix, _ cost: (Matrix) -> Double) {
      let check = GradientCheck(of: gradient.elements, at: Z.elements, epsilon: 1e-5) {
        cost(Matrix(rows: 4, columns: 3, elements: $0))
      }
      #expect(check.difference < 1e-9, "\(name): \(check.difference)")
    }
    check("classes", softmaxCrossEntropyGradient(logits: Z, classes: [3, 0, 2])) {
      softmaxCrossEntropy(logits: $0, classes: [3, 0, 2])
    }
    check("soft labels", softmaxCrossEntropyGradient(logits: Z, soft)) {
      softmaxCrossEntropy(logits: $0, soft)
    }
    check("sigmoids", sigmoidCrossEntropyGradient(logits: Z, soft)) { sigmoidCrossEntropy(logits: $0, soft) }
  }
}

/// An output of (3, m) against a label of (1, m) is an error, not a number.
@Suite struct CrossEntropyShapeTests {
  @Test func softmaxWithARowOfLabels() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = softmaxCrossEntropy(logits: Matrix(rows: 3, columns: 4), Matrix(rows: 1, columns: 4))
    }
    expectMessage(of: exit, "cannot compare 3×4 outputs with 1×4 labels")
  }

  @Test func gradientWithAColumnOfLabels() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = softmaxCrossEntropyGradient(logits: Matrix(rows: 3, columns: 4), Matrix(rows: 3, columns: 1))
    }
    expectMessage(of: exit, "cannot compare 3×4 outputs with 3×1 labels")
  }

  @Test func sigmoidsWithARowOfLabels() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = sigmoidCrossEntropy(logits: Matrix(rows: 3, columns: 4), Matrix(rows: 1, columns: 4))
    }
    expectMessage(of: exit, "cannot compare 3×4 outputs with 1×4 labels")
  }

  @Test func probabilitiesWithAColumnOfLabels() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = outputGradient(Matrix(rows: 3, columns: 4), Matrix(rows: 3, columns: 1))
    }
    expectMessage(of: exit, "cannot compare 3×4 outputs with 3×1 labels")
  }

  @Test func examplesInRows() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = softmaxCrossEntropy(logits: Matrix(rows: 4, columns: 3), classes: [0, 1, 2, 0])
    }
    expectMessage(of: exit, "4 classes for the 3 columns of 4×3 scores")
  }
}

@Suite struct ClassesTests {
  @Test func oneHotColumns() {
    expectEqual(oneHot([2, 0, 2], classes: 3), Matrix([[0, 1, 0], [0, 0, 0], [1, 0, 1]]))
    #expect(oneHot([2, 0, 1, 1], classes: 3).argmaxByColumn() == [2, 0, 1, 1])
    expectEqual(oneHot([], classes: 3), Matrix(rows: 3, columns: 0))
  }

  @Test func maximaOfColumns() {
    let A = Matrix([[0, .nan, -.infinity], [2, -5, -.infinity]])
    expectEqual(A.columnMaxima(), Matrix([[2, -5, -.infinity]]))
    expectEqual(Matrix(rows: 0, columns: 1).columnMaxima(), Matrix([[-.infinity]]))
  }

  @Test func theFirstOfTheLargest() {
    let A = Matrix([
      [0, .nan, .nan, -.infinity, 3], [2, -5, .nan, -.infinity, 3], [2, -9, .nan, -.infinity, 1],
    ])
    #expect(A.argmaxByColumn() == [1, 1, 0, 0, 0])
  }

  @Test func confusionHasTheTrueClassesInItsRows() {
    let counts = confusionMatrix(predicted: [0, 1, 1, 2], actual: [0, 1, 0, 1], classes: 3)
    #expect(counts == [[1, 1, 0], [0, 1, 1], [0, 0, 0]])
  }

  @Test func aClassThatIsNone() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = oneHot([0, 3], classes: 3)
    }
    expectMessage(of: exit, "example 1 has class 3, which is not in 0..<3")
  }

  @Test func aPredictionForEachExample() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = confusionMatrix(predicted: [0, 1], actual: [1], classes: 2)
    }
    expectMessage(of: exit, "2 predictions for 1 examples")
  }

  @Test func aColumnWithoutElementsHasNoLargest() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 0, columns: 2).argmaxByColumn()
    }
    expectMessage(of: exit, "no largest element in the columns of a 0×2 matrix")
  }
}
