import Datasets
import LessonKit
import NNCore

/// How the training set is cut into mini-batches.
public struct MiniBatchSettings: Equatable, Sendable {
  /// The examples in a mini-batch; the last one of an epoch may have fewer.
  public var size: Int
  /// The seed of the first epoch's batches. It grows by 1 from epoch to epoch.
  public var seed: UInt32 = 1
  /// Whether the printed cost is the mean of the epoch's mini-batches, instead of that of its last one.
  public var printsMean = false

  public init(size: Int) { self.size = size }

  public static let options: [Option<MiniBatchSettings>] = [
    .integer("--batch-size", \.size, in: 1...1_000_000_000, "Examples in a mini-batch."),
    .integer(
      "--batch-seed", \.seed, in: 0...UInt32.max,
      "Seed of the first epoch's mini-batches; it grows by 1 from epoch to epoch."),
    .flag("--epoch-mean", \.printsMean, "Print the mean cost of an epoch, instead of its last mini-batch's."),
  ]

  /// What a reader should know about the printed costs, if they are those of single mini-batches.
  public var notes: [String] {
    printsMean
      ? []
      : ["the printed cost is that of the epoch's last mini-batch; --epoch-mean prints the epoch's mean."]
  }

  /// Notes on training that continues from a saved model: on its mini-batches, unless their seed was given, and on an
  /// optimizer's state, if it has one.
  public func notesOnContinuing(_ given: GivenOptions, hasState: Bool = false) -> [String] {
    let batches = """
      the mini-batches start again from --batch-seed \(seed); add the number of the saved run's epochs to that \
      seed, and training continues as if it had not stopped.
      """
    let state = "the optimizer's state is not saved: its averages begin at 0, as in a run from the start."
    return (given.contains("--batch-seed") ? [] : [batches]) + (hasState ? [state] : [])
  }

  /// What the printed costs are.
  public var costTitle: String { printsMean ? "mean cost of the epoch" : "cost of the last mini-batch" }

  /// The cost of an epoch of mini-batches, each before its own update: that of the last one, or the mean over the
  /// epoch's examples.
  ///
  /// - Parameters:
  ///   - outputs: The model's outputs and the labels of each batch; examples are columns.
  ///   - cost: The cost of a batch.
  public func cost(
    of outputs: [(A: Matrix, Y: Matrix)], _ cost: (_ A: Matrix, _ Y: Matrix) -> Double
  ) -> Double {
    // A cost that skips NaN, as NumPy's nansum does, would hide that all outputs are NaN.
    if (printsMean ? outputs[...] : outputs.suffix(1)).contains(where: \.A.hasNaN) { return .nan }
    guard printsMean else { return outputs.last.map(cost) ?? 0 }
    let sum = outputs.reduce(0) { sum, batch in sum + cost(batch.A, batch.Y) * Double(batch.Y.columns) }
    return sum / Double(max(1, outputs.reduce(0) { $0 + $1.Y.columns }))
  }
}
