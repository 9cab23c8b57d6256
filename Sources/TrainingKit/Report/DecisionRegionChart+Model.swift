import Charts
import Datasets
import NNCore

extension DecisionRegionChart {
  /// The regions that a model makes of the plane, with the examples on them; none unless the examples have two
  /// features.
  public init?(
    of model: some Classifier, on data: Split, named name: String, _ accuracies: TrainingReport.Accuracies
  ) {
    guard data.train.X.rows == 2 else { return nil }
    let (train, test) = (data.train.chartExamples, data.test.chartExamples)
    let grid = DecisionGrid(around: (train + test).map(\.position)) { points in
      model.predict(Matrix([points.map(\.x), points.map(\.y)])).elements  // (2, points) to (1, points)
    }
    self.init(
      title: "Decision regions of \(name)",
      subtitle: """
        \(data.name): \(accuracies.train.percentage) of the training set right, \
        \(accuracies.test.percentage) of the test set
        """,
      xAxis: data.train.featureNames[0], yAxis: data.train.featureNames[1], grid: grid, train: train,
      test: test)
  }
}

extension LabelledData {
  fileprivate var chartExamples: [DecisionRegionChart.Example] {
    (0..<count).map { DecisionRegionChart.Example(x: X[0, $0], y: X[1, $0], label: Int(Y[0, $0])) }
  }
}
