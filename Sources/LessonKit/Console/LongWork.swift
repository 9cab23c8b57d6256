import Synchronization

/// Notes, once, that a piece of work will take long, if no progress line shows it or something can be done
/// about it.
///
/// The estimate is rough, made after at least two seconds; the note appears if more than a minute is left.
final class LongWork: Sendable {
  private struct State {
    var pace = Pace()
    var isTold = false
  }

  static let shortestLook = Duration.seconds(2)
  static let longestSilence = 60.0

  private let state = Mutex(State())

  /// Records what is done, and returns the note if it is due. The remedy is a sentence.
  func note(
    _ unit: () -> String, _ done: Int, of total: Int, remedy: String? = nil,
    at now: ContinuousClock.Instant = .now
  ) -> String? {
    state.withLock { state in
      if state.isTold { return nil }
      state.pace.update(done, of: total, at: now)
      guard state.pace.elapsed(at: now) >= Self.shortestLook, let left = state.pace.secondsLeft(at: now)
      else { return nil }
      state.isTold = left > Self.longestSilence
      if !state.isTold { return nil }
      let remedy = remedy.map { " \($0)" } ?? ""
      return "Note: this will take long: \(unit()) \(state.pace.text(at: now)).\(remedy)"
    }
  }
}
