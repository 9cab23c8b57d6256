import NNCore
import Synchronization
import Testing

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 2, 7, 1000]) func everyIndexComesOnce(count: Int) {
    let calls = Mutex([Int](repeating: 0, count: count))
    inParallel(count) { index in calls.withLock { $0[index] += 1 } }
    #expect(calls.withLock { $0 } == [Int](repeating: 1, count: count))
  }

  @Test func itReturnsWhenAllAreDone() {
    let finished = Atomic(0)
    inParallel(64) { index in
      var random = RandomState(seed: index)
      _ = random.randn(100, 10)
      finished.add(1, ordering: .relaxed)
    }
    #expect(finished.load(ordering: .relaxed) == 64)
  }

  @Test func callsMayBeNested() {
    let sum = Atomic(0)
    inParallel(4) { outer in
      inParallel(4) { inner in sum.add(outer * 4 + inner, ordering: .relaxed) }
    }
    #expect(sum.load(ordering: .relaxed) == 120)
  }
}
