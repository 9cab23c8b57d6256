import LessonKit

extension Results {
  /// A row for each work: our time, the share of the machine's limit, and the peers' times divided by ours.
  func table(of works: [Work]) -> String {
    var table = TextTable(
      [("work", .left), ("here", .right), ("limit", .right)]
        + Peer.allCases.map { ($0.title, .right) } + [("JAX compiles", .right)])
    for work in works {
      guard let result = self.works.last(where: { $0.name == work.name }) else { continue }
      let compile = result.peers[Peer.jax.rawValue].map { "\($0.compile.formatted(decimals: 2)) s" }
      table.append(
        [work.title, time(result.seconds.median), result.share.map { percent($0.median) } ?? ""]
          + Peer.allCases.map { result.peers[$0.rawValue].map(Results.cell) ?? "" } + [compile ?? ""])
    }
    return table.text
  }

  /// `4.1 ±3%`, `120 ±3%`; with a `!` if the results differ.
  private static func cell(_ peer: PeerResult) -> String {
    let ratio = peer.ratio.median
    let number = ratio < 10 ? ratio.formatted(significantDigits: 2) : ratio.formatted(decimals: 0)
    return "\(number) ±\(percent(peer.ratio.relative))" + (peer.agrees ? "" : "!")
  }
}

private func percent(_ fraction: Double) -> String { "\((100 * fraction).formatted(decimals: 0))%" }

/// `4.35 µs`, `12.5 ms`, `0.453 s`.
func time(_ seconds: Double) -> String {
  let (factor, unit) = seconds < 1e-3 ? (1e6, "µs") : seconds < 0.1 ? (1e3, "ms") : (1, "s")
  return "\((factor * seconds).formatted(significantDigits: 3)) \(unit)"
}
