import LessonKit

/// The table that ends a program of several runs: a row for each, with what came of it and how long it took.
public struct RunTable {
  private var table: TextTable

  /// - Parameter head: What the runs differ in.
  public init(_ head: String) {
    table = TextTable([
      (head, .left), ("final cost", .right), ("train accuracy", .right), ("test accuracy", .right),
      ("time", .right),
    ])
  }

  /// - Parameter cost: The cost of the training set after the last update.
  public mutating func append(
    _ name: String, cost: Double, _ accuracies: TrainingReport.Accuracies, time: Duration
  ) {
    table.append([
      name, cost.formatted(significantDigits: 4), accuracies.train.percentage, accuracies.test.percentage,
      "\((time / .seconds(1)).formatted(significantDigits: 3)) s",
    ])
  }

  public var text: String { table.text }
}
