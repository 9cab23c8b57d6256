import TestSupport
import Testing

@testable import NNCore

/// Products of random shapes, against the triple loop.
@Suite("Products of random shapes") struct SlowProductPropertyTests {
  /// Sides from 0 to 565: a third of them up to 9, a third up to 69. 565 is past the blocks of 512.
  static func shapes(seed: Int, count: Int) -> [(Int, Int, Int)] {
    var random = RandomState(seed: seed)
    func side() -> Int { random.interval([9, 69, 565][random.interval(2)]) }
    return (0..<count).map { _ in (side(), side(), side()) }
  }

  @Test("Every layout agrees with the triple loop", arguments: 1...10)
  func layouts(seed: Int) {
    for (rows, depth, columns) in Self.shapes(seed: seed, count: 40) {
      let (A, B) = (sample(rows, depth, seed: 1), sample(depth, columns, seed: 2))
      let expected = tripleLoop(A, B)
      let (A_T, B_T) = (A.transposed(), B.transposed())
      for (layout, product) in [
        ("A·B", A.dot(B)), ("A·Bᵀ", A.dot(B_T.T)), ("Aᵀ·B", A_T.T.dot(B)), ("Aᵀ·Bᵀ", A_T.T.dot(B_T.T)),
      ] {
        expectClose(
          product, expected, absolute: rounding(depth), "seed \(seed): \(layout), \(rows)×\(depth)×\(columns)"
        )
      }
    }
  }

  @Test("W·A + b and packed weights agree with it too", arguments: 1...5)
  func affineAndPacked(seed: Int) {
    for (units, inputs, examples) in Self.shapes(seed: seed + 100, count: 40) {
      let (W, A, b) = (sample(units, inputs), sample(inputs, examples, seed: 2), sample(units, 1, seed: 3))
      let expected = tripleLoop(W, A) + b
      let name = "seed \(seed): \(units)×\(inputs)×\(examples)"
      expectClose(affine(W, A, b), expected, absolute: rounding(inputs + 1), name)
      var packed = Matrix(rows: examples, columns: units, repeating: .nan)
      PackedMatrix(transposing: W, bias: b).multiply(rows: A.transposed(), into: &packed)
      expectClose(packed.transposed(), expected, absolute: rounding(inputs + 1), "packed, \(name)")
    }
  }

  @Test("Threads change no digit", arguments: 1...3)
  func threads(seed: Int) {
    var random = RandomState(seed: seed)
    for _ in 0..<6 {
      let (rows, depth, columns) = (
        100 + random.interval(465), 300 + random.interval(265), 400 + random.interval(165)
      )
      let (A, B) = (sample(rows, depth, seed: 1), sample(depth, columns, seed: 2))
      expectEqual(A.dot(B, threads: 3), A.dot(B), "seed \(seed): \(rows)×\(depth)×\(columns)")
    }
  }
}
