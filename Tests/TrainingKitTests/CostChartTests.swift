import Charts
import Datasets
import LessonKit
import NNCore
import Testing

@testable import TrainingKit

/// The picture of the costs of several runs.
struct CostChartTests {
  private let layer = Layer(W: Matrix([[1]]), b: Matrix([[0]]))

  private var data: Split {
    let examples = LabelledData(
      X: Matrix([[0, 1, 2]]), Y: Matrix([[0, 1, 0]]), featureNames: ["x"])
    return Split(train: examples, test: examples, name: "folder/own.csv")
  }

  @Test("Runs of different units share an axis: 29,999 of 30,000 iterations are not yet 100 %")
  func shares() throws {
    var batch = TrainingTrace("batch", unit: "iteration", every: 1_000, of: 30_000)
    for iteration in 0..<30_000 { try batch.record(0.5, at: iteration) }
    var stochastic = TrainingTrace("stochastic", unit: "example", every: 20, of: 2, steps: 50)
    for step in 0..<100 { stochastic.sample(0.5, at: step) }
    var report = TrainingReport(
      program: "test", data: data, output: OutputSettings(), console: Console(isQuiet: true))
    for trace in [batch, stochastic] { try report.add(trace, of: Network(layers: [layer]), cost: 0.5) }
    let ends = report.costChart.series.map { $0.points.last?.x ?? .nan }
    #expect(abs(ends[0] - 100 * 29_999 / 30_000) < 1e-9 && abs(ends[1] - 99) < 1e-9, "\(ends)")
    #expect(report.costChart.subtitle == "own.csv")
  }

  @Test("Costs that span decades get a logarithmic axis automatically, others with --log")
  func logarithmicAxes() throws {
    func scale(of costs: [Double], isLogarithmic: Bool) throws -> LineChart.ValueScale {
      var output = OutputSettings()
      output.isLogarithmic = isLogarithmic
      var trace = TrainingTrace(every: 1, of: costs.count)
      for (iteration, cost) in costs.enumerated() { try trace.record(cost, at: iteration) }
      var report = TrainingReport(
        program: "test", data: data, output: output, console: Console(isQuiet: true))
      try report.add(trace, of: Network(layers: [layer]), cost: 0.5)
      return report.costChart.scale
    }
    #expect(try scale(of: [1, 0.5], isLogarithmic: false) == .automatic)
    #expect(try scale(of: [1, 0.5], isLogarithmic: true) == .logarithmic)
  }
}
