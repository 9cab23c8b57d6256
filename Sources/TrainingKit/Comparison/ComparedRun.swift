import Charts
import Datasets
import LessonKit
import NNCore

/// The results of one way to train.
struct ComparedRun {
  /// The results of a run that did not diverge.
  struct Outcome {
    let trainCost, testCost: Double
    let accuracies: TrainingReport.Accuracies
    let regions: DecisionRegionChart?
  }

  let name: String
  let trace: TrainingTrace
  /// `nil` if training diverged.
  let outcome: Outcome?

  /// Trains; divergence is a result, not an error.
  init(
    _ name: String, on data: Split, trace: inout TrainingTrace,
    train: (inout TrainingTrace) throws -> any TrainedModel
  ) throws {
    do {
      let model = try train(&trace)
      try model.requireNumbers(on: data.train)
      outcome = Outcome(of: model, on: data, named: name)
    } catch let error as LessonError where error.kind == .computation {
      outcome = nil
    }
    self.name = name
    self.trace = trace
  }

  /// A table with a row for each run.
  static func table(of runs: [ComparedRun]) -> String {
    var table = RunTable("", costs: ["train cost", "test cost"], isTimed: false)
    for run in runs {
      if let outcome = run.outcome {
        table.append(
          run.name, costs: outcome.trainCost, outcome.testCost, accuracies: outcome.accuracies)
      } else {
        table.append(run.name, reason: "diverged")
      }
    }
    return table.text
  }

  /// The curves of both costs, and the models' decision regions.
  static func picture(of runs: [ComparedRun], program: String, _ unit: String, _ data: Split) -> PanelGrid {
    let series = runs.flatMap { run in
      [
        LineChart.Series("\(run.name), train", points: run.trace.observations.map { $0.point(\.train) }),
        LineChart.Series("\(run.name), test", points: run.trace.observations.map { $0.point(\.test) }),
      ]
    }
    let curves = LineChart(
      title: "Comparison of \(program)", subtitle: "\(data.shortName): cost of all examples", xAxis: unit,
      yAxis: "cost", scale: .automatic, series: series.filter { !$0.points.isEmpty })
    return PanelGrid(curves: curves, regions: runs.compactMap { $0.outcome?.regions })
  }
}

extension ComparedRun.Outcome {
  fileprivate init(of model: any TrainedModel, on data: Split, named name: String) {
    trainCost = model.cost(on: data.train)
    testCost = model.cost(on: data.test)
    accuracies = TrainingReport.Accuracies(of: model, on: data)
    regions = DecisionRegionChart(of: model, on: data, named: name, accuracies)
  }
}

/// The costs of a model during training, on all training and all test examples.
public struct Observation: Sendable, Equatable {
  public let iteration: Int
  public let train, test: Double

  init(of model: some TrainedModel, on data: Split, at iteration: Int) {
    self.iteration = iteration
    train = model.cost(on: data.train)
    test = model.cost(on: data.test)
  }

  fileprivate func point(_ cost: KeyPath<Observation, Double>) -> ChartPoint {
    ChartPoint(x: Double(iteration), y: self[keyPath: cost])
  }
}
