import NNCore
import TestSupport
import Testing

/// Functions over vectors of eight elements, as users write them.
@Suite struct VectorFunctionTests {
  /// Sizes around the width of vectors, and empty matrices.
  static let shapes = [(0, 0), (0, 3), (1, 1), (1, 7), (2, 4), (3, 3), (5, 13), (8, 8)]

  private func swish(_ Z: Matrix) -> Matrix { Z.mapVectors { z in z * sigmoid(z) } }

  /// A user's function of eight numbers at a time gives the same bits as the plain form.
  @Test(arguments: shapes) func aFunctionOfOnesOwnEqualsThePlainForm(rows: Int, columns: Int) {
    var random = RandomState(seed: 1)
    let (Z, dA) = (random.randn(rows, columns) * 3, random.randn(rows, columns))
    let plain = Z * sigmoid(Z)
    expectEqual(swish(Z), plain)
    var changed = Z
    changed.applyVectors { z in z * sigmoid(z) }
    expectEqual(changed, plain)
    let slope = Z.combinedVectors(with: dA) { z, dA in
      let s = sigmoid(z)
      return dA * (s + z * s * (1 - s))
    }
    let s = sigmoid(Z)
    expectEqual(slope, dA * (s + Z * s * (1 - s)))
    changed = Z
    changed.combineVectors(with: dA) { z, dA in z - 0.5 * dA }
    expectEqual(changed, Z - 0.5 * dA)
    var combined = Z
    combined.combine(with: dA) { z, dA in z - 0.5 * dA }
    expectEqual(combined, changed)
  }

  @Test(arguments: shapes) func functionsOfVectorsAreThoseOfMatrices(rows: Int, columns: Int) {
    var random = RandomState(seed: 2)
    let Z = random.randn(rows, columns) * 10
    expectEqual(Z.mapVectors { exp($0) }, exp(Z))
    expectEqual(Z.mapVectors { tanh($0) }, tanh(Z))
    expectEqual(Z.mapVectors { sigmoid($0) }, sigmoid(Z))
    expectEqual(Z.mapVectors { relu($0) }, relu(Z))
    expectEqual(abs(Z).mapVectors { log($0) }, log(abs(Z)))
  }

  /// After the last element there are zeros; what the function gives for them is dropped.
  @Test func paddedLanesHoldZeros() {
    let Z = Matrix.row((1...11).map(Double.init))
    var seen: [SIMD8<Double>] = []
    let result = Z.mapVectors { z in
      seen.append(z)
      return 1 / z
    }
    #expect(seen == [SIMD8(1, 2, 3, 4, 5, 6, 7, 8), SIMD8(9, 10, 11, 0, 0, 0, 0, 0)])
    expectEqual(result, 1 / Z)
  }

  @Test func shapesMustBeEqual() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3).combinedVectors(with: Matrix(rows: 3, columns: 2), "blend") { a, _ in a
      }
    }
    expectMessage(of: exit, "cannot blend 2×3 and 3×2")
    expectMessage(of: exit, "VectorFunctionTests.swift")
  }
}

@Suite struct MatrixLiteralTests {
  @Test func rowsInBrackets() {
    let W: Matrix = [[1, 2, 3], [4, 5, 6]]
    expectEqual(W, Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6]))
    expectEqual(W.dot([[1], [0], [-1]]), [[-2], [-2]])
    let nothing: Matrix = []
    expectEqual(nothing, Matrix())
  }

  @Test func rowsAndColumnsAreSet() {
    var X: Matrix = [[1, 2, 3], [4, 5, 6]]
    let copy = X
    X[row: 1] = [[7, 8, 9]]
    expectEqual(X, [[1, 2, 3], [7, 8, 9]])
    expectEqual(X[row: 1], X.row(1))
    X[column: 0] = [[-1], [-2]]
    expectEqual(X, [[-1, 2, 3], [-2, 8, 9]])
    expectEqual(X[column: 2], [[3], [9]])
    X[row: 0] *= 2
    X[column: 1] += X[column: 0]
    expectEqual(X, [[-2, 2, 6], [-2, 6, 9]])
    expectEqual(copy, [[1, 2, 3], [4, 5, 6]])
  }

  @Test func whatDoesNotFitIsRefused() async {
    let row = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var X: Matrix = [[1, 2], [3, 4]]
      X[row: 2] = [[1, 2]]
    }
    expectMessage(of: row, "no row 2 in a 2×2 matrix")
    let shape = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var X: Matrix = [[1, 2], [3, 4]]
      X[column: 0] = [[1, 2]]
    }
    expectMessage(of: shape, "column 0 of a 2×2 matrix cannot become 1×2")
    expectMessage(of: shape, "VectorFunctionTests.swift")
    let literal = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let X: Matrix = [[1, 2], [3]]
      _ = X
    }
    expectMessage(of: literal, "row 0 has 2 elements, but row 1 has 1")
  }
}
