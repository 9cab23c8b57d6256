import TextAndFiles

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

  /// The time since this piece of work was first heard of.
  func elapsed(at now: ContinuousClock.Instant) -> Duration { now - start }

  /// How much is done in a second, when that is known.
  private func rate(at now: ContinuousClock.Instant) -> Double? {
    let seconds = elapsed(at: now) / .seconds(1)
    return done > doneAtStart && seconds > 0.05 ? Double(done - doneAtStart) / seconds : nil
  }

  /// The seconds that the rest will take at the pace until now, when that is known.
  func secondsLeft(at now: ContinuousClock.Instant) -> Double? {
    rate(at: now).map { Double(total - done) / $0 }
  }

  /// `3,000 of 15,000 (20 %), 9,500/s, 1.3 s left`; the pace only when it is known, the rest only while there is
  /// one.
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
