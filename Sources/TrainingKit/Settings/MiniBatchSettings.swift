import Datasets
import LessonKit
import NNCore

/// How the training set is cut into mini-batches.
public struct MiniBatchSettings: Equatable, Sendable {
  /// The examples in a mini-batch; the last one of an epoch may have fewer.
  public var size: Int
  /// The seed of the first epoch's batches. It grows by 1 from epoch to epoch.
  public var seed: UInt32 = 1

  public init(size: Int) { self.size = size }

  public static let options: [Option<MiniBatchSettings>] = [
    .integer("--batch-size", \.size, in: 1...1_000_000_000, "Examples in a mini-batch."),
    .integer(
      "--batch-seed", \.seed, in: 0...UInt32.max,
      "Seed of the first epoch's mini-batches; it grows by 1 from epoch to epoch."),
  ]

  /// The mini-batches of an epoch, counted from 0. After the largest seed comes 0.
  public func drawn(from examples: LabelledData, inEpoch epoch: Int) -> MiniBatches {
    examples.miniBatches(of: size, inEpoch: epoch, firstSeed: seed)
  }
}
