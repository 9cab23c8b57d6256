import NNCore

/// The size of a network and its first weights.
public struct NetworkSettings: Equatable, Sendable {
  /// How the first weights are drawn; see `Initialization`.
  public enum Kind: String, CaseIterable, Sendable {
    case zeros
    case random
    case xavier
    case he

    /// `scale` is the standard deviation of `random` weights; the others ignore it.
    public func initialization(scale: Double = 0.01) -> Initialization {
      switch self {
      case .zeros: .zeros
      case .random: .random(scale: scale)
      case .xavier: .xavier
      case .he: .he
      }
    }
  }

  /// The units of the hidden layers. The input has the data's features, the output one unit.
  public var hidden: [Int]
  public var kind: Kind
  /// The standard deviation of `random` weights.
  public var scale: Double
  public var seed: UInt32

  public init(hidden: [Int], _ initialization: Initialization, seed: UInt32 = 3) {
    self.hidden = hidden
    self.seed = seed
    scale = 0.01
    switch initialization {
    case .zeros: kind = .zeros
    case .random(let scale): (kind, self.scale) = (.random, scale)
    case .xavier: kind = .xavier
    case .he: kind = .he
    }
  }

  public var initialization: Initialization { kind.initialization(scale: scale) }

  public static let options: [Option<NetworkSettings>] = [
    .sizes("--hidden", \.hidden, allowingNone: true, "Units of the hidden layers."),
    .choice("--initialization", \.kind, "How the first weights are drawn."),
    .number("--scale", \.scale, in: .atLeast(0), "Standard deviation of random weights."),
    .integer("--seed", \.seed, in: 0...UInt32.max, "Seed of the weights."),
  ].inSection("Network")

  /// The first layers of a network for these examples, from the data's features to the one output. One
  /// generator, seeded with `seed`, draws all weights.
  ///
  /// - Parameter initialization: Another one than these settings'.
  /// - Throws: `LessonError.usage` if the network would not fit into memory.
  public func firstLayers(
    for examples: LabelledData, _ initialization: Initialization? = nil
  ) throws(LessonError) -> [Layer] {
    let sizes = [examples.X.rows] + hidden + [1]
    try requireMemory(forLayers: sizes)
    var random = RandomState(seed: seed)
    return .stack(sizes, initialization ?? self.initialization, using: &random)
  }
}

/// Checks that a network of these layer sizes, the input's first, fits into memory: at most 100 million weights,
/// which are 800 MB.
///
/// - Throws: `LessonError.usage` with the sizes and the number of weights.
public func requireMemory(forLayers sizes: [Int]) throws(LessonError) {
  let most = 100_000_000.0
  let weights = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  guard weights > most else { return }
  throw .usage(
    """
    layers of \(sizes.map(String.init).joined(separator: ", ")) units have \(Int(weights)) weights; \
    at most \(Int(most)) are allowed
    """, hint: "Make --hidden smaller.")
}
