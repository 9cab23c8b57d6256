import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A line on a terminal that is rewritten in place, about ten times a second however often it is told to.
final class ProgressLine: Sendable {
  private struct State {
    var isShown = false
    var nextTime: ContinuousClock.Instant
  }

  static let pause = Duration.milliseconds(100)

  private let terminal: Descriptor
  private let state: Mutex<State>

  /// A progress line on `terminal`; `nil` where that is not a terminal that can erase a line.
  ///
  /// Work that is done within the first pause shows none.
  init?(on terminal: Descriptor, of kind: String, at now: ContinuousClock.Instant = .now) {
    guard terminal.isTerminal, !["", "dumb"].contains(kind) else { return nil }
    self.terminal = terminal
    state = Mutex(State(nextTime: now + Self.pause))
  }

  /// Shows the first characters of `text` that fit, if it is time for it.
  func show(at now: ContinuousClock.Instant = .now, _ text: () -> String) {
    state.withLock { state in
      guard now >= state.nextTime else { return }
      let line = text().prefix(min(terminal.width, 80) - 1)
      try? terminal.write(Array("\r\u{1B}[K\(line)".utf8))
      mark(&state, isShown: true)
      state.nextTime = now + Self.pause
    }
  }

  /// Erases the line.
  func clear() {
    state.withLock { state in
      guard state.isShown else { return }
      try? terminal.write(Array("\r\u{1B}[K".utf8))
      mark(&state, isShown: false)
    }
  }

  private func mark(_ state: inout State, isShown: Bool) {
    state.isShown = isShown
    Interrupts.progressIsShown.store(isShown && terminal.number == 2, ordering: .relaxed)
  }
}

/// What the user's terminal is called, as in the environment.
var environmentTerminalKind: String { getenv("TERM").map { String(cString: $0) } ?? "" }
