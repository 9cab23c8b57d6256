import NNCore
import TestSupport
import Testing

@Suite struct RowsInPlaceTests {
  let M = Matrix([[1, 2, 3], [4, 5, 6]])

  @Test func rowsAndColumnsOfAMatrix() {
    var changed = M
    changed.setRow(0, to: .column([7, 8, 9]))
    changed.addToRow(1, .row([10, 20, 30]))
    changed.addToColumn(2, .column([100, 200]))
    expectEqual(changed, Matrix([[7, 8, 109], [14, 25, 236]]))
    expectEqual(M, Matrix([[1, 2, 3], [4, 5, 6]]), "a copy is independent")
  }

  @Test func aVectorAndARowOrColumn() {
    var v = Matrix.column([1, 1, 1])
    v.add(row: 1, of: M)
    expectEqual(v, .column([5, 6, 7]))
    var w = Matrix.column([1, 2])
    w.add(column: 1, of: M)
    expectEqual(w, .column([3, 7]))
    v.passBackThroughTanh(row: 0, of: Matrix([[0.5, 0, -1]]))
    expectEqual(v, .column([3.75, 6, 0]))
  }

  @Test func rowsComeAndGo() {
    var A = M
    A.resize(rows: 3)
    expectEqual(A, Matrix([[1, 2, 3], [4, 5, 6], [0, 0, 0]]))
    A.resize(rows: 1)
    expectEqual(A, Matrix([[1, 2, 3]]))
    A.resize(rows: 2)
    expectEqual(A, Matrix([[1, 2, 3], [0, 0, 0]]), "what was dropped does not come back")
    A.resize(rows: 0)
    expectEqual(A, Matrix(rows: 0, columns: 3))
  }

  @Test func clipCutsBothEnds() {
    var A = Matrix.row([-6, -5, 0, 4.5, 5.5, .infinity, -.infinity])
    A.clip(to: 5)
    #expect(A.elements == [-5, -5, 0, 4.5, 5, 5, -5])
    A[0, 2] = .nan
    A.clip(to: 1)
    #expect(A[0, 2].isNaN && A[0, 3] == 1)
    A.fill(with: 2)
    expectEqual(A, Matrix(rows: 1, columns: 7, repeating: 2))
  }

  @Test func whatDoesNotFitIsNamed() async throws {
    let row = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var A = Matrix(rows: 2, columns: 3)
        A.setRow(0, to: Matrix(rows: 2, columns: 1))
      })
    expectMessage(of: row, "row 0 of a 2×3 matrix does not fit a 2×1 vector")
    let column = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var v = Matrix(rows: 2, columns: 1)
        v.add(column: 3, of: Matrix(rows: 2, columns: 3))
      })
    expectMessage(of: column, "no column 3 in a 2×3 matrix")
  }
}
