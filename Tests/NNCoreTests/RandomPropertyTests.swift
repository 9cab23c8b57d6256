import NNCore
import TestSupport
import Testing

/// What holds for every seed and every size.
@Suite struct RandomPropertyTests {
  @Test(arguments: 0..<20) func permutationsAreBijections(seed: Int) {
    var random = RandomState(seed: seed)
    for _ in 0..<20 {
      let count = random.interval(3000)
      let permutation = random.permutation(count)
      #expect(permutation.sorted() == Array(0..<count), "seed \(seed), \(count)")
    }
  }

  @Test(arguments: 0..<20) func shufflesKeepTheElements(seed: Int) {
    var random = RandomState(seed: seed)
    let values = (0..<random.interval(500)).map { $0 % 7 }
    var shuffled = values
    random.shuffle(&shuffled)
    #expect(shuffled.sorted() == values.sorted(), "seed \(seed)")
  }

  /// X's row is the number of the example, Y's three times that: every example comes once, with its own label.
  @Test(arguments: 0..<20) func batchesAreAPartition(seed: Int) {
    var random = RandomState(seed: seed)
    for _ in 0..<10 {
      let (count, size) = (random.interval(300), 1 + random.interval(310))
      let X = Matrix.row((0..<count).map(Double.init))
      let batches = MiniBatches(X, X * 3, size: size, seed: seed)
      let name = "seed \(seed), \(count) in batches of \(size)"
      expectEqual(batches.flatMap { $0.X.elements }.sorted(), X.elements, "\(name)")
      for batch in batches { expectEqual(batch.Y, batch.X * 3, "\(name)") }
      #expect(batches.dropLast().allSatisfy { $0.X.columns == size }, "\(name)")
      #expect(Array(batches).count == batches.count, "\(name)")
    }
  }

  @Test(arguments: 0..<20) func uniformNumbersAndIntervalsKeepTheirBounds(seed: Int) {
    var random = RandomState(seed: seed)
    #expect(random.rand(40, 50).elements.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(random.randn(40, 50).isFinite)
    for _ in 0..<200 {
      let max = Int.max >> random.interval(62)
      #expect((0...max).contains(random.interval(max)), "seed \(seed), 0...\(max)")
    }
  }

  @Test func everyKindOfIntegerIsASeed() {
    var expected = RandomState(seed: 7)
    let word = expected.rand()
    let count = 7
    for var random in [
      RandomState(seed: count), RandomState(seed: UInt32(7)), RandomState(seed: UInt8(7)),
      RandomState(seed: Int64(7)),
    ] { #expect(random.rand() == word) }
    var last = RandomState(seed: 4_294_967_295)
    var same = RandomState(seed: UInt32.max)
    #expect(last.rand() == same.rand())
  }
}
