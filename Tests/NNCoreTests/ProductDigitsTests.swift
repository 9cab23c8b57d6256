import NNCore
import TestSupport
import Testing

@Suite("Digits of the product")
struct ProductDigitsTests {
  @Test("They do not depend on the number of threads", arguments: Variant.allCases)
  func threadsSlow(_ variant: Variant) {
    for (rows, depth, columns) in [
      (230, 260, 240), (130, 1100, 129), (1, 12_000, 1000), (4100, 2600, 1), (70, 3000, 64),
    ] {
      let factors = Factors(variant, rows, depth, columns)
      let expected = factors.dot()
      for count in [2, 3, 4] {
        expectDigits(factors.dot(threads: count), expected, "\(rows)×\(depth)×\(columns), \(count) threads")
      }
    }
  }

  @Test("A sum runs in the order of k, fused, in blocks of 512", .enabled(if: arithmeticIsFused))
  func order() {
    for (rows, depth, columns) in [
      (9, 5, 11), (8, 1500, 24), (100, 600, 101), (3, 700, 5), (1, 600, 75), (1, 40, 8),
    ] {
      let (A, B) = (sample(rows, depth), sample(depth, columns, seed: 2))
      expectEqual(A.dot(B), inOrder(A, B), "\(rows)×\(depth)×\(columns)")
      expectEqual(A.transposed().T.dot(B), inOrder(A, B), "Aᵀ·B, \(rows)×\(depth)×\(columns)")
    }
  }

  /// The separate paths of products with few columns or few rows, with an infinity and a NaN among the numbers.
  @Test(
    "Few columns and few rows are summed in that order, too", .enabled(if: arithmeticIsFused),
    arguments: 1...8)
  func fewColumnsOrRows(seed: Int) {
    var random = RandomState(seed: seed)
    for _ in 0..<6 {
      let isFewColumns = random.interval(1) == 0
      let depth = 1 + random.interval([7, 40, 1100][random.interval(2)])
      let rows = 1 + random.interval(isFewColumns ? 90 : 39)
      let columns = isFewColumns ? 2 + random.interval(7) : 8 + random.interval(60)
      var (A, B) = (sample(rows, depth), sample(depth, columns, seed: 2))
      if random.interval(2) == 0 {
        A[random.interval(rows - 1), random.interval(depth - 1)] = .infinity
        B[random.interval(depth - 1), random.interval(columns - 1)] = .nan
      }
      let (expected, bias) = (inOrder(A, B), sample(rows, 1, seed: 3))
      let name = "seed \(seed): \(rows)×\(depth)×\(columns)"
      expectDigits(A.dot(B), expected, name)
      expectDigits(A.transposed().T.dot(B), expected, "Aᵀ·B, \(name)")
      expectDigits(A.transposed().T.dot(B.transposed().T), expected, "Aᵀ·Bᵀ, \(name)")
      expectDigits(affine(A, B, bias), expected + bias, "affine, \(name)")
    }
  }

  @Test(
    "Nor do those of few columns or rows depend on the threads",
    arguments: [(4000, 500, 5), (3001, 600, 7), (2500, 1030, 6), (32, 520, 700), (17, 900, 701)])
  func threadsOfFew(rows: Int, depth: Int, columns: Int) {
    let (A, B) = (sample(rows, depth), sample(depth, columns, seed: 2))
    let expected = A.dot(B)
    for threads in [2, 3, 5] {
      expectDigits(A.dot(B, threads: threads), expected, "\(rows)×\(depth)×\(columns), \(threads) threads")
    }
  }

  /// Bit for bit, except that any NaN is as good as another.
  private func expectDigits(_ found: Matrix, _ expected: Matrix, _ name: String) {
    guard found.shape == expected.shape else {
      Issue.record("\(name): shape \(found.sizes), expected \(expected.sizes)")
      return
    }
    let places = found.elements.indices.filter { place in
      let (one, other) = (found.elements[place], expected.elements[place])
      return one.bitPattern != other.bitPattern && !(one.isNaN && other.isNaN)
    }
    guard let first = places.first else { return }
    Issue.record(
      """
      \(name): \(places.count) of \(found.elements.count) differ, first at row \(first / found.columns), \
      column \(first % found.columns): \(found.elements[first]), expected \(expected.elements[first])
      """)
  }

  @Test("Small products by a transpose run in eight lanes", .enabled(if: arithmeticIsFused))
  func lanes() {
    for (rows, depth, columns) in [
      (5, 8, 7), (20, 455, 30), (4, 515, 4), (3, 1500, 1), (29, 77, 1), (3, 64, 2),
    ] {
      let (A, B) = (sample(rows, depth), sample(depth, columns, seed: 2))
      expectEqual(A.dot(B.transposed().T), inLanes(A, B), "\(rows)×\(depth)×\(columns)")
    }
  }

  /// The definition: fused, k by k, each block of 512 from zero.
  private func inOrder(_ A: Matrix, _ B: Matrix) -> Matrix {
    blocks(A, B) { a, b, range in range.reduce(0) { $0.addingProduct(a[$1], b[$1]) } }
  }

  /// Lane l takes the terms l, l + 8, …; a remainder of fewer than eight goes to the last lanes.
  private func inLanes(_ A: Matrix, _ B: Matrix) -> Matrix {
    blocks(A, B) { a, b, range in
      var lanes = SIMD8<Double>.zero
      for (place, k) in range.enumerated() {
        let rest = range.count % 8
        let lane = place < range.count - rest ? place % 8 : 8 - (range.count - place)
        lanes[lane] = lanes[lane].addingProduct(a[k], b[k])
      }
      return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
    }
  }

  private func blocks(_ A: Matrix, _ B: Matrix, _ sum: ([Double], [Double], Range<Int>) -> Double) -> Matrix {
    var C = Matrix(rows: A.rows, columns: B.columns)
    for i in 0..<A.rows {
      for j in 0..<B.columns {
        let (a, b) = (A.row(i).elements, B.column(j).elements)
        for start in stride(from: 0, to: A.columns, by: 512) {
          C[i, j] += sum(a, b, start..<min(start + 512, A.columns))
        }
      }
    }
    return C
  }
}

@Suite("Shape errors of products")
struct ProductShapeTests {
  @Test("The message names both shapes")
  func factors() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Matrix(rows: 3, columns: 2).dot(Matrix(rows: 3, columns: 4))
      })
    expectMessage(of: result, "cannot multiply 3×2 by 3×4")
  }

  @Test("The shapes are those of the transposes")
  func transposes() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Matrix(rows: 3, columns: 2).T.dot(Matrix(rows: 4, columns: 5).T)
      })
    expectMessage(of: result, "cannot multiply 2×3 by 5×4")
  }

  @Test("A bias is a column")
  func bias() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = affine(Matrix(rows: 3, columns: 2), Matrix(rows: 2, columns: 4), Matrix(rows: 1, columns: 3))
      })
    expectMessage(of: result, "the bias of 3×2 weights is 3×1, got 1×3")
  }

  @Test("A packed matrix checks its blocks")
  func packed() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var result = Matrix(rows: 5, columns: 3)
        PackedMatrix(transposing: Matrix(rows: 3, columns: 2)).multiply(
          rows: Matrix(rows: 5, columns: 4), into: &result)
      })
    expectMessage(of: result, "cannot multiply 5×4 by 2×3")
  }

  @Test("There is at least one thread")
  func threads() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Matrix(rows: 3, columns: 2).dot(Matrix(rows: 2, columns: 4), threads: 0)
      })
    expectMessage(of: result, "the number of threads must be at least 1, got 0")
  }
}
