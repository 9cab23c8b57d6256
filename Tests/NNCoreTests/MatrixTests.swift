import TestSupport
import Testing

@testable import NNCore

@Suite struct MatrixTests {
  let A = Matrix([[1, 2, 3], [4, 5, 6]])

  @Test func holdsItsElementsRowByRow() {
    #expect(A.rows == 2 && A.columns == 3 && A.count == 6)
    #expect(A.elements == [1, 2, 3, 4, 5, 6])
    #expect(A[1, 0] == 4)
    #expect(Matrix(rows: 2, columns: 2, repeating: 7).elements == [7, 7, 7, 7])
    #expect(Matrix.row([1, 2]).shape == (1, 2))
    #expect(Matrix.column([1, 2]).shape == (2, 1))
  }

  @Test func copiesAreIndependent() {
    var copy = A
    copy[0, 0] = -1
    copy += 1
    #expect(A[0, 0] == 1)
    #expect(copy.elements == [0, 3, 4, 5, 6, 7])
  }

  @Test func slices() {
    expectEqual(A.rows(1..<2), Matrix([[4, 5, 6]]))
    expectEqual(A.columns(1..<3), Matrix([[2, 3], [5, 6]]))
    expectEqual(A.row(0), Matrix([[1, 2, 3]]))
    expectEqual(A.column(2), Matrix([[3], [6]]))
    expectEqual(A.columns(2..<2), Matrix(rows: 2, columns: 0))
    expectEqual(A.columns(at: [2, 0, 2]), Matrix([[3, 1, 3], [6, 4, 6]]))
    expectEqual(A.transposed(), Matrix([[1, 4], [2, 5], [3, 6]]))
    expectEqual(A.reshaped(rows: 3, columns: 2), Matrix([[1, 2], [3, 4], [5, 6]]))
  }

  @Test("A transpose has each element in its place", arguments: [0, 1, 2, 7, 8, 9, 16, 23, 65])
  func transpose(_ rows: Int) {
    for columns in [0, 1, 3, 8, 15, 16, 17, 64, 70] {
      let A = Matrix(rows: rows, columns: columns, elements: (0..<rows * columns).map(Double.init))
      let turned = A.transposed()
      #expect(turned.rows == columns && turned.columns == rows)
      for row in 0..<rows {
        for column in 0..<columns where turned[column, row] != A[row, column] {
          Issue.record(
            "\(rows)×\(columns): (\(row), \(column)) is \(A[row, column]), turned \(turned[column, row])")
        }
      }
    }
  }

  @Test func arithmeticIsElementByElement() {
    let B = Matrix([[2, 2, 2], [4, 4, 4]])
    expectEqual(A + B, Matrix([[3, 4, 5], [8, 9, 10]]))
    expectEqual(A - B, Matrix([[-1, 0, 1], [0, 1, 2]]))
    expectEqual(A * B, Matrix([[2, 4, 6], [16, 20, 24]]))
    expectEqual(A / B, Matrix([[0.5, 1, 1.5], [1, 1.25, 1.5]]))
    expectEqual(-A, Matrix([[-1, -2, -3], [-4, -5, -6]]))
    expectEqual(2 * A, A + A)
    expectEqual(A * 2, A + A)
    expectEqual(1 - A, -(A - 1))
    expectEqual(12 / A, Matrix([[12, 6, 4], [3, 2.4, 2]]))
    expectEqual(A / 2, A * 0.5)
  }

  @Test func aColumnIsRepeated() {
    let b = Matrix.column([10, 20])
    expectEqual(A + b, Matrix([[11, 12, 13], [24, 25, 26]]))
    expectEqual(A * b, Matrix([[10, 20, 30], [80, 100, 120]]))
    var C = A
    C -= b
    C /= b
    expectClose(C, Matrix([[-0.9, -0.8, -0.7], [-0.8, -0.75, -0.7]]), relative: 1e-15)
  }

  @Test func aRowIsRepeated() {
    let row = Matrix.row([10, 20, 30])
    expectEqual(A + row, Matrix([[11, 22, 33], [14, 25, 36]]))
    expectEqual(A - row, Matrix([[-9, -18, -27], [-6, -15, -24]]))
    expectEqual(A * row, Matrix([[10, 40, 90], [40, 100, 180]]))
    expectEqual(A / Matrix.row([1, 2, 4]), Matrix([[1, 1, 0.75], [4, 2.5, 1.5]]))
    var C = A
    C *= row
    C += row
    expectEqual(C, Matrix([[20, 60, 120], [50, 120, 210]]))
  }

  /// (1, 1) is a column to a row and a row to a column, and does not fit any other matrix.
  @Test func oneNumberIsRepeatedAlongAVector() {
    let one = Matrix([[1]])
    expectEqual(Matrix.row([1, 2]) + one, .row([2, 3]))
    expectEqual(Matrix.column([1, 2]) + one, .column([2, 3]))
    expectEqual(one + one, Matrix([[2]]))
    expectEqual(Matrix(rows: 0, columns: 3) + .row([1, 2, 3]), Matrix(rows: 0, columns: 3))
    expectEqual(Matrix(rows: 2, columns: 0) + .column([1, 2]), Matrix(rows: 2, columns: 0))
  }

  @Test func mapsAndCombines() {
    expectEqual(A.map { $0 * $0 }, A * A)
    expectEqual(A.combined(with: 2 * A) { $0 * 10 + $1 }, 12 * A)
    expectEqual(abs(A - 3), Matrix([[2, 1, 0], [1, 2, 3]]))
    #expect(abs(Matrix([[-0.0, -.infinity]])).elements == [0, .infinity])
  }

  @Test func zerosOnesAndIdentity() {
    expectEqual(Matrix.zeros(2, 3), Matrix([[0, 0, 0], [0, 0, 0]]))
    expectEqual(Matrix.ones(1, 2), .row([1, 1]))
    expectEqual(Matrix.identity(2), Matrix([[1, 0], [0, 1]]))
    expectEqual(Matrix.identity(2).dot(A), A)
    expectEqual(A.dot(.identity(3)), A)
    expectEqual(Matrix.identity(0), Matrix(rows: 0, columns: 0))
  }

  @Test func aScaledSumRoundsTwice() {
    var W = Matrix([[0.1]])
    W.add(Matrix([[0.3]]), scaledBy: -0.7)
    #expect(W[0, 0] == 0.1 - 0.7 * 0.3)
  }

  /// Sums in eight lanes against sums in order, at every length around the lanes.
  @Test(arguments: 1...35) func reductionsAgreeWithPlainLoops(columns: Int) {
    var random = RandomState(seed: columns)
    let M = random.randn(3, columns)
    let rows = (0..<3).map { row in (0..<columns).map { M[row, $0] } }
    let sums = rows.map { $0.reduce(0, +) }
    let means = sums.map { $0 / Double(columns) }
    let variances = zip(rows, means).map { row, mean in
      row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(columns)
    }
    expectClose(M.rowSums(), .column(sums), absolute: 1e-13, "row sums")
    expectClose(M.rowMeans(), .column(means), absolute: 1e-13, "row means")
    expectClose(M.rowVariances(), .column(variances), absolute: 1e-13, "row variances")
    let columnSums = (0..<columns).map { column in (0..<3).reduce(0) { $0 + M[$1, column] } }
    expectEqual(M.columnSums(), .row(columnSums), "column sums")
    expectEqual(M.columnMeans(), .row(columnSums.map { $0 / 3 }), "column means")
    expectClose(M.sum(), sums.reduce(0, +), absolute: 1e-13, "sum")
    expectClose(M.sumOfSquares(), M.elements.reduce(0) { $0 + $1 * $1 }, relative: 1e-14, "squares")
    #expect(M.minimum() == M.elements.min() && M.maximum() == M.elements.max())
  }

  @Test func emptyMatricesWork() {
    let empty = Matrix(rows: 0, columns: 3)
    expectEqual(empty + empty, empty)
    #expect(empty.sum() == 0)
    expectEqual(empty.transposed(), Matrix(rows: 3, columns: 0))
    expectEqual(Matrix(rows: 3, columns: 0).rowSums(), Matrix(rows: 3, columns: 1))
    expectEqual(empty.columnSums(), .row([0, 0, 0]))
    expectEqual(Matrix(rows: 3, columns: 0).columnSums(), Matrix(rows: 1, columns: 0))
  }

  @Test func finiteness() {
    #expect(A.isFinite)
    #expect(!(A * .infinity).isFinite)
    #expect(!(A * .nan).isFinite)
  }

  /// At every place, in matrices that fill whole vectors and in others that do not.
  @Test(arguments: [1, 7, 8, 9, 35]) func whatIsNotANumberIsFound(count: Int) {
    let numbers = Matrix.row((0..<count).map { Double($0) - 1e300 })
    #expect(!numbers.hasNaN && numbers.isFinite)
    for place in 0..<count {
      for odd in [Double.nan, -.nan, .infinity, -.infinity] {
        var other = numbers
        other[0, place] = odd
        #expect(other.hasNaN == odd.isNaN && !other.isFinite, "\(odd) at \(place)")
      }
    }
    #expect(!(numbers * -Double.infinity + 1).hasNaN, "all infinite")
  }

  /// The sum is of the numbers alone, wherever NaN is; infinity counts as a number.
  @Test(arguments: [1, 7, 8, 9, 35]) func sumsSkipNaN(count: Int) {
    var random = RandomState(seed: count)
    let numbers = random.randn(1, count)
    #expect(numbers.sumSkippingNaN() == numbers.sum())
    for place in 0..<count {
      var (holed, zeroed) = (numbers, numbers)
      (holed[0, place], zeroed[0, place]) = (.nan, 0)
      #expect(holed.sumSkippingNaN() == zeroed.sum(), "NaN at \(place)")
    }
    #expect((numbers * .nan).sumSkippingNaN() == 0)
    #expect(Matrix([[1, .nan, .infinity]]).sumSkippingNaN() == .infinity)
    #expect(Matrix(rows: 0, columns: 3).sumSkippingNaN() == 0)
  }

  @Test func comparisonsGiveZerosAndOnes() {
    let Z = Matrix([[-1, -0.0, 0, 0.5], [1, .nan, .infinity, -.infinity]])
    expectEqual(Z .> 0, Matrix([[0, 0, 0, 1], [1, 0, 1, 0]]))
    expectEqual(Z .< 0.5, Matrix([[1, 1, 1, 0], [0, 0, 0, 1]]))
  }

  @Test func theShapeIsAPairOfNumbers() {
    #expect(A.shape == (2, 3) && A.shape.rows == A.rows && A.shape.columns == A.columns)
    #expect(A.sizes == "2×3")
  }

  @Test func description() {
    #expect("\(Matrix([[1, -2.5], [4, 6.25]]))" == "2×2 matrix\n  [1.0  -2.5]\n  [4.0  6.25]")
    let large = "\(Matrix(rows: 100, columns: 9))".split(separator: "\n")
    #expect(large.count == 8 && large[4].contains("…"))
  }

  /// Six significant digits, rounded from the shortest decimal.
  @Test(
    arguments: [
      (1.0 / 3, "0.333333"), (-2.0 / 3, "-0.666667"), (0.1 + 0.2, "0.3"), (123_456.789, "123457.0"),
      (1e-300 / 3, "3.33333e-301"), (0.999_999_96, "1.0"), (1e22 / 7, "1.42857e+21"), (0.1, "0.1"),
      (1234.5, "1234.5"), (.nan, "nan"), (-.infinity, "-inf"), (-0.0, "-0.0"),
      (.leastNonzeroMagnitude, "5e-324"),
      (.greatestFiniteMagnitude, "1.79769e+308"), (12_345_678, "12345700.0"),
    ] as [(Double, String)]) func numbersAreShown(_ number: Double, _ text: String)
  {
    #expect("\(Matrix([[number]]))" == "1×1 matrix\n  [\(text)]")
  }
}
