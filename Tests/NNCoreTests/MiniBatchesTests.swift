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
      expectEqual(batch.X, X.columns(at: places), "batch \(index)")
      expectEqual(batch.Y, Y.columns(at: places), "batch \(index)")
      start += places.count
    }
    #expect(start == 10)
  }

  @Test("Batches of rows equal those of columns", arguments: [1, 7, 8, 9, 64, 455])
  func rowsAreAsGoodAsColumns(_ size: Int) {
    var random = RandomState(seed: 2)
    let (X, Y) = (random.randn(30, 455), random.rand(2, 455))
    let (columns, rows) = (
      MiniBatches(X, Y, size: size, seed: 5), MiniBatches(rows: X.transposed(), Y, size: size, seed: 5)
    )
    #expect(columns.count == rows.count)
    for (column, row) in zip(columns, rows) {
      expectEqual(column.X, row.X)
      expectEqual(column.Y, row.Y)
    }
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

  @Test(arguments: [0, 1, 2, 3, 1_000]) func anEpochHasTheOrderOfItsOwnSeed(_ epoch: Int) {
    var batches = MiniBatches(X, Y, size: 3, seed: UInt32.max - 1)
    batches.draw(epoch: epoch)
    let fresh = MiniBatches(X, Y, size: 3, seed: epoch < 2 ? Int(UInt32.max) - 1 + epoch : epoch - 2)
    #expect(batches.map(\.X) == fresh.map(\.X) && batches.map(\.Y) == fresh.map(\.Y))
  }

  /// Batches are written over earlier ones, but never over any that are still held: by two iterators side by side, or
  /// from an earlier epoch.
  @Test func aBatchThatIsKeptKeepsItsNumbers() {
    var batches = MiniBatches(X, Y, size: 4, seed: 1)
    let expected = MiniBatches(X, Y, size: 4, seed: 1).map { ($0.X.elements, $0.Y.elements) }
    let (kept, pairs) = (Array(batches), zip(batches, batches).map { ($0.X, $1.X) })
    batches.draw(epoch: 1)
    #expect(Array(batches.map(\.X)) != kept.map(\.X))
    for (index, (X, Y)) in expected.enumerated() {
      expectEqual(kept[index].X.elements, X, "batch \(index)")
      expectEqual(kept[index].Y.elements, Y, "batch \(index)")
      expectEqual(pairs[index].0.elements, X, "batch \(index)")
      expectEqual(pairs[index].1.elements, X, "batch \(index)")
    }
  }

  @Test func noExamplesAreNoBatches() {
    let batches = MiniBatches(Matrix(rows: 2, columns: 0), Matrix(rows: 1, columns: 0), size: .max, seed: 1)
    #expect(batches.count == 0)
    #expect(Array(batches.map(\.X)).isEmpty)
  }
}
