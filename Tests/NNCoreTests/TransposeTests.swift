import NNCore
import TestSupport
import Testing

/// `A.T` is a view that can be multiplied and read; `A.transposed()` is a separate matrix.
@Suite struct TransposeTests {
  let A = Matrix([[1, 2, 3], [4, 5, 6]])
  let B = Matrix([[1, 4], [2, 5], [3, 6]])

  @Test func theViewIsReadLikeAMatrix() {
    let view = A.T
    #expect(view.rows == 3 && view.columns == 2 && view.shape == (3, 2))
    #expect(view[2, 0] == 3 && A.T[0, 1] == 4)
    #expect("\(A.T)" == "\(B)")
    expectEqual(view.T, A)
  }

  @Test func aMatrixIsACopy() {
    expectEqual(Matrix(A.T), B)
    expectEqual(A.transposed(), B)
    expectEqual(A.transposed().transposed(), A)
  }

  @Test func productsTakeTheView() {
    expectEqual(A.T.dot(A), B.dot(A))
    expectEqual(A.dot(A.T), A.dot(B))
    expectEqual(A.T.dot(B.T), B.dot(A))
    expectEqual(0.5 * A.T.dot(A) + B.dot(B.T), 1.5 * B.dot(A))
  }
}
