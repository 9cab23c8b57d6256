import Datasets
import LessonKit
import NNCore

/// The size of a network and its first weights.
public struct NetworkSettings: Equatable, Sendable {
  /// The sizes of the hidden layers. The input layer has a unit for each feature.
  public var hidden: [Int]
  /// Whether the output has a unit for each class, for two or more classes; otherwise it has one.
  public var hasUnitForEachClass: Bool
  /// How the first weights are drawn, apart from ``scale``.
  public var kind: Initialization
  /// The standard deviation of `random` weights.
  public var scale: Double
  public var seed: UInt32
  /// The saved model to begin with, instead of drawn weights.
  public var start: SavedModel?
  /// The options of that model that hold because they were not typed.
  public var followed = GivenOptions()

  public init(
    hidden: [Int], hasUnitForEachClass: Bool = false, _ initialization: Initialization, seed: UInt32 = 3
  ) {
    self.hidden = hidden
    self.hasUnitForEachClass = hasUnitForEachClass
    self.seed = seed
    kind = initialization
    scale = if case .random(let scale) = initialization { scale } else { 0.01 }
  }

  public var initialization: Initialization { kind.scaled(by: scale) }

  /// The network and the rate in a few words, for pictures: `30→20→10→5→1, rate 0.01`.
  public func details(for data: Split, rate: Double?) -> String {
    let saved = try? start?.layers().map(\.W.rows)
    let sizes = [data.train.X.rows] + (saved ?? hidden + [outputs(for: data.train)])
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

  /// The options that say how first weights are drawn.
  public static let optionsOfWeights: Set = ["--initialization", "--scale", "--seed"]

  /// The first layers of a network for these examples, from the data's features to the output. One
  /// generator, seeded with `seed`, draws all weights.
  ///
  /// - Parameters:
  ///   - initialization: An initialization to use instead of these settings'.
  ///   - memories: How many numbers the optimizer keeps for each weight.
  ///   - kept: How many numbers the forward pass keeps for each unit and example.
  ///   - initialize: The lesson's own function that draws layers of these sizes; not called for zeros.
  /// - Throws: `LessonError.usage` if the network would not fit into memory, `data` if the saved model does not fit the
  ///   examples.
  public func firstLayers(
    for examples: LabelledData, _ initialization: Initialization? = nil, memories: Int = 0, kept: Int = 2,
    drawnBy initialize: (
      (_ sizes: [Int], _ scale: (_ inputs: Int) -> Double, _ random: inout RandomState) -> [Layer]
    )? = nil
  ) throws(LessonError) -> [Layer] {
    let sizes = [examples.X.rows] + hidden + [outputs(for: examples)]
    try requireMemory(forTraining: sizes, examples: examples.count, memories: memories, kept: kept)
    if let start { return try start.layers(features: examples.X.rows, outputs: outputs(for: examples)) }
    let initialization = initialization ?? self.initialization
    var random = RandomState(seed: seed)
    guard let initialize, initialization != .zeros else {
      return zip(sizes, sizes.dropFirst()).map { inputs, units in
        Layer(W: initialization.weights(units: units, inputs: inputs, using: &random), b: .zeros(units, 1))
      }
    }
    return initialize(sizes, initialization.scale(inputs:), &random)
  }
}

extension Initialization {
  /// The same initialization; `random` gets this scale.
  public func scaled(by scale: Double) -> Initialization {
    if case .random = self { .random(scale: scale) } else { self }
  }
}

extension Initialization {
  /// Checks that no scale is given for an initialization that has its own.
  ///
  /// - Throws: `LessonError.usage` if one is.
  public func requireScale(_ given: GivenOptions) throws(LessonError) {
    if case .random = self { return }
    if !given.contains("--scale") { return }
    throw .usage(
      "--scale is the standard deviation of random weights, but the initialization is \(self)",
      hint: given.contains("--initialization") ? nil : "--initialization random takes it.")
  }
}
