/// Measures how long something takes.
enum Stopwatch {
  /// The mean duration of a call of `body` in seconds, over about `budget` seconds of calls.
  static func mean(budget: Double, _ body: () -> Void) -> Double {
    var count = 1
    while true {
      let total = seconds { for _ in 0..<count { body() } }
      if total >= budget { return total / Double(count) }
      count = max(count + 1, Int(1.1 * budget / max(total / Double(count), 1e-9)))
    }
  }

  /// The duration of an undisturbed call of `body` in seconds: the least of several means.
  static func fastest(of rounds: Int = 5, budget: Double = 0.01, _ body: () -> Void) -> Double {
    (0..<rounds).map { _ in mean(budget: budget, body) }.min() ?? .nan
  }

  static func seconds(_ body: () -> Void) -> Double { ContinuousClock().measure(body) / .seconds(1) }
}
