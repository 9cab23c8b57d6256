// Lesson 4. How the first weights decide whether a signal survives a deep network.
//
// Standard-normal examples pass through six layers, under four initializations of the weights, and the spread of every
// layer's activations is measured. Propagation.swift is the lesson: the four scales, A = f(W·A_prev), and the
// measurements. Streaming/ does the same block by block, so that any number of examples fits into memory.

import LessonKit
import NNCore
import compare_initializations_heart

@main
struct CompareInitializations: Lesson {
  struct Settings: LessonSettings {
    var examples = 100_000
    var inputs = 1_000
    var hidden = [800, 500, 300, 200, 100, 10]
    var activation = Activation.relu
    var initialization: Initialization?
    var seed: UInt32 = 1
    var weightSeed: UInt32 = 3
    var threads = processorCount()
    var output = OutputSettings()
    var given = GivenOptions()
  }

  static let name = "compare_initializations"
  static let post: String? = "https://blog.csdn.net/u012328159/article/details/80025785"
  static let about = """
    Lesson 4: pushes standard-normal examples through a deep network under zeros, random × 0.01, Xavier and \
    He initialization, and shows how the activations are spread, layer by layer.
    """
  static let memoryAdvice: StaticString =
    "Make --hidden smaller, use fewer --threads, or allow the program more memory."
  static let options: [Option<Settings>] =
    [
      .integer("--examples", \.examples, in: 1...1_000_000_000, "Number of examples."),
      .integer("--inputs", \.inputs, in: 1...1_000_000, "Features of an example."),
      .sizes("--hidden", \.hidden, upTo: 1_000_000, "Units of the layers."),
      .choice("--activation", \.activation, "Activation function of all layers."),
      .choice("--initialization", \.initialization, nilNamed: "all", "One initialization only."),
      .integer("--seed", \.seed, in: 0...UInt32.max, "Seed of the examples."),
      .integer("--weight-seed", \.weightSeed, in: 0...UInt32.max, "Seed of the weights."),
      .integer("--threads", \.threads, in: 1...256, "Threads; they change the time, never a digit."),
    ] + OutputSettings.options.lifted(to: \.output)

  static func run(_ settings: Settings, console: Console) throws {
    if settings.output.isVerifying {
      try settings.requireReferenceSettings(besides: ["--threads"])
      return try verification(threads: settings.threads, progressOn: console).report(on: console)
    }
    try requireMemory(for: settings)
    announce(settings, on: console)
    let results = measure(settings) { done in
      console.progress("example", done, of: settings.examples)
    }
    console.print(table(of: results))
    try settings.output.write(trace(of: results), console)
    try settings.output.write(picture(of: results, settings), for: name, console)
  }

  /// The spread of every layer's activations, for each initialization in turn.
  static func measure(_ settings: Settings, progress: @Sendable (Int) -> Void = { _ in }) -> [Result] {
    let networks = settings.kinds.map { kind in
      var random = RandomState(seed: settings.weightSeed)
      return PackedNetwork(sizes: settings.sizes, kind, settings.activation, using: &random)
    }
    let spreads = streamedSpreads(
      of: settings.examples, seed: settings.seed, through: networks, settings.plan, progress: progress)
    return zip(settings.kinds, spreads).map { Result(initialization: $0, units: settings.hidden, layers: $1) }
  }

  /// Checks that the run fits into memory.
  ///
  /// - Throws: `LessonError.usage` if it does not.
  private static func requireMemory(for settings: Settings) throws(LessonError) {
    let sizes = settings.sizes
    try LessonKit.requireMemory(
      forWeights: zip(sizes, sizes.dropFirst()).reduce(0) { $0 + Double($1.0) * Double($1.1) },
      of: "layers of \(sizes.map(String.init).joined(separator: ", ")) units", hint: "Make --hidden smaller.")
    try LessonKit.requireMemory(
      settings.plan.bytes(networks: settings.kinds.count), for: "weights and blocks of examples",
      hint: "Make --inputs or --hidden smaller, use fewer --threads, or one --initialization.")
  }

  /// The measurements under one initialization.
  struct Result: Equatable, Sendable {
    let initialization: Initialization
    /// The sizes of the layers.
    let units: [Int]
    let layers: [Spread]
  }
}

extension CompareInitializations.Settings {
  /// The sizes of the layers, starting with the input.
  var sizes: [Int] { [inputs] + hidden }
  /// The initializations to compare.
  var kinds: [Initialization] { initialization.map { [$0] } ?? Initialization.allCases }
  var plan: BlockPlan { BlockPlan(sizes: sizes, examples: examples, threads: threads) }
}
