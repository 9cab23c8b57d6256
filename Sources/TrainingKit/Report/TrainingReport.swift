import Charts
import Datasets
import LessonKit
import NNCore

/// What is told of one or several training runs: accuracies, the trace, the pictures.
public struct TrainingReport {
  /// The accuracies of a trained model.
  public struct Accuracies: Equatable, Sendable {
    public let train, test: Double

    public init(of model: some Classifier, on data: Split) {
      train = accuracy(model.predict(data.train.X), data.train.Y)
      test = accuracy(model.predict(data.test.X), data.test.Y)
    }
  }

  private let program: String
  private let data: Split
  private let output: OutputSettings
  private let console: Console
  private var traces: [TrainingTrace] = []
  private var lastRegions: DecisionRegionChart?

  public init(program: String, data: Split, output: OutputSettings, console: Console) {
    self.program = program
    self.data = data
    self.output = output
    self.console = console
  }

  /// Prints the accuracies of a run's model, and keeps its costs for the trace and the picture.
  ///
  /// - Throws: `LessonError.computation` if the model's numbers are none.
  @discardableResult
  public mutating func add(
    _ trace: TrainingTrace, of model: some TrainedModel
  ) throws(LessonError) -> Accuracies {
    try model.requireNumbers(on: data.train)
    let accuracies = Accuracies(of: model, on: data)
    console.print("Train accuracy: \(accuracies.train)")
    console.print("Test accuracy: \(accuracies.test)")
    traces.append(trace)
    lastRegions = decisionRegions(of: model, accuracies)
    return accuracies
  }

  /// Writes the trace and the pictures.
  public func finish() throws(LessonError) {
    try output.write(CSVWriter(costsOf: traces), console)
    if traces.contains(where: { !$0.checkpoints.isEmpty }) {
      try output.write(costChart, for: program, console)
    }
    if let lastRegions { try output.write(lastRegions, for: program, suffix: "-regions", console) }
  }

  /// The costs over the iterations; those of runs that count differently, over the share of each run.
  private var costChart: LineChart {
    let units = Set(traces.map(\.unit))
    return LineChart(
      title: "Cost of \(program)", subtitle: data.name,
      xAxis: units.count == 1 ? traces[0].unit : "share of each run, in percent", yAxis: "cost",
      series: traces.map { trace in
        let last = Double(max(1, trace.checkpoints.last?.iteration ?? 1))
        let step = units.count == 1 ? 1 : 100 / last
        return LineChart.Series(
          traces.count > 1 ? trace.name : "",
          points: trace.checkpoints.map { ChartPoint(x: Double($0.iteration) * step, y: $0.cost) })
      })
  }

  /// The model's opinion of the plane, for examples of two features.
  private func decisionRegions(of model: some Classifier, _ accuracies: Accuracies) -> DecisionRegionChart? {
    output.isPlotted ? DecisionRegionChart(of: model, on: data, named: program, accuracies) : nil
  }
}
