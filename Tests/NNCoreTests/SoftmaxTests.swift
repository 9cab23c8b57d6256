import Foundation
import NNCore
import TestSupport
import Testing

@Suite struct SoftmaxTests {
  /// Scores of 1 to 30 classes: with and without a remainder after the groups of eight.
  @Test(arguments: [1, 3, 7, 8, 9, 16, 27, 30]) func isTheDefinition(classes: Int) {
    var random = RandomState(seed: 3)
    let Z = random.randn(5, classes) * 4
    var Y = Z
    softmax(rowsOf: &Y)
    for row in 0..<5 {
      let powers = Z.row(row).elements.map { Foundation.exp($0) }
      let expected = powers.map { $0 / powers.reduce(0, +) }
      expectClose(Y.row(row).elements, expected, relative: 1e-14, "row \(row) of \(classes) classes")
    }
    expectClose(softmax(Z.transposed()), Y.transposed(), relative: 1e-15, "softmax by column")
  }

  /// To the last digit: each column's powers are added from the top. With and without a remainder after eight
  /// columns.
  @Test(arguments: [1, 7, 8, 13, 24]) func columnsAreTheFormula(examples: Int) {
    var random = RandomState(seed: 6)
    let Z = random.randn(10, examples) * 4
    let powers = exp(Z - Z.columnMaxima())
    expectEqual(softmax(Z), powers / powers.columnSums())
  }

  @Test(arguments: [2, 9]) func largeScoresDoNotOverflow(classes: Int) {
    var Z = Matrix(rows: 1, columns: classes, repeating: -1e4)
    Z[0, 1] = 1e4
    softmax(rowsOf: &Z)
    #expect(Z.elements == (0..<classes).map { $0 == 1 ? 1 : 0 })
  }

  @Test(arguments: [Double.nan, .infinity], [3, 11]) func whatIsNoNumberSpoilsItsRowOnly(
    value: Double, classes: Int
  ) {
    var Z = Matrix(rows: 2, columns: classes)
    Z[0, 2] = value
    softmax(rowsOf: &Z)
    #expect(Z.row(0).elements.allSatisfy { $0.isNaN })
    expectClose(
      Z.row(1).elements, Array(repeating: 1 / Double(classes), count: classes), relative: 1e-15)
  }

  @Test(arguments: [1, 8, 13]) func crossEntropyOfRows(count: Int) {
    var random = RandomState(seed: 4)
    var Y = random.randn(count, 6)
    softmax(rowsOf: &Y)
    let targets = (0..<count).map { ($0 * 5 + 2) % 6 }
    let expected = -targets.enumerated().reduce(0) { $0 + Foundation.log(Y[$1.offset, $1.element]) }
    expectClose(crossEntropy(rowsOf: Y, targets: targets), expected, relative: 1e-14)
  }

  @Test func certaintyCostsNothingAndErrorEverything() {
    let Y = Matrix([[1, 0], [0, 1]])
    #expect(crossEntropy(rowsOf: Y, targets: [0, 1]) == 0)
    #expect(crossEntropy(rowsOf: Y, targets: [0, 0]) == .infinity)
    #expect(crossEntropy(rowsOf: Matrix([[.nan, 0]]), targets: [0]).isNaN)
  }

  @Test(arguments: [1, 5, 8, 20, 51]) func tanhIntoAMatrix(count: Int) {
    var random = RandomState(seed: 5)
    let Z = random.randn(1, count)
    var A = Matrix(rows: 1, columns: count, repeating: 7)
    tanh(Z, into: &A)
    expectEqual(A, tanh(Z))
    let dA = random.randn(1, count)
    let expected = zip(dA.elements, A.elements).map { $0 * (1 - $1 * $1) }
    expectEqual(tanhBackward(dA, A).elements, expected)
  }

  @Test func aTargetForEveryRow() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = crossEntropy(rowsOf: Matrix(rows: 2, columns: 3), targets: [1])
      })
    expectMessage(of: result, "1 targets for the rows of a 2×3 matrix")
  }
}
