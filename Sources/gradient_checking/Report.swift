import Charts
import LessonKit
import NNCore

extension GradientChecking {
  static func verdict(on check: GradientCheck, epsilon: Double) -> String {
    let count = check.numerical.count
    let subject = count == 1 ? "The derivative" : "The gradient of \(count) parameters"
    let outcome =
      if check.difference.isNaN {
        """
        \(subject) cannot be checked: the cost is not finite here. On unscaled data the output saturates; \
        try --standardize.
        """
      } else if check.passes {
        "\(subject) is right: the difference is below \(GradientCheck.threshold)."
      } else {
        "\(subject) is wrong, or ε = \(epsilon) is a bad step: the difference is not below \(GradientCheck.threshold)."
      }
    return "Difference: \(check.difference)\n\(outcome)"
  }

  /// A row for each planted mistake: the difference that it makes, and whether the check catches it.
  static func tableOfMistakes(_ subject: Subject, epsilon: Double) -> String {
    var table = TextTable([("planted mistake", .left), ("difference", .right), ("verdict", .left)])
    for mistake in PlantedMistake.allCases {
      let check = subject.check(mistake.gradient(of: subject), epsilon: epsilon)
      table.append([
        mistake.rawValue, check.difference.formatted(significantDigits: 4),
        check.passes ? "missed" : "caught",
      ])
    }
    return table.text
  }

  /// The trace: every parameter's derivatives. The picture: the difference for steps of many sizes.
  static func writeOutputs(
    _ subject: Subject, _ check: GradientCheck, _ settings: Settings, _ console: Console
  ) throws {
    var table = CSVWriter(columns: ["parameter", "backpropagation", "difference_quotient"])
    for (index, pair) in zip(subject.gradient, check.numerical).enumerated() {
      table.append(index, pair.0, pair.1)
    }
    try settings.output.write(table, console)
    try settings.output.write(stepSizeChart(subject), for: name, console)
  }

  /// Too large a step misses the curve of the cost, too small a one its digits: the best lies between.
  static func stepSizeChart(_ subject: Subject) -> LineChart {
    let gradient = subject.gradient
    let points = (2...12).map { exponent in
      let epsilon = (0..<exponent).reduce(1.0) { value, _ in value / 10 }
      return ChartPoint(x: -Double(exponent), y: subject.check(gradient, epsilon: epsilon).difference)
    }
    return LineChart(
      title: "The difference depends on the step",
      subtitle: "\(gradient.count) parameters; a right gradient, checked with steps ε from 0.01 to 1e-12",
      xAxis: "log₁₀ ε", yAxis: "difference", scale: .logarithmic,
      series: [LineChart.Series(points: points)])
  }
}
