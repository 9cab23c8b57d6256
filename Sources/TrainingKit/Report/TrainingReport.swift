import Charts
import Datasets
import LessonKit
import NNCore

/// The report on one or several training runs: accuracies, the trace, the pictures.
public struct TrainingReport {
  /// The accuracies of a trained model.
  public struct Accuracies: Equatable, Sendable {
    public let train, test: Double

    public init(of model: some Classifier, on data: Split) {
      train = accuracy(model.predict(data.train.X), classes: data.train.classes)
      test = accuracy(model.predict(data.test.X), classes: data.test.classes)
    }
  }

  private let program: String
  private let data: Split
  private let details: String
  private let costTitle: String
  private let output: OutputSettings
  private let console: Console
  private var traces: [TrainingTrace] = []
  private var regions: [DecisionRegionChart] = []

  /// - Parameters:
  ///   - details: What the pictures say beside the data's name: the network's sizes, the rate.
  ///   - costTitle: What the picture calls the costs.
  public init(
    program: String, data: Split, details: String = "", costTitle: String = "cost", output: OutputSettings,
    console: Console
  ) {
    self.program = program
    self.data = data
    self.details = details
    self.costTitle = costTitle
    self.output = output
    self.console = console
  }

  /// Prints the final cost and the accuracies of a run's model, and keeps its costs for the trace and the picture.
  ///
  /// - Parameter cost: The cost of the training set after the last update.
  /// - Throws: `LessonError.computation` if a number of the model is NaN or too large.
  @discardableResult
  public mutating func add(
    _ trace: TrainingTrace, of model: some TrainedModel, cost: Double
  ) throws(LessonError) -> Accuracies {
    try model.requireNumbers(on: data.train)
    let accuracies = Accuracies(of: model, on: data)
    console.print("Final cost: \(cost)")
    console.print("Train accuracy: \(accuracies.train)")
    console.print("Test accuracy: \(accuracies.test)")
    let failure =
      trace.noteOnCost(cost, shares: data.train.shares)
      ?? trace.noteOnOutputs(model.predict(data.train.X))
    let reason = failure == nil && trace.isLong ? trace.diagnosis?.reasonForOneAnswer : nil
    let notes = [model.noteOnLargerClass(of: data, accuracies, reason: reason), failure]
    for note in notes.compactMap(\.self) { console.note(note) }
    traces.append(trace)
    if output.isPlotted {
      let chart = DecisionRegionChart(of: model, on: data, named: trace.name, accuracies)
      regions += [chart].compactMap(\.self)
    }
    return accuracies
  }

  /// Writes the trace and the pictures.
  public func finish() throws(LessonError) {
    try output.write(CSVWriter(costsOf: traces), console)
    if traces.contains(where: { !$0.curve.samples.isEmpty }) {
      try output.write(costChart, for: program, console)
    }
    try writeRegions()
  }

  /// The costs over the iterations; or, if the runs count in different units, over the share of each run.
  var costChart: LineChart {
    let units = Set(traces.map(\.unit))
    return LineChart(
      title: "Cost of \(program)", subtitle: subtitle,
      xAxis: units.count == 1 ? traces[0].unit : "share of each run, in percent", yAxis: costTitle,
      scale: output.isLogarithmic ? .logarithmic : .automatic,
      series: traces.map { trace in
        let step = units.count == 1 ? 1 : 100 / Double(max(1, trace.length))
        return LineChart.Series(traces.count > 1 ? trace.name : "", points: trace.curve.points(step: step))
      })
  }

  private var subtitle: String {
    [data.shortName, details].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// Writes the decision regions: one picture, with a panel for each of several runs.
  private func writeRegions() throws(LessonError) {
    let title = "Decision regions of \(program)"
    guard let last = regions.last else { return }
    if regions.count > 1 {
      let chart = PanelGrid(title: title, subtitle: subtitle, regions: regions)
      return try output.write(chart, for: program, suffix: OutputSettings.regionsSuffix, console)
    }
    var chart = last
    chart.title = title
    chart.subtitle = "\(subtitle): \(chart.subtitle)"
    try output.write(chart, for: program, suffix: OutputSettings.regionsSuffix, console)
  }
}

extension CurveSampler {
  /// The samples as points of a chart, with iterations multiplied by `step`.
  public func points(step: Double = 1) -> [ChartPoint] {
    samples.map { ChartPoint(x: Double($0.iteration) * step, y: $0.cost) }
  }
}

extension Split {
  /// The name for a picture: that of a file without its folder.
  public var shortName: String { name.split(separator: "/").last.map(String.init) ?? name }
}
