import LessonKit

/// A table of several runs: a row for each, with its results and how long it took.
public struct RunTable {
  private var table: TextTable

  /// - Parameters:
  ///   - head: What the runs differ in.
  ///   - costs: The titles of the columns of costs.
  ///   - isTimed: Whether there is a column for the time.
  public init(_ head: String, costs: [String] = ["final cost"], isTimed: Bool = true) {
    let numbers = costs + ["train accuracy", "test accuracy"] + (isTimed ? ["time"] : [])
    table = TextTable([(head, .left)] + numbers.map { ($0, .right) })
  }

  /// - Parameter costs: The costs after the last update, one for each column.
  public mutating func append(
    _ name: String, costs: Double..., accuracies: TrainingReport.Accuracies, time: Duration? = nil
  ) {
    table.append(
      [name] + costs.map { $0.formatted(significantDigits: 4) }
        + [accuracies.train.percentage, accuracies.test.percentage]
        + (time.map { ["\(($0 / .seconds(1)).formatted(significantDigits: 3)) s"] } ?? []))
  }

  /// Appends a run without numbers, and the reason.
  mutating func append(_ name: String, reason: String) { table.append([name, reason]) }

  public var text: String { table.text }
}
