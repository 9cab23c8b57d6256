import TestSupport
import Testing

@testable import NNCore

@Suite("Matrix product")
struct ProductTests {
  /// Shapes (rows, depth, columns) that between them meet every edge of every tile.
  static let oddShapes: [(Int, Int, Int)] = {
    let sides = [1, 2, 3, 4, 5, 7, 8, 9, 11, 15, 16, 17, 23, 24, 25, 31, 32, 33, 47, 49, 63, 67]
    return sides.flatMap { rows in
      sides.flatMap { columns in
        [1, 2, 7, 8, 9, 30, 67].map { (rows, $0, columns) }
      }
    }
  }()

  /// Thin, wide, across the blocks of k, and large enough to be packed.
  static let largeShapes: [(Int, Int, Int)] = [
    (1, 2000, 1), (1, 1, 3000), (3000, 1, 1), (2, 1500, 3), (1, 1100, 500), (500, 1100, 1), (7, 1025, 9),
    (20, 511, 30), (20, 512, 30), (20, 513, 30), (20, 515, 30), (5, 1030, 6), (65, 65, 65), (64, 64, 65),
    (100, 530, 103), (193, 100, 200), (200, 1029, 97), (67, 67, 1543), (385, 520, 7), (9, 700, 801),
    (130, 5, 140), (90, 7, 1000), (1033, 520, 30), (1025, 70, 9), (30, 513, 145), (26, 512, 289),
    (300, 30, 2449), (2100, 300, 5), (700, 900, 3), (2048, 90, 40),
  ]

  /// In eight parts, which run in parallel.
  @Test("Every edge of every tile", arguments: 0..<8)
  func oddShapes(part: Int) {
    let shapes = ProductTests.oddShapes
    for index in stride(from: part, to: shapes.count, by: 8) { expectProducts(shapes[index]) }
  }

  @Test("Sides 1 to 67")
  func everySide() {
    for side in 1...67 {
      expectProducts((side, 68 - side, side))
      expectProducts((68 - side, side, side))
    }
  }

  @Test("Thin, wide, deep and packed", arguments: ProductTests.largeShapes)
  func thinAndLarge(_ shape: (Int, Int, Int)) { expectProducts(shape) }

  /// Scratch memory is allocated for the limit, so a longer piece would be written past its end.
  @Test("Pieces cover all, in whole units, and none exceeds the limit")
  func piecesKeepTheLimit() {
    for unit in [1, 4, 6, 8, 24] {
      for limit in [24, 144, 1024] {
        for count in [0, 1, 7, limit - 1, limit, limit + 1, 2 * limit, 2 * limit + 1, 5 * limit - 1] {
          let parts = Array(pieces(of: count, atMost: limit, of: unit))
          let name = "\(count), at most \(limit), of \(unit)"
          #expect(parts.flatMap { Array($0) } == Array(0..<count), "\(name)")
          #expect(parts.allSatisfy { $0.count <= limit && !$0.isEmpty }, "\(name)")
          #expect(parts.dropLast().allSatisfy { $0.count % unit == 0 }, "\(name)")
        }
      }
    }
  }

  @Test("Empty sides give empty matrices, an empty sum gives zeros")
  func emptyShapes() {
    for shape in [(0, 0, 0), (0, 3, 4), (3, 0, 4), (3, 4, 0), (1, 0, 1), (0, 0, 5), (5, 0, 0), (100, 0, 100)]
    {
      expectProducts(shape)
    }
  }

  @Test("In place gives the same digits, whatever the matrix held", arguments: Variant.allCases)
  func inPlace(_ variant: Variant) {
    for (rows, depth, columns) in [(3, 2, 5), (20, 30, 455), (10, 1100, 10), (70, 600, 80), (4, 0, 2)] {
      let factors = Factors(variant, rows, depth, columns)
      var result = Matrix(rows: rows, columns: columns, repeating: .nan)
      factors.dot(into: &result)
      expectEqual(result, factors.dot(), "\(variant) \(rows)×\(depth)×\(columns)")
    }
  }

  @Test("Writing in place leaves copies of the matrix alone")
  func inPlaceKeepsCopies() {
    let (A, B) = (sample(4, 3), sample(3, 5))
    var C = Matrix(rows: 4, columns: 5, repeating: 7)
    let copy = C
    A.dot(B, into: &C)
    expectEqual(copy, Matrix(rows: 4, columns: 5, repeating: 7))
    expectEqual(C, A.dot(B))
  }

  @Test("Infinity and NaN go where they belong, and nowhere else", arguments: Variant.allCases)
  func nonFinite(_ variant: Variant) {
    for (rows, depth, columns) in [(3, 13, 11), (9, 9, 9), (5, 3, 2), (6, 20, 1)] {
      var factors = Factors(variant, rows, depth, columns)
      factors.A[rows - 1, depth - 1] = .infinity
      factors.B[0, columns - 1] = .nan
      let product = factors.dot()
      for row in 0..<rows {
        for column in 0..<columns {
          let isFinite = row < rows - 1 && column < columns - 1
          #expect(product[row, column].isFinite == isFinite, "\(variant) \(rows)×\(depth)×\(columns)")
          if column == columns - 1 { #expect(product[row, column].isNaN) }
        }
      }
    }
  }

  /// All variants, against the triple loop, which is the same for each.
  private func expectProducts(_ shape: (Int, Int, Int)) {
    var factors = Factors(.plain, shape.0, shape.1, shape.2)
    let expected = tripleLoop(factors.A, factors.B)
    for variant in Variant.allCases {
      factors.variant = variant
      expectClose(factors.dot(), expected, absolute: rounding(shape.1), "\(variant) \(shape)")
    }
  }
}

/// Which of the factors are given as transposes.
enum Variant: String, CaseIterable, CustomTestStringConvertible {
  case plain = "A·B"
  case right = "A·Bᵀ"
  case left = "Aᵀ·B"
  case both = "Aᵀ·Bᵀ"

  var testDescription: String { rawValue }
}

/// Two factors, and their product by the variant.
struct Factors {
  var A: Matrix
  var B: Matrix
  var variant: Variant

  init(_ variant: Variant, _ rows: Int, _ depth: Int, _ columns: Int) {
    A = sample(rows, depth, seed: 1)
    B = sample(depth, columns, seed: 2)
    self.variant = variant
  }

  func dot(threads: Int = 1) -> Matrix {
    switch variant {
    case .plain: A.dot(B, threads: threads)
    case .right: A.dot(B.transposed().T, threads: threads)
    case .left: A.transposed().T.dot(B, threads: threads)
    case .both: A.transposed().T.dot(B.transposed().T, threads: threads)
    }
  }

  func dot(into result: inout Matrix, threads: Int = 1) {
    switch variant {
    case .plain: A.dot(B, into: &result, threads: threads)
    case .right: A.dot(B.transposed().T, into: &result, threads: threads)
    case .left: A.transposed().T.dot(B, into: &result, threads: threads)
    case .both: A.transposed().T.dot(B.transposed().T, into: &result, threads: threads)
    }
  }
}
