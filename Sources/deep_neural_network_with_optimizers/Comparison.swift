import Charts
import Datasets
import LessonKit
import NNCore
import TrainingKit

extension DeepNeuralNetworkWithOptimizers {
  /// `--optimizer all`: a run of each method at its published settings, from the same first weights and with the
  /// same mini-batches.
  static func compareAll(_ settings: Settings, console: Console) throws {
    if let option = Hyperparameter.allCases.first(where: { settings.given[$0] != nil }) {
      throw LessonError.usage(
        "--optimizer all runs every method at its own published settings, without \(option.rawValue)",
        hint: "Choose one --optimizer, or leave \(option.rawValue) out.")
    }
    let data = try settings.data.load()
    let runs = try Method.allCases.map { try ComparedRun($0, settings, on: data, console: console) }
    console.note("Note: the final cost is that of the whole training set, not of a mini-batch.")
    console.print(table(of: runs))
    try settings.output.write(CSVWriter(costsOf: runs.map(\.trace)), console)
    if settings.epochs > 0 {
      try settings.output.write(chart(of: runs, settings.variant, on: data), for: name, console)
    }
  }

  /// The table on stdout: a row for each method.
  static func table(of runs: [ComparedRun]) -> String {
    var table = TextTable([
      ("optimizer", .left), ("final cost", .right), ("train accuracy", .right), ("test accuracy", .right),
      ("time", .right),
    ])
    for run in runs {
      table.append([
        run.method.rawValue, run.finalCost.formatted(significantDigits: 4), run.accuracies.train.percentage,
        run.accuracies.test.percentage, "\((run.time / .seconds(1)).formatted(significantDigits: 3)) s",
      ])
    }
    return table.text
  }

  /// The picture. The cost of a mini-batch says more about its few examples than about the method, and even that
  /// of the whole training set jumps from epoch to epoch with the bolder methods: medians tell the curves apart.
  static func chart(of runs: [ComparedRun], _ variant: Variant, on data: Split) -> LineChart {
    LineChart(
      title: variant == .textbook ? "Seven optimizers, as in textbooks" : "Seven optimizers",
      subtitle: "\(data.name): cost of the whole training set, median of up to 9 neighbouring reports",
      xAxis: "epoch", yAxis: "cost", scale: .logarithmic,
      series: runs.map { run in
        let medians = runningMedians(of: run.costs, reach: 4)
        return LineChart.Series(
          run.method.rawValue,
          points: zip(run.trace.checkpoints, medians).map { ChartPoint(x: Double($0.iteration), y: $1) })
      })
  }
}

/// For each value the median of itself and up to `reach` neighbours on either side. Near the start there are as
/// many after it as before it, so that a steep beginning stays one.
func runningMedians(of values: [Double], reach: Int) -> [Double] {
  values.indices.map { index in
    let reach = min(reach, index)
    let neighbours = values[index - reach...min(index + reach, values.count - 1)].sorted()
    return neighbours[(neighbours.count - 1) / 2]
  }
}

/// What is told of one method in the comparison.
struct ComparedRun {
  let method: Method
  /// The costs of the last mini-batches.
  let trace: TrainingTrace
  /// The costs of the whole training set after the epochs that are in the trace.
  let costs: [Double]
  /// The cost of the whole training set in the end.
  let finalCost: Double
  let accuracies: TrainingReport.Accuracies
  let time: Duration

  init(
    _ method: Method, _ settings: DeepNeuralNetworkWithOptimizers.Settings, on data: Split, console: Console
  ) throws {
    let optimizer = try method.optimizer(settings.variant)
    var trace = TrainingTrace(
      method.rawValue, unit: "epoch", every: settings.reportEvery, of: settings.epochs)
    var costs: [Double] = []
    let clock = ContinuousClock()
    let start = clock.now
    let network = try DeepNeuralNetworkWithOptimizers.train(
      with: optimizer, settings, on: data.train, trace: &trace
    ) { epoch, network in
      console.progress("\(method.rawValue), epoch", epoch + 1, of: settings.epochs)
      if epoch % settings.reportEvery == 0 { costs.append(network.cost(on: data.train)) }
    }
    time = clock.now - start
    try network.requireNumbers(on: data.train)
    self.method = method
    self.trace = trace
    self.costs = costs
    finalCost = network.cost(on: data.train)
    accuracies = TrainingReport.Accuracies(of: network, on: data)
  }
}

extension Network {
  /// The cross-entropy over all the examples.
  func cost(on examples: LabelledData) -> Double { crossEntropy(predict(examples.X), examples.Y) }
}
