import Charts
import Datasets
import LessonKit
import NNCore
import TrainingKit
import deep_neural_network_with_optimizers_heart

extension DeepNeuralNetworkWithOptimizers {
  /// Runs each optimizer from the same first weights and with the same mini-batches, and compares the results.
  static func compare(
    _ optimizers: [PreparedOptimizer], _ settings: Settings, on data: Split, console: Console
  ) throws {
    let runs = try optimizers.map { try OptimizerRun($0, settings, on: data, console: console) }
    console.note("Note: the final cost is that of the whole training set, not of a mini-batch.")
    console.print(table(of: runs))
    try settings.output.write(CSVWriter(costsOf: runs.map(\.trace)), console)
    if settings.epochs > 0 {
      let regions = runs.compactMap(\.regions)
      let picture = PanelGrid(
        curves: chart(of: runs, settings.variant, on: data), regions: regions)
      try settings.output.write(picture, for: name, console)
    }
  }

  /// The table on stdout: a row for each method.
  static func table(of runs: [OptimizerRun]) -> String {
    var table = RunTable("optimizer")
    for run in runs {
      table.append(run.name, costs: run.finalCost, accuracies: run.accuracies, time: run.time)
    }
    return table.text
  }

  /// The curves. The cost of a mini-batch says more about its few examples than about the method, and with methods that
  /// take long steps even the cost of the whole training set jumps from epoch to epoch. Medians make the curves
  /// distinguishable.
  static func chart(of runs: [OptimizerRun], _ variant: Variant, on data: Split) -> LineChart {
    LineChart(
      title: "Optimizers" + (variant == .published ? "" : ", the \(variant.rawValue) forms"),
      subtitle: "\(data.shortName): cost of the whole training set, median of up to 9 neighbouring reports",
      xAxis: "epoch", yAxis: "cost", scale: .logarithmic,
      series: runs.map { run in
        let medians = runningMedians(of: run.costs, reach: 4)
        return LineChart.Series(
          run.name,
          points: zip(run.trace.checkpoints, medians).map { ChartPoint(x: Double($0.iteration), y: $1) })
      })
  }
}

/// For each value, the median of itself and up to `reach` neighbours on either side. Near the start it takes as
/// many after the value as there are before it, so that a steep start stays steep.
func runningMedians(of values: [Double], reach: Int) -> [Double] {
  values.indices.map { index in
    let reach = min(reach, index)
    let neighbours = values[index - reach...min(index + reach, values.count - 1)].sorted()
    return neighbours[(neighbours.count - 1) / 2]
  }
}

/// The results of one optimizer in the comparison.
struct OptimizerRun {
  /// The method's name as in `--optimizer`.
  let name: String
  /// The costs of the last mini-batches.
  let trace: TrainingTrace
  /// The costs of the whole training set after the epochs in the trace.
  let costs: [Double]
  /// The cost of the whole training set at the end.
  let finalCost: Double
  let accuracies: TrainingReport.Accuracies
  /// The decision regions of the trained network, if the examples have two features.
  let regions: DecisionRegionChart?
  let time: Duration

  init(
    _ optimizer: PreparedOptimizer, _ settings: DeepNeuralNetworkWithOptimizers.Settings, on data: Split,
    console: Console
  ) throws {
    let name = optimizer.name
    var trace = TrainingTrace(name, unit: "epoch", every: settings.reportEvery, of: settings.epochs)
    var costs: [Double] = []
    let clock = ContinuousClock()
    let start = clock.now
    let network = try DeepNeuralNetworkWithOptimizers.train(
      with: optimizer, settings, on: data.train, trace: &trace
    ) { epoch, network in
      console.progress("\(name), epoch", epoch + 1, of: settings.epochs)
      if epoch % settings.reportEvery == 0 { costs.append(network.cost(on: data.train)) }
    }
    time = clock.now - start
    try network.requireNumbers(on: data.train)
    (self.name, self.trace, self.costs) = (name, trace, costs)
    finalCost = network.cost(on: data.train)
    accuracies = TrainingReport.Accuracies(of: network, on: data)
    regions =
      settings.output.isPlotted
      ? DecisionRegionChart(of: network, on: data, named: name, accuracies) : nil
  }
}
