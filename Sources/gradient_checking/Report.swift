import LessonKit
import NNCore
import TextAndFiles
import gradient_checking_heart

extension GradientChecking {
  /// The difference, what it says about the gradient, and what was left out.
  static func verdict(
    on check: GradientComparison, of quotients: [DifferenceQuotient] = [], epsilon: Double
  ) -> String {
    let leftOut = quotients.count { $0.crossesKink }
    let subject =
      switch (quotients.count, leftOut) {
      case (0...1, _): "The derivative"
      case (let count, 0): "The gradient of \(count) parameters"
      case (let count, _): "The gradient of \(count - leftOut) of \(count) parameters"
      }
    let remark = "Left out: \(counted(leftOut, "parameter")), where a step of ε crosses a kink of the cost."
    let lines = ["Difference: \(check.difference)", "\(subject) \(outcome(check, epsilon))"]
    return (lines + (leftOut > 0 ? [remark] : [])).joined(separator: "\n")
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

  /// Answers to questions that the results may raise; printed on stderr.
  static func notes(on check: NetworkCheck) -> [String] {
    let (output, Y, right) = (check.caches.output, check.Y, check.right)
    let invisible = check.mistakes.filter(\.check.passes).map { "“\($0.mistake.rawValue)”" }
    let cost = sigmoidCrossEntropy(logits: output.Z, Y).formatted(significantDigits: 4)
    let notes = [
      (
        !crossEntropy(output.A, Y).isFinite,
        """
        some outputs are exactly 0 or 1, and wrong: computed from them the cost is -ln 0, infinite. Taken from z, \
        before the sigmoid, the cost is \(cost), and its differences are what is compared.
        """
      ),
      (
        check.quotients.contains { $0.crossesKink },
        """
        a kink is where a ReLU switches on or off, at z = 0. The cost has one slope before it and another behind it, \
        and a difference across it is a mean of both: no derivative, and no test of one. Random weights of another \
        --seed have their kinks elsewhere.
        """
      ),
      (
        right.verdict == .zero,
        "each derivative is a mean over the examples, and here the terms of each cancel to less than 10⁻⁸ of their size."
      ),
      (!right.passes, "where the right gradient does not pass, no wrong one can be told from it."),
      (
        right.passes && !invisible.isEmpty,
        "not visible here: \(list(invisible)). No derivative that is compared changes by more than rounding."
      ),
    ]
    return notes.filter(\.0).map(\.1)
  }

  /// Every parameter's derivatives, and whether they were compared.
  static func trace(_ check: NetworkCheck) -> CSVWriter {
    var table = CSVWriter(columns: ["parameter", "backpropagation", "difference_quotient", "compared"])
    for (index, pair) in zip(check.gradient, check.quotients).enumerated() {
      table.append(index, pair.0, pair.1.slope, pair.1.crossesKink ? 0 : 1)
    }
    return table
  }
}
