import LessonKit
import NNCore

extension GradientChecking {
  /// The difference, what it says about the gradient, and what was left out.
  static func verdict(
    on check: GradientComparison, of quotients: [DifferenceQuotient] = [], epsilon: Double
  ) -> String {
    let leftOut = quotients.count { $0.obstacle != nil }
    let subject =
      switch (quotients.count, leftOut) {
      case (0...1, _): "The derivative"
      case (let count, 0): "The gradient of \(count) parameters"
      case (let count, _): "The gradient of \(count - leftOut) of \(count) parameters"
      }
    let lines = ["Difference: \(check.difference)", "\(subject) \(outcome(check, epsilon))"]
    return (lines + remarks(quotients)).joined(separator: "\n")
  }

  private static func outcome(_ check: GradientComparison, _ epsilon: Double) -> String {
    let threshold = GradientCheck.threshold
    return switch check.verdict {
    case .right: "is right: the difference is below \(threshold)."
    case .zero: "is zero up to rounding, and so are the differences of the cost."
    case .wrong where check.difference < threshold:
      "is wrong in \(list(check.wrongParts)), which is too small beside the others to make a difference."
    case .wrong: "is wrong: the difference is not below \(threshold)."
    case .stepTooSmall:
      "cannot be judged: with ε = \(epsilon), rounding alone may make this difference. Try a larger --epsilon."
    case .stepTooWide:
      "cannot be judged: within ε = \(epsilon), the cost bends as much as this. Try a smaller --epsilon."
    case .nothingToCompare: "cannot be judged: nothing is left to compare. Try another --epsilon."
    }
  }

  /// A line for each reason why parameters are left out.
  private static func remarks(_ quotients: [DifferenceQuotient]) -> [String] {
    let reasons: [(Obstacle, String)] = [
      (.kink, "where a step of ε crosses a kink of the cost"),
      (.lostStep, "too large for a step of ε to change them"),
    ]
    return reasons.compactMap { obstacle, reason in
      let count = quotients.count { $0.obstacle == obstacle }
      if count == 0 { return nil }
      return "Left out: \(count) parameter\(count == 1 ? "" : "s"), \(reason)."
    }
  }

  /// A row for each planted mistake: the difference that it makes, and whether the check catches it. Where the
  /// right gradient does not pass, nothing is caught.
  static func tableOfMistakes(_ mistakes: [CheckedMistake], beside right: GradientComparison) -> String {
    var table = TextTable([("planted mistake", .left), ("difference", .right), ("verdict", .left)])
    for wrong in mistakes {
      table.append([
        wrong.mistake.rawValue, wrong.check.difference.formatted(significantDigits: 4),
        right.passes ? finding(wrong.check) : "not judged",
      ])
    }
    return table.text
  }

  private static func finding(_ check: GradientComparison) -> String {
    if check.passes { return "not visible here" }
    // Too small a part for the difference of all.
    if check.difference < GradientCheck.threshold { return "caught in \(list(check.wrongParts))" }
    return "caught"
  }

  private static func list(_ parts: [String]) -> String { parts.joined(separator: ", ") }

  /// Every parameter's derivatives, and whether they were compared.
  static func trace(_ gradient: [Double], _ quotients: [DifferenceQuotient]) -> CSVWriter {
    var table = CSVWriter(columns: ["parameter", "backpropagation", "difference_quotient", "compared"])
    for (index, pair) in zip(gradient, quotients).enumerated() {
      table.append(index, pair.0, pair.1.slope, pair.1.obstacle == nil ? 1 : 0)
    }
    return table
  }
}
