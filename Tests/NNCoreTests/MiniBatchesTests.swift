import NNCore
import TestSupport
import Testing

@Suite struct MiniBatchesTests {
  private let X = Matrix([(0..<10).map(Double.init), (0..<10).map { Double($0) * 100 }])
  private let Y = Matrix([(0..<10).map { Double($0 % 2) }])

  @Test(
    "Batches are the permutation cut to size",
    arguments: [(1, 10), (3, 4), (5, 2), (10, 1), (64, 1), (.max, 1)])
  func cut(_ size: Int, _ count: Int) {
    var random = RandomState(seed: 1)
    let order = random.permutation(10)
    let batches = MiniBatches(X, Y, size: size, seed: 1)
    #expect(batches.count == count)
    var start = 0
    for (index, batch) in batches.enumerated() {
      let places = order[start..<start + min(size, 10 - start)]
      #expect(batch.X == X.columns(at: places), "batch \(index)")
      #expect(batch.Y == Y.columns(at: places), "batch \(index)")
      start += places.count
    }
    #expect(start == 10)
  }

  @Test func theOrderIsThatOfNumPy() {
    // RandomState(1).permutation(10)
    let order = MiniBatches(X, Y, size: 4, seed: 1).flatMap { $0.X.row(0).elements }
    #expect(order == [2, 9, 6, 4, 0, 3, 1, 7, 8, 5])
  }

  @Test func everyPassOverTheSequenceIsTheSame() {
    let batches = MiniBatches(X, Y, size: 3, seed: 9)
    #expect(batches.map(\.X) == batches.map(\.X))
  }

  @Test func anotherSeedGivesAnotherOrder() {
    let (a, b) = (MiniBatches(X, Y, size: 10, seed: 1), MiniBatches(X, Y, size: 10, seed: 2))
    #expect(a.map(\.X) != b.map(\.X))
  }

  @Test func noExamplesAreNoBatches() {
    let batches = MiniBatches(Matrix(rows: 2, columns: 0), Matrix(rows: 1, columns: 0), size: .max, seed: 1)
    #expect(batches.count == 0)
    #expect(Array(batches.map(\.X)).isEmpty)
  }
}
