import Essentials

/// How fast a piece of work goes on, and when it will be done.
struct Pace: Sendable {
  private var total = 0
  private var start = ContinuousClock.now
  private var doneAtStart = 0
  private(set) var done = 0

  var isDone: Bool { done >= total }

  /// Takes note of what is done now. Less than before, or of another total, is another piece of work.
  mutating func update(_ done: Int, of total: Int, at now: ContinuousClock.Instant) {
    if total != self.total || done < self.done {
      self.total = total
      (start, doneAtStart) = (now, done)
    }
    self.done = done
  }

  /// `3,000 of 15,000 (20 %), 9,500/s, 1.3 s left`; the pace only when it is known, the rest only while there is
  /// one.
  func text(at now: ContinuousClock.Instant) -> String {
    let share = total > 0 ? Int(100 * Double(done) / Double(total)) : 100
    let seconds = (now - start) / .seconds(1)
    let rate = Double(done - doneAtStart) / seconds
    let position = "\(done.grouped) of \(total.grouped) (\(share) %)"
    guard done > doneAtStart, seconds > 0.05 else { return position }
    let pace = "\(position), \(Self.rate(rate))/s"
    return isDone ? pace : "\(pace), \(Self.duration(Double(total - done) / rate)) left"
  }

  /// Two digits are enough: 9,500, 25, 0.42.
  private static func rate(_ rate: Double) -> String {
    guard rate >= 10 else { return rate.formatted(significantDigits: 2) }
    let step = PowerOfTen.value(PowerOfTen.exponent(of: rate) - 1)
    return NumberText.fixed((rate / step).rounded() * step, decimals: 0)
  }

  /// `0.4 s`, `12 s`, `3 min 5 s`, `2 h 10 min`.
  private static func duration(_ seconds: Double) -> String {
    if seconds < 9.95 { return "\(seconds.formatted(decimals: 1)) s" }
    let whole = Int(min(seconds.rounded(), 1e12))
    if whole < 60 { return "\(whole) s" }
    return whole < 3600
      ? "\(whole / 60) min \(whole % 60) s" : "\((whole / 3600).grouped) h \(whole / 60 % 60) min"
  }
}
