import LessonKit

/// The table of a program of several runs: a row for each, with the results and how long it took.
public struct RunTable {
  private var table: TextTable

  /// - Parameters:
  ///   - head: What the runs differ in.
  ///   - costs: Which costs a run has.
  ///   - isTimed: Whether a run has a time.
  public init(_ head: String, costs: [String] = ["final cost"], isTimed: Bool = true) {
    let numbers = costs + ["train accuracy", "test accuracy"] + (isTimed ? ["time"] : [])
    table = TextTable([(head, .left)] + numbers.map { ($0, .right) })
  }

  /// - Parameter costs: As many as the table has, the training set's after the last update.
  public mutating func append(
    _ name: String, costs: Double..., accuracies: TrainingReport.Accuracies, time: Duration? = nil
  ) {
    table.append(
      [name] + costs.map { $0.formatted(significantDigits: 4) }
        + [accuracies.train.percentage, accuracies.test.percentage]
        + (time.map { ["\(($0 / .seconds(1)).formatted(significantDigits: 3)) s"] } ?? []))
  }

  /// A run without numbers, and the reason.
  mutating func append(_ name: String, reason: String) { table.append([name, reason]) }

  public var text: String { table.text }
}
