import LessonKit

/// The requested peers that were found, with one process for each number of threads.
final class Peers {
  private let wanted: [Peer]
  private let python: String
  private var running: [Int: [PeerProcess]] = [:]

  init(_ wanted: [Peer], python: String) {
    (self.wanted, self.python) = (wanted, python)
  }

  func processes(threads: Int) -> [PeerProcess] {
    if let found = running[threads] { return found }
    let found = wanted.compactMap { PeerProcess($0, python: python, threads: threads) }
    running[threads] = found
    return found
  }
}

extension Work {
  /// Measures our time and the peers' alternately, round after round.
  ///
  /// - Throws: `LessonError.computation` if the work fails here.
  func measured(on machine: Machine, beside peers: Peers, _ console: Console) throws(LessonError)
    -> WorkResult
  {
    let processes = peers.processes(threads: threads).filter { questions[$0.peer] != nil }
    var times: [Double] = []
    var answers = [[PeerProcess.Answer]](repeating: [], count: processes.count)
    for round in 0..<rounds {
      console.progress("\(title), round \(round + 1) of \(rounds)")
      guard let seconds = ours() else { throw .computation("\(name) failed") }
      times.append(seconds)
      for (index, process) in processes.enumerated() {
        guard let question = questions[process.peer], let answer = process.ask(question.request) else {
          continue
        }
        answers[index].append(answer)
      }
    }
    var result = WorkResult(name: name, times, limit: limit.seconds(on: machine, threads: threads), machine)
    for (process, answers) in zip(processes, answers) {
      result.peers[process.peer.rawValue] = compare(answers, of: process.peer, with: times, console)
    }
    return result
  }

  /// Compares the peer's times and result with ours; `nil`, with a note, if it failed.
  private func compare(
    _ answers: [PeerProcess.Answer], of peer: Peer, with times: [Double], _ console: Console
  ) -> PeerResult? {
    guard let question = questions[peer], let first = answers.first else { return nil }
    let seconds = answers.compactMap(\.seconds)
    guard seconds.count == times.count, let value = first.value else {
      console.note("\(title): \(peer.title) fails: \(first.error ?? "it has ended")")
      return nil
    }
    let expected = question.expected() ?? .nan
    let agrees = abs(value - expected) <= tolerance * max(1, abs(expected))
    if !agrees { console.note("Warning: \(title): \(peer.title) comes to \(value), not to \(expected)") }
    return PeerResult(
      ratio: Spread(ratiosOf: seconds.map { $0 / question.part }, to: times), part: question.part,
      compile: first.compile ?? 0, agrees: agrees)
  }
}

extension WorkResult {
  fileprivate init(name: String, _ times: [Double], limit: Double?, _ machine: Machine) {
    self.name = name
    seconds = Spread(times)
    share = limit.map { limit in Spread(times.map { limit / $0 }) }
    cost = seconds.scaled(by: machine.peak / 2)
  }
}
