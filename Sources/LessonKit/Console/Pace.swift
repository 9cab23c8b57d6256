import TextAndFiles

/// How fast a piece of work progresses, and how long the rest will take.
struct Pace: Sendable {
  private var total = 0
  private var start = ContinuousClock.now
  private var doneAtStart = 0
  private(set) var done = 0

  var isDone: Bool { done >= total }

  /// Records how much is done. Less than before, or a different total, means that another piece of work has begun.
  mutating func update(_ done: Int, of total: Int, at now: ContinuousClock.Instant) {
    if total != self.total || done < self.done {
      self.total = total
      (start, doneAtStart) = (now, done)
    }
    self.done = done
  }

  /// The time since the first update for this piece of work.
  func elapsed(at now: ContinuousClock.Instant) -> Duration { now - start }

  /// The work done per second, once that is known.
  private func rate(at now: ContinuousClock.Instant) -> Double? {
    let seconds = elapsed(at: now) / .seconds(1)
    return done > doneAtStart && seconds > 0.05 ? Double(done - doneAtStart) / seconds : nil
  }

  /// The seconds that the rest will take at the pace so far, once that is known.
  func secondsLeft(at now: ContinuousClock.Instant) -> Double? {
    rate(at: now).map { Double(total - done) / $0 }
  }

  /// `3,000 of 15,000 (20 %), 9,500/s, 1.3 s left`; the pace once it is known, the time left while there is work left.
  func text(at now: ContinuousClock.Instant) -> String {
    let share = total > 0 ? Int(100 * Double(done) / Double(total)) : 100
    let position = "\(done.grouped) of \(total.grouped) (\(share) %)"
    guard let rate = rate(at: now), let left = secondsLeft(at: now) else { return position }
    let pace = "\(position), \(Self.rate(rate))/s"
    return isDone ? pace : "\(pace), \(Self.duration(left)) left"
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
