/// A work that is slower than in an earlier run, by more than the variation within both runs.
struct Slowdown: Equatable {
  let name: String
  /// The factor by which it is slower, by the measure that shows the smallest slowdown.
  let factor: Double
}

extension Results {
  /// Compares each work with the same one in `baseline`: our time in multiply-adds at peak, and in relation to the
  /// peers.
  ///
  /// A work counts as slower if every measure says so, by more than `least`, since a peer may have been faster by
  /// chance; and if by one of them all rounds of this run are worse than all of the earlier one.
  func slowdowns(since baseline: Results, least: Double = 0.05) -> [Slowdown] {
    let earlier = Dictionary(baseline.works.map { ($0.name, $0) }) { first, _ in first }
    return works.compactMap { work in
      guard let before = earlier[work.name] else { return nil }
      let changes = work.changes(since: before)
      let factor = changes.map(\.factor).min() ?? 1
      return factor > 1 + least && changes.contains(where: \.isBeyondSpread)
        ? Slowdown(name: work.name, factor: factor) : nil
    }
  }
}

extension WorkResult {
  /// The factor of slowdown by one measure, comparing medians, and whether the rounds of the two runs do not overlap.
  fileprivate typealias Change = (factor: Double, isBeyondSpread: Bool)

  fileprivate func changes(since before: WorkResult) -> [Change] {
    // As we get slower, our time in multiply-adds grows, and a peer's time in relation to ours shrinks.
    let byPeak: Change = (cost.median / before.cost.median, cost.lowest > before.cost.highest)
    return [byPeak]
      + peers.compactMap { peer, result -> Change? in
        guard let old = before.peers[peer]?.ratio else { return nil }
        return (old.median / result.ratio.median, result.ratio.highest < old.lowest)
      }
  }
}
