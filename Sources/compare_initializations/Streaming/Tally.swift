import NNCore
import compare_initializations_heart

/// The statistics of a layer's activations, collected block by block.
struct Tally: Equatable, Sendable {
  private(set) var moments = Moments()
  private(set) var histogram = Histogram()

  /// Adds further activations of the layer.
  mutating func add(_ activations: UnsafeBufferPointer<Double>) {
    let length = 16_384  // 128 KiB, which is read several times while it is in the cache
    for start in stride(from: 0, to: activations.count, by: length) {
      let part = UnsafeBufferPointer(
        rebasing: activations[start..<min(start + length, activations.count)])
      moments.merge(Moments(of: part))
      histogram.add(part)
    }
  }

  /// Adds the statistics of further activations of the layer.
  mutating func merge(_ other: Tally) {
    moments.merge(other.moments)
    histogram.merge(other.histogram)
  }
}

extension Spread {
  init(_ tally: Tally) {
    let moments = tally.moments
    self.init(
      count: moments.count, mean: moments.mean, standardDeviation: moments.standardDeviation,
      zeros: moments.zeros, minimum: moments.minimum, maximum: moments.maximum, histogram: tally.histogram)
  }
}

/// The tallies so far. Blocks may come in any order, but are merged in the order of their examples, so that the
/// number of threads changes no digit.
struct OrderedTallies {
  /// The totals of each network and each of its layers.
  private(set) var totals: [[Tally]]
  /// The number of examples counted so far.
  private(set) var examples = 0
  private var merged = 0
  private var early: [Int: [[Tally]]] = [:]

  init(like networks: [PackedNetwork]) {
    totals = networks.map { $0.layers.map { _ in Tally() } }
  }

  /// Adds the tallies of block `number`, which holds `count` examples.
  mutating func add(_ block: [[Tally]], number: Int, examples count: Int) {
    examples += count
    early[number] = block
    while let next = early.removeValue(forKey: merged) {
      merge(next)
      merged += 1
    }
  }

  private mutating func merge(_ block: [[Tally]]) {
    for network in totals.indices {
      for layer in totals[network].indices { totals[network][layer].merge(block[network][layer]) }
    }
  }
}
