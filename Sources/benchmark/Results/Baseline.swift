/// What has become slower than in an earlier run, by more than both runs vary.
struct Slowdown: Equatable {
  let name: String
  /// Beside what: the machine's peak, or a peer.
  let measure: String
  /// How many times as slow, median by median.
  let factor: Double
}

extension Results {
  /// Compares each ratio of this run with the one of `baseline`. One counts as worse only if all of its measurements
  /// are worse than all of the earlier ones, and the medians differ by more than `least`.
  func slowdowns(since baseline: Results, least: Double = 0.05) -> [Slowdown] {
    let earlier = Dictionary(baseline.works.map { ($0.name, $0) }) { first, _ in first }
    return works.flatMap { work -> [Slowdown] in
      guard let before = earlier[work.name] else { return [] }
      return work.slowdowns(since: before).filter { $0.factor > 1 + least }
    }
  }
}

extension WorkResult {
  fileprivate func slowdowns(since before: WorkResult) -> [Slowdown] {
    // A peer's time in ours shrinks as we become slower; ours in multiply-adds of the peak grows.
    var worse = cost.lowest > before.cost.highest ? [("the peak", cost.median / before.cost.median)] : []
    for (peer, result) in peers.sorted(by: { $0.key < $1.key }) {
      guard let old = before.peers[peer]?.ratio, result.ratio.highest < old.lowest else { continue }
      worse.append((peer, old.median / result.ratio.median))
    }
    return worse.map { Slowdown(name: name, measure: $0.0, factor: $0.1) }
  }
}
