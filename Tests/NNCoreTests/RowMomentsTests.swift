import NNCore
import TestSupport
import Testing

@Suite struct RowMomentsTests {
  /// Below, at and above one and two groups of eight lanes.
  @Test(arguments: [1, 2, 7, 8, 9, 16, 19, 200]) func momentsAreMeanAndVariance(columns: Int) {
    var random = RandomState(seed: 4)
    let matrix = random.randn(5, columns) * 3 + Matrix.column([0, 1, -2, 1e3, 1e-3])
    let (mean, variance) = matrix.rowMoments()
    #expect(mean == matrix.rowMeans())
    #expect(variance == matrix.rowVariances())
  }

  @Test(arguments: [1, 2, 7, 8, 9, 16, 19, 200]) func dotsAreSumsOfProducts(columns: Int) {
    var random = RandomState(seed: 5)
    let (left, right) = (random.randn(5, columns), random.randn(5, columns))
    let sums = (0..<5).map { row in
      (0..<columns).reduce(0) { $0 + left[row, $1] * right[row, $1] }
    }
    expectClose(left.rowDots(right), .column(sums), relative: 1e-13, absolute: 1e-14, "row products")
  }

  @Test func dotsNeedEqualShapes() async {
    let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3).rowDots(Matrix(rows: 2, columns: 4))
    }
    expectMessage(of: exit, "cannot multiply the rows of 2×3 by those of 2×4")
  }

  /// Rows are picked four at a time, the last ones singly.
  @Test(arguments: 1...9) func columnsArePickedInAllRows(rows: Int) {
    var random = RandomState(seed: 6)
    let matrix = random.randn(rows, 11)
    let indices = [10, 0, 3, 3, 7]
    let picked = matrix.columns(at: indices)
    let expected = (0..<rows).flatMap { row in indices.map { matrix[row, $0] } }
    #expect(picked == Matrix(rows: rows, columns: indices.count, elements: expected))
  }
}
