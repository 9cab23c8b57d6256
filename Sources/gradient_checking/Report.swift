import LessonKit
import NNCore
import gradient_checking_heart

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
    switch check.verdict {
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
  static func tableOfMistakes(in check: NetworkCheck) -> String {
    var table = TextTable([("planted mistake", .left), ("difference", .right), ("verdict", .left)])
    let isJudged = check.right.passes
    for (mistake, wrong) in check.mistakes {
      table.append([
        mistake.rawValue, wrong.difference.formatted(significantDigits: 4),
        isJudged ? finding(wrong) : "not judged",
      ])
    }
    return table.text
  }

  private static func finding(_ check: GradientComparison) -> String {
    if check.passes { return "not visible here" }
    // Too small a part for the difference of all.
    return check.difference < threshold ? "caught in \(list(check.wrongParts))" : "caught"
  }

  private static func list(_ parts: [String]) -> String { parts.joined(separator: ", ") }

  /// What a student may ask about the results; said on stderr.
  static func notes(on check: NetworkCheck) -> [String] {
    let (output, Y, right) = (check.caches.output, check.Y, check.right)
    let invisible = check.mistakes.filter(\.check.passes).map { "“\($0.mistake.rawValue)”" }
    let notes = [
      (!crossEntropy(output.A, Y).isFinite, aboutSaturation(cost: sigmoidCrossEntropy(logits: output.Z, Y))),
      (check.quotients.contains { $0.obstacle == .kink }, aboutKinks),
      (right.verdict == .zero, aboutZero),
      (!right.passes, "where the right gradient does not pass, no wrong one can be told from it."),
      (right.passes && !invisible.isEmpty, "not visible here: \(list(invisible)). \(aboutInvisible)"),
    ]
    return notes.filter(\.0).map(\.1)
  }

  private static func aboutSaturation(cost: Double) -> String {
    """
    some outputs are exactly 0 or 1, and wrong: computed from them the cost is -ln 0, infinite. Taken from z, before \
    the sigmoid, the cost is \(cost.formatted(significantDigits: 4)), and its differences are what is compared.
    """
  }

  private static let aboutKinks = """
    a kink is where a ReLU switches on or off, at z = 0. The cost has one slope before it and another behind it, \
    and a difference across it is a mean of both: no derivative, and no test of one. Random weights of another \
    --seed have their kinks elsewhere.
    """

  private static let aboutInvisible = """
    The derivatives that are compared stay as they are, or change by less than the difference quotients can tell.
    """

  private static let aboutZero = """
    each derivative is a mean over the examples. Here every mean is zero, or its terms cancel to less than \
    10⁻⁸ of their size.
    """

  /// Every parameter's derivatives, and whether they were compared.
  static func trace(_ check: NetworkCheck) -> CSVWriter {
    var table = CSVWriter(columns: ["parameter", "backpropagation", "difference_quotient", "compared"])
    for (index, pair) in zip(check.gradient, check.quotients).enumerated() {
      table.append(index, pair.0, pair.1.slope, pair.1.obstacle == nil ? 1 : 0)
    }
    return table
  }
}
