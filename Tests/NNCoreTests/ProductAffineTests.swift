import NNCore
import TestSupport
import Testing

@Suite("W·A + b")
struct ProductAffineTests {
  static let shapes = [
    (1, 1, 1), (5, 3, 1), (20, 30, 1), (20, 30, 455), (3, 0, 4), (0, 3, 2), (3, 2, 0), (1, 5, 455), (2, 3, 7),
    (9, 1100, 1), (40, 1100, 33), (100, 600, 90), (1, 700, 3),
  ]

  @Test("The bias is added to the finished sum")
  func sumThenBias() {
    for (units, inputs, examples) in ProductAffineTests.shapes {
      let (W, A, b) = (sample(units, inputs), sample(inputs, examples, seed: 2), sample(units, 1, seed: 3))
      let expected = W.dot(A) + b
      expectEqual(affine(W, A, b), expected, "\(units)×\(inputs)×\(examples)")
      var Z = Matrix(rows: units, columns: examples, repeating: .nan)
      affine(W, A, b, into: &Z)
      expectEqual(Z, expected, "in place, \(units)×\(inputs)×\(examples)")
    }
  }

  @Test("The digits do not depend on the number of threads", arguments: 2...4)
  func threads(_ count: Int) {
    let (W, A, b) = (sample(150, 600), sample(600, 200, seed: 2), sample(150, 1, seed: 3))
    expectEqual(affine(W, A, b, threads: count), affine(W, A, b))
  }
}

@Suite("Packed weights")
struct ProductPackedTests {
  static let shapes = [
    (1, 1, 1), (1, 5, 4), (2, 3, 5), (3, 9, 48), (5, 1030, 7), (7, 511, 9), (8, 512, 48), (9, 513, 64),
    (10, 100, 64), (25, 30, 50), (31, 30, 8), (100, 1000, 48), (4, 0, 3), (0, 3, 3), (3, 3, 0), (1, 600, 3),
    // More units than one block of panels holds.
    (300, 600, 20), (433, 513, 9), (2500, 30, 5),
  ]

  @Test("X·Wᵀ + b, examples as rows")
  func packed() {
    for (units, inputs, examples) in ProductPackedTests.shapes {
      let (W, X, b) = (sample(units, inputs), sample(examples, inputs, seed: 2), sample(units, 1, seed: 3))
      var result = Matrix(rows: examples, columns: units, repeating: .nan)
      PackedMatrix(transposing: W, bias: b).multiply(rows: X, into: &result)
      let expected = (tripleLoop(W, X.transposed()) + b).transposed()
      expectClose(result, expected, absolute: rounding(inputs + 1), "\(units)×\(inputs), \(examples) rows")

      PackedMatrix(transposing: W).multiply(rows: X, into: &result)
      let unbiased = tripleLoop(X, W.transposed())
      expectClose(
        result, unbiased, absolute: rounding(inputs), "\(units)×\(inputs), \(examples) rows, no bias")
    }
  }

  @Test("ReLU zeroes what is negative after the last block of k and the bias")
  func relu() {
    for (units, inputs, examples) in ProductPackedTests.shapes {
      let (W, X, b) = (sample(units, inputs), sample(examples, inputs, seed: 2), sample(units, 1, seed: 3))
      let packed = PackedMatrix(transposing: W, bias: b)
      var (plain, rectified) = (
        Matrix(rows: examples, columns: units), Matrix(rows: examples, columns: units)
      )
      packed.multiply(rows: X, into: &plain)
      packed.multiply(rows: X, into: &rectified, relu: true)
      expectEqual(rectified, plain.map { max(0, $0) }, "\(units)×\(inputs), \(examples) rows")
    }
  }

  @Test("A block's digits do not depend on how it is cut into rows")
  func anyRows() {
    let (W, X, b) = (sample(37, 700), sample(29, 700, seed: 2), sample(37, 1, seed: 3))
    let packed = PackedMatrix(transposing: W, bias: b)
    var whole = Matrix(rows: 29, columns: 37)
    packed.multiply(rows: X, into: &whole)
    var cut = Matrix(rows: 29, columns: 37, repeating: .nan)
    for rows in [0..<1, 1..<9, 9..<9, 9..<29] { packed.multiply(rows: X, rows, into: &cut) }
    expectEqual(cut, whole)
  }

  /// Packing once wrote past the end of its memory here; this repeats it often enough for the heap to notice.
  @Test("No units take no memory")
  func noUnits() {
    for inputs in [1, 7, 600] {
      for _ in 0..<200 {
        let packed = PackedMatrix(transposing: Matrix(rows: 0, columns: inputs))
        var result = Matrix(rows: 3, columns: 0)
        packed.multiply(rows: Matrix(rows: 3, columns: inputs), into: &result)
        expectEqual(result, Matrix(rows: 3, columns: 0))
      }
    }
  }

  @Test("Several threads use one packed matrix")
  func shared() async {
    let (W, X) = (sample(50, 300), sample(48, 300, seed: 2))
    let packed = PackedMatrix(transposing: W)
    let results = await withTaskGroup(of: Matrix.self, returning: [Matrix].self) { group in
      for _ in 0..<8 {
        group.addTask {
          var result = Matrix(rows: 48, columns: 50)
          for _ in 0..<20 { packed.multiply(rows: X, into: &result) }
          return result
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    for result in results { expectClose(result, tripleLoop(X, W.transposed()), absolute: rounding(300)) }
  }
}
