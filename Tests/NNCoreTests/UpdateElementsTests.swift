import NNCore
import TestSupport
import Testing

/// Loops that change matrices in place.
@Suite struct UpdateElementsTests {
  /// Sizes around the width of vectors, and an empty matrix.
  @Test(arguments: [(0, 0), (1, 1), (1, 7), (2, 4), (3, 3), (5, 13)])
  func everyElementIsUpdatedOnce(rows: Int, columns: Int) {
    var random = RandomState(seed: 5)
    let (a, b, c, d) = (
      random.randn(rows, columns), random.randn(rows, columns), random.randn(rows, columns),
      random.randn(rows, columns)
    )
    var (x, y, z) = (a, b, c)
    updateElements(of: &x, &y, from: d) { x, y, d in
      x += y * d
      y -= d
    }
    expectEqual(x, a + b * d)
    expectEqual(y, b - d)
    (x, y, z) = (a, b, c)
    updateElements(of: &x, &y, &z, from: d) { x, y, z, d in
      x += y * d
      y -= z
      z = d
    }
    expectEqual(x, a + b * d)
    expectEqual(y, b - c)
    expectEqual(z, d)
  }

  @Test func aCopyStaysAsItWas() {
    var a = Matrix([[1, 2]])
    var b = a
    let copy = a
    updateElements(of: &a, &b, from: copy) { a, b, c in
      a += c
      b -= c
    }
    expectEqual(copy, Matrix([[1, 2]]))
    expectEqual(a, Matrix([[2, 4]]))
    expectEqual(b, Matrix([[0, 0]]))
  }

  @Test func shapesMustBeEqual() async {
    let two = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (a, b) = (Matrix(rows: 2, columns: 3), Matrix(rows: 3, columns: 2))
      updateElements(of: &a, &b, from: Matrix(rows: 2, columns: 3)) { _, _, _ in }
    }
    expectMessage(of: two, "cannot update 2×3 together with 3×2")
    let three = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (a, b, c) = (Matrix([[1]]), Matrix([[1]]), Matrix([[1]]))
      updateElements(of: &a, &b, &c, from: Matrix([[1, 2]])) { _, _, _, _ in }
    }
    expectMessage(of: three, "cannot update 1×1 together with 1×2")
  }
}
