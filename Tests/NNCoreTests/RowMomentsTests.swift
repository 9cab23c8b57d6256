import NNCore
import TestSupport
import Testing

@Suite struct RowMomentsTests {
  /// Below, at and above one and two groups of eight lanes, against two plain loops over each row.
  @Test(arguments: [1, 2, 7, 8, 9, 16, 19, 200]) func momentsAreMeanAndVariance(columns: Int) {
    var random = RandomState(seed: 4)
    let matrix = random.randn(5, columns) * 3 + Matrix.column([0, 1, -2, 1e3, 1e-3])
    let (mean, variance) = matrix.rowMoments()
    for row in 0..<5 {
      let values = (0..<columns).map { matrix[row, $0] }
      let expectedMean = values.reduce(0, +) / Double(columns)
      let squares = values.map { ($0 - expectedMean) * ($0 - expectedMean) }
      expectClose(mean[row, 0], expectedMean, relative: 1e-14, absolute: 1e-14, "mean of row \(row)")
      expectClose(
        variance[row, 0], squares.reduce(0, +) / Double(columns), relative: 1e-12, absolute: 1e-20,
        "variance of row \(row)")
    }
  }

  /// The difference of mean(x²) and mean(x)² has no correct digits here.
  @Test func aLargeMeanTakesNoDigitsFromTheVariance() {
    let matrix = Matrix([(0..<100).map { 1e9 + Double($0 % 2) }])
    let (mean, variance) = matrix.rowMoments()
    #expect(mean[0, 0] == 1e9 + 0.5 && variance[0, 0] == 0.25)
    #expect(matrix.rowVariances()[0, 0] == 0.25)
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

  /// Functions of a row's elements and of numbers that belong to the row, against the operators.
  @Test(arguments: [1, 8, 19]) func functionsOfRowsAreTheOperators(columns: Int) {
    var random = RandomState(seed: 7)
    let (x, y) = (random.randn(5, columns), random.randn(5, columns))
    let (p, q, r, s) = (random.randn(5, 1), random.randn(5, 1), random.randn(5, 1), random.randn(5, 1))
    expectEqual(x.mapRows(p, q) { x, p, q in x * p + q }, x * p + q)
    let combined = x.combineRows(with: y, p, q, r, s) { x, y, p, q, r, s in (x * p - y * q) * r + s }
    expectEqual(combined, (x * p - y * q) * r + s)
  }

  @Test func functionsOfRowsNeedANumberForEach() async {
    let map = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let numbers = Matrix(rows: 3, columns: 1)
      _ = Matrix(rows: 2, columns: 4).mapRows(numbers, numbers) { x, _, _ in x }
    }
    expectMessage(of: map, "a 2×4 matrix takes 2×1 numbers for its rows, got 3×1")
    let combination = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let numbers = Matrix(rows: 2, columns: 1)
      _ = Matrix(rows: 2, columns: 4).combineRows(
        with: Matrix(rows: 2, columns: 3), numbers, numbers, numbers, numbers
      ) { x, _, _, _, _, _ in x }
    }
    expectMessage(of: combination, "cannot combine the rows of 2×4 and 2×3")
  }

  /// Rows are picked four at a time, the last ones singly.
  @Test(arguments: 1...9) func columnsArePickedInAllRows(rows: Int) {
    var random = RandomState(seed: 6)
    let matrix = random.randn(rows, 11)
    let indices = [10, 0, 3, 3, 7]
    let picked = matrix.columns(at: indices)
    let expected = (0..<rows).flatMap { row in indices.map { matrix[row, $0] } }
    expectEqual(picked, Matrix(rows: rows, columns: indices.count, elements: expected))
  }
}
