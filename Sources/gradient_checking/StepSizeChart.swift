import Charts
import Foundation
import LessonKit
import gradient_checking_heart

extension GradientChecking.Settings {
  static let stepsOfPicture = (2...12).map { pow(10, -Double($0)) }

  /// The steps that only the picture needs.
  var furtherSteps: [Double] { output.isPlotted ? Self.stepsOfPicture.filter { $0 != epsilon } : [] }
}

extension GradientChecking {
  /// Too large a step misses the curvature of the cost, too small a step loses its digits; the best step is in between.
  ///
  /// - Parameter subject: What the picture is of: the data and the network's sizes.
  static func stepSizeChart(
    _ check: NetworkCheck, _ subject: String, progressOn console: Console? = nil
  ) -> LineChart {
    var quotients = [check.settings.epsilon: check.quotients]
    for (index, epsilon) in check.settings.furtherSteps.enumerated() {
      quotients[epsilon] = check.quotients(epsilon: epsilon, after: 1 + index, progressOn: console)
    }
    let points = Settings.stepsOfPicture.map { epsilon in
      let quotients = quotients[epsilon] ?? []
      let compared = quotients.indices.filter { !quotients[$0].crossesKink }
      return ChartPoint(x: epsilon, y: Distance(check.gradient, quotients, in: compared).difference)
    }
    return LineChart(
      title: "The difference depends on the step",
      subtitle: """
        \(subject): the gradient beside difference quotients with steps of many sizes, each without the \
        parameters whose step crosses a kink
        """,
      xAxis: "step ε", yAxis: "difference", horizontal: .logarithmic, scale: .logarithmic,
      series: [LineChart.Series(points: points)],
      guides: [.x(Settings().epsilon, "usual ε"), .y(threshold, "threshold")])
  }
}
