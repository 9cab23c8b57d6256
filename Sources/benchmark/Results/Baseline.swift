/// A work that has become slower than in an earlier run, by more than both runs vary.
struct Slowdown: Equatable {
  let name: String
  /// How many times as slow, by the measure that sees the least of it.
  let factor: Double
}

extension Results {
  /// Compares each work with the same of `baseline`: our time in multiply-adds of the peak, and in times of the peers.
  ///
  /// A work counts as slower if it is so by every measure, by more than `least`, for a peer may have had a better day;
  /// and by one of them beyond the spread: all rounds of this run are worse than all of the earlier one.
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
  /// How many times as slow by one measure, median by median, and whether no round of the two runs overlaps.
  fileprivate typealias Change = (factor: Double, isBeyondSpread: Bool)

  fileprivate func changes(since before: WorkResult) -> [Change] {
    // Ours in multiply-adds of the peak grows as we become slower; a peer's time in ours shrinks.
    let byPeak: Change = (cost.median / before.cost.median, cost.lowest > before.cost.highest)
    return [byPeak]
      + peers.compactMap { peer, result -> Change? in
        guard let old = before.peers[peer]?.ratio else { return nil }
        return (old.median / result.ratio.median, result.ratio.highest < old.lowest)
      }
  }
}
