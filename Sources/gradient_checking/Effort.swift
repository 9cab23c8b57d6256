import LessonKit

/// How much a run has to compute: two costs for each parameter and size of step.
struct Effort {
  private let console: Console
  private let costs: Int
  private let isPlotted: Bool
  private let estimate: Duration
  private var done = 0

  init(of network: CheckedNetwork, _ settings: GradientChecking.Settings, _ console: Console) {
    self.console = console
    isPlotted = settings.output.isPlotted
    let steps = isPlotted ? 1 + GradientChecking.stepExponents.count : 1
    costs = 2 * network.theta.count * steps
    let pair = (0..<2).map { _ in
      ContinuousClock().measure { _ = network.differenceQuotient(0, epsilon: settings.epsilon) }
    }.min()
    estimate = (pair ?? .zero) * (costs / 2)
  }

  /// Two more costs are done.
  mutating func advance() {
    done += 2
    console.progress("cost", done, of: costs)
  }

  func warnIfLong() {
    if let warning = Self.warning(costs: costs, taking: estimate, isPlotted: isPlotted) {
      console.note("Note: \(warning)")
    }
  }

  /// What to say before so many costs; nothing if they take less than a minute.
  static func warning(costs: Int, taking time: Duration, isPlotted: Bool) -> String? {
    guard time > .seconds(60) else { return nil }
    let minutes = Int((time / .seconds(60)).rounded(.up))
    let remedy = isPlotted ? " Most of them are for the picture: --no-plot leaves it out." : ""
    return """
      this computes the cost \(costs.grouped) times, two for each parameter and step, which takes about \
      \(minutes) minutes.\(remedy)
      """
  }
}
