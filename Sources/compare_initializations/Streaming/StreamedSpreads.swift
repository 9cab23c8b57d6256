// The fast form of Propagation.swift, with the same results. The examples come block by block, so that any number of
// them fits into memory, and each thread takes the next block when it has finished one. The blocks' statistics are
// merged in the order of the examples, so that the number of threads changes no digit.

import NNCore
import Synchronization
import compare_initializations_heart

/// The spread of each layer of each network, as `forward` would return it for all the examples at once.
///
/// - Parameter progress: Called with the number of examples that have been measured.
func streamedSpreads(
  of examples: Int, seed: UInt32, through networks: [PackedNetwork], _ plan: BlockPlan,
  progress: @Sendable (Int) -> Void
) -> [[Spread]] {
  let stream = Mutex(ExampleStream(seed: seed, count: examples))
  let tallies = Mutex(OrderedTallies(like: networks))
  inParallel(plan.threads) { _ in
    var block = Block(plan)
    while stream.withLock({ $0.draw(into: &block) }) {
      let measured = networks.map { $0.tallies(&block) }
      let done = tallies.withLock {
        $0.add(measured, number: block.number, examples: block.count)
        return $0.examples
      }
      progress(done)
    }
  }
  return tallies.withLock { $0.totals.map { $0.map(Spread.init) } }
}
