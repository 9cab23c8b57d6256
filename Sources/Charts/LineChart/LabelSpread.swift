/// Moves labels apart, each as little as possible.
enum LabelSpread {
  /// Places at least `gap` apart in the order of `wanted`, within `lower...upper` if they fit there, with the
  /// least sum of squared moves.
  static func positions(_ wanted: [Double], gap: Double, within bounds: ClosedRange<Double>) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var blocks: [Block] = []
    for (rank, index) in order.enumerated() {
      // Less its rank times the gap, a place only has to be no less than the one before it.
      blocks.append(Block(sum: wanted[index] - Double(rank) * gap, count: 1))
      while blocks.count > 1, blocks[blocks.count - 2].mean > blocks[blocks.count - 1].mean {
        let last = blocks.removeLast()
        blocks[blocks.count - 1].absorb(last)
      }
    }
    let highest = max(bounds.lowerBound, bounds.upperBound - Double(wanted.count - 1) * gap)
    let means = blocks.flatMap { Array(repeating: $0.mean, count: $0.count) }
    var result = wanted
    for (rank, index) in order.enumerated() {
      result[index] = min(max(means[rank], bounds.lowerBound), highest) + Double(rank) * gap
    }
    return result
  }

  /// Neighbours that touch and move together.
  private struct Block {
    var sum: Double
    var count: Int
    var mean: Double { sum / Double(count) }

    mutating func absorb(_ other: Block) {
      sum += other.sum
      count += other.count
    }
  }
}
