import Datasets
import LessonKit
import NNCore

/// The size of a network and its first weights.
public struct NetworkSettings: Equatable, Sendable {
  /// The units of the hidden layers. The input has the data's features.
  public var hidden: [Int]
  /// Whether the output has a unit for each class, of which there may be several; otherwise it has one.
  public var hasUnitForEachClass: Bool
  /// How the first weights are drawn.
  public var kind: Initialization.Kind
  /// The standard deviation of `random` weights.
  public var scale: Double
  public var seed: UInt32
  /// The kept model to begin with, instead of drawn weights.
  public var start: KeptModel?

  public init(
    hidden: [Int], hasUnitForEachClass: Bool = false, _ initialization: Initialization, seed: UInt32 = 3
  ) {
    self.hidden = hidden
    self.hasUnitForEachClass = hasUnitForEachClass
    self.seed = seed
    kind = initialization.kind
    scale = if case .random(let scale) = initialization { scale } else { 0.01 }
  }

  public var initialization: Initialization { Initialization(kind, scale: scale) }

  /// The network and the rate in a few words, for pictures: `30→20→10→5→1, rate 0.01`.
  public func details(for data: Split, rate: Double?) -> String {
    let kept = try? start?.layers().map(\.W.rows)
    let sizes = [data.train.X.rows] + (kept ?? hidden + [outputs(for: data.train)])
    return sizes.map(String.init).joined(separator: "→") + (rate.map { ", rate \($0)" } ?? "")
  }

  private func outputs(for examples: LabelledData) -> Int {
    hasUnitForEachClass ? examples.classNames.count : 1
  }

  public static let options: [Option<NetworkSettings>] = [
    .sizes("--hidden", \.hidden, allowingNone: true, "Units of the hidden layers."),
    .choice("--initialization", \.kind, "How the first weights are drawn."),
    .number("--scale", \.scale, in: .atLeast(0), "Standard deviation of random weights."),
    .integer("--seed", \.seed, in: 0...UInt32.max, "Seed of the weights."),
  ].inSection("Network")

  /// The first layers of a network for these examples, from the data's features to the output. One
  /// generator, seeded with `seed`, draws all weights.
  ///
  /// - Parameters:
  ///   - initialization: Another one than these settings'.
  ///   - memories: How many numbers the optimizer keeps for each weight.
  /// - Throws: `LessonError.usage` if the network would not fit into memory, `data` if the kept model is for other
  ///   examples.
  public func firstLayers(
    for examples: LabelledData, _ initialization: Initialization? = nil, memories: Int = 0
  ) throws(LessonError) -> [Layer] {
    let sizes = [examples.X.rows] + hidden + [outputs(for: examples)]
    try requireMemory(forTraining: sizes, examples: examples.count, memories: memories)
    if let start { return try start.layers(features: examples.X.rows, outputs: outputs(for: examples)) }
    var random = RandomState(seed: seed)
    return .stack(sizes, initialization ?? self.initialization, using: &random)
  }
}
