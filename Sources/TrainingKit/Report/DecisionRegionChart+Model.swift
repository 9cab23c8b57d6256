import Charts
import Datasets
import NNCore
import TextAndFiles

extension DecisionRegionChart {
  /// The decision regions of a model in the plane, with the examples on them; `nil` unless the examples have two
  /// features.
  public init?(
    of model: some Classifier, on data: Split, named name: String, _ accuracies: TrainingReport.Accuracies
  ) {
    guard data.train.X.rows == 2 else { return nil }
    let (train, test) = (data.train.chartExamples, data.test.chartExamples)
    self.init(
      title: name,
      subtitle: """
        \(accuracies.train.percentage) of the training set right, \(accuracies.test.percentage) of the test set
        """,
      xAxis: data.train.featureNames[0], yAxis: data.train.featureNames[1],
      classNames: data.train.classNames.map(visible),
      grid: DecisionGrid(of: model, around: (train + test).map(\.position)), train: train, test: test)
  }
}

extension DecisionGrid {
  /// The outputs of a model over the plane; a single output is the probability of class 1.
  fileprivate init(of model: some Classifier, around points: [ChartPoint]) {
    func outputs(_ points: [ChartPoint]) -> Matrix {
      model.predict(Matrix([points.map(\.x), points.map(\.y)]))  // (2, points) to (outputs, points)
    }
    let count = points.isEmpty ? 1 : outputs([points[0]]).rows
    if count == 1 {
      self.init(around: points) { outputs($0).elements }
    } else {
      self.init(around: points, classes: count) { places in
        let P = outputs(places)
        return (0..<count).map { label in (0..<places.count).map { P[label, $0] } }
      }
    }
  }
}

extension LabelledData {
  fileprivate var chartExamples: [DecisionRegionChart.Example] {
    (0..<count).map { DecisionRegionChart.Example(x: X[0, $0], y: X[1, $0], label: Int(Y[0, $0])) }
  }
}
