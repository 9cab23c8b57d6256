import LessonKit

/// A run whose numbers are known: its costs and its accuracies, in `Data/Figures`.
public struct ReferenceRun: Decodable, Sendable {
  public struct Checkpoint: Decodable, Sendable {
    /// The iteration; for stochastic gradient descent, the index of the printed cost.
    public let at: Int
    public let cost: ReferenceNumber
    /// `nil` where NumPy's own runs differ in the first digits.
    public let relativeTolerance: Double?

    private enum CodingKeys: String, CodingKey {
      case at, cost
      case relativeTolerance = "relative_tolerance"
    }
  }

  /// Where these figures come from.
  public let heading: String
  public let costs: [Checkpoint]
  public let trainAccuracy: ReferenceAccuracy?
  public let testAccuracy: ReferenceAccuracy?

  private enum CodingKeys: String, CodingKey {
    case heading, costs
    case trainAccuracy = "train_accuracy"
    case testAccuracy = "test_accuracy"
  }

  /// The run called `name`.
  ///
  /// - Throws: `LessonError.file` if its file cannot be read or does not hold a run.
  public static func named(_ name: String) throws(LessonError) -> ReferenceRun {
    try reference(ReferenceRun.self, named: name)
  }
}

/// A number, which JSON may also spell as a word: `"inf"`.
public struct ReferenceNumber: Decodable, Sendable {
  public let value: Double

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      value = number
    } else if let number = Double(try container.decode(String.self)) {
      value = number
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "neither a number nor its name")
    }
  }
}

/// One accuracy, or several where NumPy's own runs end differently.
public struct ReferenceAccuracy: Decodable, Sendable {
  public let values: [Double]

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let one = try? container.decode(Double.self) {
      values = [one]
    } else {
      values = try container.decode([Double].self)
    }
  }
}

extension Verification {
  /// Compares the runs of one lesson with their references.
  ///
  /// - Parameters:
  ///   - names: The references.
  ///   - run: Makes the run for the reference with that index, and gives its title.
  public init(
    of names: [String],
    run: (_ index: Int) throws -> (title: String, TrainingTrace, TrainingReport.Accuracies)
  ) throws {
    let references = try names.map(ReferenceRun.named)
    self.init(heading: references.first?.heading ?? "")
    for (index, reference) in references.enumerated() {
      let (title, trace, accuracies) = try run(index)
      begin(title)
      compare(trace, accuracies, with: reference)
    }
  }

  /// Compares a run, cost by cost, and its accuracies.
  ///
  /// If NumPy's own runs diverge from one another before the end, the accuracies may differ too: they are only shown.
  public mutating func compare(
    _ trace: TrainingTrace, _ accuracies: TrainingReport.Accuracies, with reference: ReferenceRun
  ) {
    let missing = Double.nan
    for (index, checkpoint) in reference.costs.enumerated() {
      let here = index < trace.checkpoints.count ? trace.checkpoints[index].cost : missing
      let cost = checkpoint.cost.value
      compare(
        "\(trace.unit == "example" ? "cost" : trace.unit) \(checkpoint.at)", here, with: cost,
        tolerance: checkpoint.relativeTolerance.map { cost.isFinite ? $0 * abs(cost) : 0 })
    }
    let isCertain = reference.costs.last?.relativeTolerance != nil
    compare("train accuracy", accuracies.train, with: reference.trainAccuracy, isCertain)
    compare("test accuracy", accuracies.test, with: reference.testAccuracy, isCertain)
  }

  private mutating func compare(
    _ label: String, _ here: Double, with reference: ReferenceAccuracy?, _ isCertain: Bool
  ) {
    guard let values = reference?.values, let nearest = values.min(by: { abs($0 - here) < abs($1 - here) })
    else { return }
    compare(label, here, with: nearest, tolerance: isCertain && values.count == 1 ? 1e-12 : nil)
  }
}
