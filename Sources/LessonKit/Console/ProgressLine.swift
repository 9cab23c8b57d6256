import Synchronization
import TextAndFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A line on a terminal that is rewritten in place, at most about ten times a second.
final class ProgressLine: Sendable {
  private struct State {
    var text = ""
    var pace = Pace()
    var nextTime: ContinuousClock.Instant
  }

  static let pause = Duration.milliseconds(100)

  private let terminal: Descriptor
  private let state: Mutex<State>

  /// A progress line on `terminal`; `nil` if that is not a terminal, or one that cannot erase a line.
  ///
  /// Work that is done within the first pause shows none.
  init?(on terminal: Descriptor, of kind: String, at now: ContinuousClock.Instant = .now) {
    guard terminal.isTerminal, !["", "dumb"].contains(kind) else { return nil }
    self.terminal = terminal
    state = Mutex(State(nextTime: now + Self.pause))
  }

  /// Shows as much of `text` as fits, if an update is due.
  func show(at now: ContinuousClock.Instant = .now, _ text: () -> String) {
    state.withLock { state in
      guard now >= state.nextTime else { return }
      draw(fitted(text()), &state)
      state.nextTime = now + Self.pause
    }
  }

  /// Shows how much of a piece of work is done and how fast it goes, if an update is due; also that all of it is done,
  /// if the line is on display.
  func show(
    _ unit: () -> String, _ done: Int, of total: Int, cost: Double?, at now: ContinuousClock.Instant = .now
  ) {
    state.withLock { state in
      let isFirstEnd = !state.pace.isDone && done >= total && !state.text.isEmpty
      state.pace.update(done, of: total, at: now)
      guard now >= state.nextTime || isFirstEnd else { return }
      let end = cost.map { ", cost \($0.formatted(significantDigits: 4))" } ?? ""
      draw(fitted("\(unit()) \(state.pace.text(at: now))\(end)"), &state)
      state.nextTime = now + Self.pause
    }
  }

  private func fitted(_ text: String) -> String { String(text.prefix(min(terminal.width, 80) - 1)) }

  /// Erases the line.
  func clear() {
    state.withLock { state in
      if !state.text.isEmpty { draw("", &state) }
    }
  }

  /// Erases the line, lets `output` write to the same terminal, and draws the line again below.
  func stepAside(for output: () throws(SystemError) -> Void) throws(SystemError) {
    try state.withLock { state throws(SystemError) in
      let text = state.text
      if !text.isEmpty { draw("", &state) }
      try output()
      if !text.isEmpty { draw(text, &state) }
    }
  }

  private func draw(_ text: String, _ state: inout State) {
    try? terminal.write(Array("\r\u{1B}[K\(text)".utf8))
    state.text = text
    Interrupts.progressIsShown.store(!text.isEmpty && terminal.number == 2, ordering: .relaxed)
  }
}

/// The type of the user's terminal: the environment variable `TERM`.
var environmentTerminalKind: String { getenv("TERM").map { String(cString: $0) } ?? "" }

/// The line width in the environment variable `COLUMNS` (POSIX), for output that does not go to a terminal.
var columnsOfEnvironment: Int? {
  getenv("COLUMNS").flatMap { Int(String(cString: $0)) }.flatMap { $0 > 0 ? $0 : nil }
}
