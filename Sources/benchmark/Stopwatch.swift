/// How long something takes.
enum Stopwatch {
  /// The seconds that `body` takes when nothing disturbs it: the best of many short runs.
  static func fastest(_ body: () -> Void) -> Double {
    body()
    let repetitions = repetitions(body)
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(300)
    var best = Double.infinity
    repeat {
      let run = clock.measure { for _ in 0..<repetitions { body() } }
      best = min(best, run / .seconds(1) / Double(repetitions))
    } while clock.now < end
    return best
  }

  /// How often `body` must run to take two milliseconds.
  private static func repetitions(_ body: () -> Void) -> Int {
    var repetitions = 1
    while true {
      let run = ContinuousClock().measure { for _ in 0..<repetitions { body() } }
      if run >= .milliseconds(2) { return repetitions }
      repetitions *= 2
    }
  }
}
