import Charts
import LessonKit
import TextAndFiles

extension Benchmark.Settings {
  /// The peers named by `--peers`.
  ///
  /// - Throws: `LessonError.usage` for a word that names no peer.
  func chosenPeers() throws(LessonError) -> [Peer] {
    if peers == "all" { return Peer.allCases }
    if peers == "none" { return [] }
    var chosen: [Peer] = []
    for word in peers.split(separator: ",", omittingEmptySubsequences: false) {
      guard let peer = Peer(rawValue: String(word)) else {
        throw .usage("--peers takes numpy, torch, jax, all or none, got \(quoted(String(word)))")
      }
      chosen.append(peer)
    }
    return chosen
  }

  /// The results to compare with, if any.
  ///
  /// - Throws: `LessonError`: `file` if the file cannot be read, `data` if it does not hold results.
  func readBaseline() throws(LessonError) -> Results? {
    guard let baseline else { return nil }
    _ = try readBytes(of: baseline)
    do {
      return try Results(path: baseline)
    } catch {
      throw .data("\(quoted(baseline)) does not hold results of --json")
    }
  }

  func write(_ chart: LineChart, _ console: Console) throws(LessonError) {
    let path = plot ?? "plots/\(Benchmark.name).svg"
    try writeAtomically(chart.svg(), to: path, creatingFolders: plot == nil)
    if console.isTerminal { console.print("\n" + chart.text(width: console.width)) }
    console.wrote("Picture", to: path)
  }
}

extension Machine {
  /// The limits in a line.
  var description: String {
    """
    This machine, one of \(threads) threads: \((peak / 1e9).formatted(decimals: 1)) GFLOP/s of multiply-adds, \
    \((bandwidth / 1e9).formatted(decimals: 1)) GB/s copied, \((normals / 1e6).formatted(decimals: 0)) M normals/s
    """
  }
}

extension Results {
  /// Reports what is slower than the baseline, and which peers computed different numbers.
  ///
  /// - Throws: `LessonError` with status 1 if there is any of either.
  func judge(against baseline: Results?, _ console: Console) throws(LessonError) {
    let slower = baseline.map { slowdowns(since: $0) } ?? []
    for item in slower {
      let times = item.factor.formatted(decimals: 2)
      console.print("\(item.name): \(times) times as slow as in the baseline")
    }
    if baseline != nil && slower.isEmpty { console.print("Nothing is slower than in the baseline.") }
    let different = works.flatMap(\.peers.values).count { !$0.agrees }
    if !slower.isEmpty || different > 0 {
      throw LessonError(.difference, "\(slower.count) slower than the baseline, \(different) other results")
    }
  }
}
