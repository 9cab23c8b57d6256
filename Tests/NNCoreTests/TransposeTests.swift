import NNCore
import TestSupport
import Testing

/// `A.T` stands wherever a matrix may: as a view where a view will do, and as a copy elsewhere.
@Suite struct TransposeTests {
  let A = Matrix([[1, 2, 3], [4, 5, 6]])
  let B = Matrix([[1, 4], [2, 5], [3, 6]])

  @Test func theViewIsReadLikeAMatrix() {
    let view = A.T
    #expect(type(of: view) == TransposedMatrix.self, "a view unless a matrix is asked for")
    #expect(view.rows == 3 && view.columns == 2 && view.shape == (3, 2))
    #expect(view[2, 0] == 3 && A.T[0, 1] == 4)
    #expect("\(A.T)" == "\(B)")
    #expect(Matrix(view) == B && view.T == A)
  }

  @Test func aMatrixIsACopy() {
    let copy: Matrix = A.T
    #expect(copy == B)
    #expect(A.T == B && B == A.T)
    #expect(A.T + B == 2 * B && B + A.T == 2 * B)
    #expect(A.T + A.T == 2 * A.T)
    #expect(-A.T == -B && 1 - A.T == 1 - B && A.T * .row([1, 10]) == B * .row([1, 10]))
    #expect(exp(A.T) == exp(B))
    #expect(A.T.rowSums() == B.rowSums() && A.T.row(1) == B.row(1))
    #expect(A.T.map { $0 + 1 } == B + 1)
  }

  @Test func productsTakeTheView() {
    #expect(A.T.dot(A) == B.dot(A))
    #expect(A.dot(A.T) == A.dot(B))
    #expect(A.T.dot(B.T) == B.dot(A))
    #expect(affine(A.T, A, .column([1, 2, 3])) == B.dot(A) + .column([1, 2, 3]))
    #expect(0.5 * A.T.dot(A) + B.dot(B.T) == 1.5 * B.dot(A))
  }
}
