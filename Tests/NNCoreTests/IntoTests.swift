import TestSupport
import Testing

@testable import NNCore

/// The forms with `into:` give what the others give, whatever the matrix held before and whatever its shape was.
@Suite("Results in existing memory")
struct IntoTests {
  struct Form: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let value: @Sendable () -> Matrix
    let write: @Sendable (inout Matrix) -> Void
  }

  private static let (A, B, b) = (sample(4, 9), sample(9, 5), sample(4, 1))

  static let forms = [
    Form(testDescription: "A·B") {
      A.dot(B)
    } write: {
      A.dot(B, into: &$0)
    },
    Form(testDescription: "A·Aᵀ") {
      A.dot(A.T)
    } write: {
      A.dot(A.T, into: &$0)
    },
    Form(testDescription: "Aᵀ·A") {
      A.T.dot(A)
    } write: {
      A.T.dot(A, into: &$0)
    },
    Form(testDescription: "Bᵀ·Aᵀ") {
      B.T.dot(A.T)
    } write: {
      B.T.dot(A.T, into: &$0)
    },
    Form(testDescription: "A·B + b") {
      affine(A, B, b)
    } write: {
      affine(A, B, b, into: &$0)
    },
    Form(testDescription: "tanh") {
      tanh(A)
    } write: {
      tanh(A, into: &$0)
    },
    Form(testDescription: "row sums") {
      A.rowSums()
    } write: {
      A.rowSums(into: &$0)
    },
    Form(testDescription: "columns") {
      A.columns(at: [8, 0, 3, 3])
    } write: {
      A.columns(at: [8, 0, 3, 3], into: &$0)
    },
    Form(testDescription: "columns of a set") {
      A.columns(at: Set([7]))
    } write: {
      A.columns(at: Set([7]), into: &$0)
    },
  ]

  @Test(arguments: forms)
  func targetsOfAnyShape(_ form: Form) {
    for target in [Matrix(), Matrix(rows: 2, columns: 2), Matrix(rows: 40, columns: 3), form.value()] {
      var result = target.map { _ in .nan }
      form.write(&result)
      expectEqual(result, form.value(), "into \(target.sizes)")
    }
  }

  @Test(arguments: forms)
  func aCopyOfTheTargetKeepsItsNumbers(_ form: Form) {
    var result = form.value().map { _ in 7 }
    let copy = result
    form.write(&result)
    expectEqual(copy, form.value().map { _ in 7 })
  }

  @Test func aFactorMayBeTheTarget() {
    var square = sample(6, 6)
    let expected = square.dot(square)
    square.dot(square, into: &square)
    expectEqual(square, expected)
    var Z = Self.A
    tanh(Z, into: &Z)
    expectEqual(Z, tanh(Self.A))
  }

  @Test func exponentialsWhereTheNumbersAre() {
    var powers = Self.A
    exp(&powers)
    expectEqual(powers, exp(Self.A))
  }

  @Test func reluBackwardWhereTheDerivativeIs() {
    var dA = Self.A
    reluBackward(&dA, 3 - Self.A)
    expectEqual(dA, reluBackward(Self.A, 3 - Self.A))
  }

  @Test func aMatrixOfNothing() {
    expectEqual(Matrix(), Matrix(rows: 0, columns: 0))
  }
}
