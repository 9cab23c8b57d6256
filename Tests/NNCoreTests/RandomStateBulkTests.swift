import Foundation
import NNCore
import TestSupport
import Testing

/// MT19937 and NumPy's draws from it, one number at a time and written plainly, after Matsumoto and Nishimura's paper
/// and NumPy's documentation.
struct PlainRandomState {
  private var words: [UInt32]
  private var next = 624
  private var cached: Double?

  init(seed: UInt32) {
    words = [seed]
    for index in 1..<624 {
      let last = words[index - 1]
      words.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index))
    }
  }

  mutating func word() -> UInt32 {
    if next == 624 { twist() }
    var bits = words[next]
    next += 1
    bits ^= bits >> 11
    bits ^= (bits << 7) & 0x9d2c_5680
    bits ^= (bits << 15) & 0xefc6_0000
    return bits ^ (bits >> 18)
  }

  private mutating func twist() {
    for index in 0..<624 {
      let joined = (words[index] & 0x8000_0000) | (words[(index + 1) % 624] & 0x7fff_ffff)
      let matrix: UInt32 = joined & 1 == 1 ? 0x9908_b0df : 0
      words[index] = words[(index + 397) % 624] ^ (joined >> 1) ^ matrix
    }
    next = 0
  }

  mutating func rand() -> Double {
    let upper = UInt64(word() >> 5)
    let lower = UInt64(word() >> 6)
    return Double(upper << 26 | lower) / 0x1p53
  }

  mutating func randn() -> Double {
    if let value = cached {
      cached = nil
      return value
    }
    while true {
      let x1 = 2 * rand() - 1
      let x2 = 2 * rand() - 1
      let squared = x1 * x1 + x2 * x2
      if squared >= 1 || squared == 0 { continue }
      let factor = sqrt(-2 * log(squared) / squared)
      cached = factor * x1
      return factor * x2
    }
  }
}

@Suite struct RandomStateBulkTests {
  /// Lengths around the sizes of vectors, batches and states, and long ones.
  static let lengths =
    Array(0...40) + [155, 156, 157, 243, 244, 245, 311, 312, 313, 623, 624, 625, 5000, 20_001]

  /// Single numbers are drawn before and after, so that fills begin at all kinds of places in the state, with and
  /// without a cached number, and have to leave the right one behind.
  @Test(arguments: lengths) func bulkEqualsOneByOne(length: Int) {
    for (words, singles) in [
      (0, 0), (0, 1), (0, 2), (1, 0), (2, 1), (3, 0), (4, 3), (620, 0), (623, 1), (624, 0),
    ] {
      var random = RandomState(seed: 7)
      var plain = PlainRandomState(seed: 7)
      for _ in 0..<words { #expect(random.nextUInt32() == plain.word()) }
      for _ in 0..<singles { #expect(random.randn() == plain.randn()) }
      let name = "\(length) numbers after \(words) words and \(singles) numbers"
      expectClose(random.randn(1, length).elements, (0..<length).map { _ in plain.randn() }, "randn, \(name)")
      expectClose(random.randn(), plain.randn(), "next randn, \(name)")
      expectClose(random.rand(length, 1).elements, (0..<length).map { _ in plain.rand() }, "rand, \(name)")
      expectClose(random.randn(), plain.randn(), "randn after rand, \(name)")
      #expect(random.nextUInt32() == plain.word(), "next word, \(name)")
    }
  }

  @Test func longRunsAreExact() {
    for seed: UInt32 in [0, 12_345, 0x8000_0000] {
      var random = RandomState(seed: seed)
      var plain = PlainRandomState(seed: seed)
      expectClose(random.randn(1000, 401).elements, (0..<401_000).map { _ in plain.randn() }, "seed \(seed)")
      #expect(random.nextUInt32() == plain.word(), "seed \(seed)")
    }
  }

  @Test func piecesJoinToTheWhole() {
    var random = RandomState(seed: 5)
    let whole = random.randn(1, 4000).elements
    random = RandomState(seed: 5)
    var pieces: [Double] = []
    var length = 0
    while pieces.count + length <= 4000 {
      pieces += random.randn(length, 1).elements
      length += 1
    }
    expectClose(pieces, Array(whole.prefix(pieces.count)), "pieces of 0, 1, 2 … numbers")
  }

  @Test func randnIntoFillsEveryElementAndNoOther() {
    var random = RandomState(seed: 2)
    var matrix = Matrix(rows: 3, columns: 71, repeating: .nan)
    random.randn(into: &matrix)
    var again = RandomState(seed: 2)
    expectClose(matrix, again.randn(3, 71), "randn(into:)")

    let memory = UnsafeMutableBufferPointer<Double>.allocate(capacity: 400)
    defer { memory.deallocate() }
    memory.initialize(repeating: 42)
    again = RandomState(seed: 2)
    again.fillRandn(UnsafeMutableBufferPointer(rebasing: memory[8..<8 + 213]))
    expectClose(Array(memory[8..<221]), matrix.elements, "fillRandn")
    #expect(memory[..<8].allSatisfy { $0 == 42 } && memory[221...].allSatisfy { $0 == 42 })
  }

  @Test func randIntoFillsEveryElement() {
    var random = RandomState(seed: 2)
    var matrix = Matrix(rows: 3, columns: 71, repeating: .nan)
    let copy = matrix
    random.rand(into: &matrix)
    var again = RandomState(seed: 2)
    expectClose(matrix, again.rand(3, 71), "rand(into:)")
    #expect(random.nextUInt32() == again.nextUInt32(), "next word")
    #expect(copy.elements.allSatisfy { $0.isNaN }, "a copy keeps its numbers")
  }

  @Test func normalMovesAndScales() {
    var random = RandomState(seed: 9)
    var plain = PlainRandomState(seed: 9)
    let expected = (0..<75).map { _ in 0.3 + 1.7 * plain.randn() }
    expectClose(random.normal(mean: 0.3, scale: 1.7, 25, 3).elements, expected, "matrix")
    expectClose(random.normal(mean: -1, scale: 3), -1 + 3 * plain.randn(), "one number")
  }

  @Test func copiesGoTheirOwnWays() {
    var original = RandomState(seed: 4)
    _ = original.randn()
    var copy = original
    let numbers = original.randn(1, 700)
    expectClose(copy.randn(1, 700), numbers, "copy")
  }
}
