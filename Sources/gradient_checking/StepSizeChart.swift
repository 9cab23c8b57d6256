import Charts
import Foundation
import LessonKit
import NNCore

extension GradientChecking {
  static let stepExponents = 2...12

  /// Too large a step misses the curve of the cost, too small a one its digits: the best lies between.
  ///
  /// - Parameters:
  ///   - subject: What the picture is of: the data and the network's sizes.
  ///   - known: The quotients of the step in the settings, which need not be found again.
  static func stepSizeChart(
    _ network: CheckedNetwork, _ subject: String, _ settings: Settings, _ known: [DifferenceQuotient],
    progress: () -> Void = {}
  ) -> LineChart {
    let gradient = network.gradient()
    let points = stepExponents.map { exponent in
      let epsilon = pow(10, -Double(exponent))
      let quotients =
        epsilon == settings.epsilon
        ? known : network.differenceQuotients(epsilon: epsilon, progress: progress)
      let compared = quotients.indices.filter { quotients[$0].obstacle == nil }
      return ChartPoint(x: epsilon, y: Distance(gradient, quotients, in: compared).difference)
    }
    return LineChart(
      title: "The difference depends on the step",
      subtitle: """
        \(subject): the gradient beside difference quotients with steps of many sizes, each without the \
        parameters whose step crosses a kink
        """,
      xAxis: "step ε", yAxis: "difference", horizontal: .logarithmic, scale: .logarithmic,
      series: [LineChart.Series(points: points)],
      guides: [.x(Settings().epsilon, "usual ε"), .y(GradientCheck.threshold, "threshold")])
  }
}
