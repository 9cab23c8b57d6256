// Lesson 4. How the first weights decide whether a signal survives a deep network.
//
// Standard-normal examples go through six layers, under four initializations of the weights; the spread of
// every layer's activations is measured. The examples come block by block, so that any number of them fits
// into memory: see Propagation.swift. What is measured is in LayerStatistics.swift.

import LessonKit
import NNCore

@main
struct CompareInitializations: Lesson {
  struct Settings: LessonSettings {
    var examples = 100_000
    var inputs = 1_000
    var hidden = [800, 500, 300, 200, 100, 10]
    var activation = Activation.relu
    var initialization: Initialization.Kind?
    var seed: UInt32 = 1
    var weightSeed: UInt32 = 3
    var threads = processorCount()
    var output = OutputSettings()
  }

  static let name = "compare_initializations"
  static let about = """
    Lesson 4: pushes standard-normal examples through a deep network under zeros, random × 0.01, Xavier and \
    He initialization, and shows how the activations are spread, layer by layer.
    """
  static let options: [Option<Settings>] =
    [
      .integer("--examples", \.examples, in: 1...1_000_000_000, "Examples to push through."),
      .integer("--inputs", \.inputs, in: 1...1_000_000, "Features of an example."),
      .sizes("--hidden", \.hidden, upTo: 1_000_000, "Units of the layers."),
      .choice("--activation", \.activation, "Activation function of all layers."),
      .choice("--initialization", \.initialization, nilNamed: "all", "One initialization only."),
      .integer("--seed", \.seed, in: 0...UInt32.max, "Seed of the examples."),
      .integer("--weight-seed", \.weightSeed, in: 0...UInt32.max, "Seed of the weights."),
      .integer("--threads", \.threads, in: 1...256, "Threads; they change the time, never a digit."),
    ] + OutputSettings.options.lifted(to: \.output)

  static func run(_ settings: Settings, console: Console) throws {
    try settings.output.requireWritable(for: name)
    try requireMemory(forLayers: [settings.inputs] + settings.hidden)
    let results = measure(settings) { done in
      console.progress("example", done, of: settings.examples)
    }
    console.print(table(of: results))
    try settings.output.write(trace(of: results), console)
    try settings.output.write(picture(of: results, settings), for: name, console)
  }

  /// The statistics of every layer, for each initialization in turn.
  static func measure(_ settings: Settings, progress: @Sendable (Int) -> Void = { _ in }) -> [Result] {
    let kinds = settings.initialization.map { [$0] } ?? Initialization.Kind.allCases
    let networks = kinds.map { kind in
      var random = RandomState(seed: settings.weightSeed)
      return Propagation(
        sizes: [settings.inputs] + settings.hidden, Initialization(kind), activation: settings.activation,
        using: &random)
    }
    let statistics = propagate(settings, through: networks, progress: progress)
    return zip(kinds, statistics).map { Result(initialization: $0, units: settings.hidden, layers: $1) }
  }

  /// What was measured under one initialization.
  struct Result: Equatable, Sendable {
    let initialization: Initialization.Kind
    /// The sizes of the layers.
    let units: [Int]
    let layers: [LayerStatistics]
  }
}
