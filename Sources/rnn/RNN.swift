// Lesson 12. The recurrent network: it reads names letter by letter, learns which letter comes next, and then
// writes new names.
//
// Cell.swift is the lesson: a time step of the network, a name read step by step, and backpropagation through time.
// Training uses a faster form of the same, in Fast/; Sampling.swift writes the names.

import LessonKit
import NNCore
import TrainingKit
import rnn_heart

@main
struct RNN: Lesson {
  struct Settings: LessonSettings {
    var corpus: String?
    var units = 50
    var seed: UInt32 = 1
    var shuffleSeed: UInt32 = 0
    var descent = DescentSettings(learningRate: 0.01, iterations: 35_000, reportEvery: 2_000)
    var clip = 5.0
    var names = 7
    var maxLength = 50
    var sample = SampleSettings()
    var output = OutputSettings()
    var model = ModelSettings()
    var given = GivenOptions()

    mutating func conclude() throws(LessonError) { try model.requireNoFirstWeights(given) }
  }

  static let name = "rnn"
  static let post: String? = "https://blog.csdn.net/u012328159/article/details/84962285"
  static let about = """
    Lesson 12: a recurrent network learns names, one letter at a time and one name per iteration, and makes \
    new ones.
    """

  static let memoryAdvice = memoryAdviceForNetworks
  static let options: [Option<Settings>] =
    [
      .path("--corpus", \.corpus, "FILE", "Names, one per line, UTF-8; by default our own dinosaurs.")
        .reading(\.corpus),
      .integer("--hidden", \.units, in: 1...10_000, "Units of the hidden state."),
      .integer("--seed", \.seed, in: 0...UInt32.max, "Seed of the weights."),
      .integer("--shuffle-seed", \.shuffleSeed, in: 0...UInt32.max, "Seed of the order of the names."),
      .number("--clip", \.clip, in: .above(0), "Every element of the gradient is clipped to ±X."),
      .integer("--names", \.names, in: 1...1_000_000, "How many names are written in every report."),
      .integer("--max-length", \.maxLength, in: 1...1_000_000, "The most letters that a name may have."),
    ].inSection("Network and names") + DescentSettings.options.lifted(to: \.descent)
    + SampleSettings.options.lifted(to: \.sample)
    + ModelSettings.optionsOfSaving.lifted(to: \.model) + OutputSettings.options.lifted(to: \.output)

  static func run(_ settings: Settings, console: Console) throws {
    if settings.output.isVerifying {
      return try verification(settings, progressOn: console).report(on: console)
    }
    var settings = settings
    let saved = try settings.loadNetwork()
    let (names, alphabet) = try corpus(for: saved, settings, console)
    let units = saved?.parameters.units ?? settings.units
    try requireMemory(units: units, letters: alphabet.count, names)
    settings.announce(names, alphabet, units: units, on: console)
    if saved != nil && settings.descent.iterations > 0 {
      console.note(
        """
        Note: training starts again with the first name, a hidden state of zeros and the loss of equal probabilities, \
        because the file holds only the parameters.
        """)
    }
    let start = try settings.sample.letters(of: alphabet, maxLength: settings.maxLength)
    var report = Report(every: settings.descent.reportEvery, of: settings.descent.iterations, on: console)
    let network = try train(settings, on: names, alphabet, startingAt: saved?.parameters, report: &report)
    if settings.hasNothingToShow {
      console.note(
        "Note: nothing is trained or printed; --sample N writes names, --iterations N continues training.")
    }
    let longest = 1 + (names.map(\.unicodeScalars.count).max() ?? 0)
    if let note = report.noteOnLoss(longest: longest, letters: alphabet.count) { console.note(note) }
    try settings.save(network, alphabet, console)
    try report.write(settings, console)
    try settings.sample.printNames(
      of: network, alphabet, startingWith: start, maxLength: settings.maxLength, console)
  }

  static func train(
    _ settings: Settings, on names: [String], _ alphabet: Alphabet, startingAt start: Parameters? = nil,
    report: inout Report
  ) throws -> Parameters {
    let (n, V) = (start?.units ?? settings.units, alphabet.count)
    let examples = try Example.shuffled(names, by: settings.shuffleSeed, alphabet)
    var random = RandomState(seed: settings.seed)
    var network = start ?? Parameters(units: n, letters: V, using: &random)
    var gradient = Parameters.zeros(units: n, letters: V)
    var pass = WholeNamePass(units: n, letters: V)
    var loss = firstLoss(letters: V)

    for iteration in 0..<settings.descent.iterations {
      let example = examples[iteration % examples.count]
      let newLoss = pass.forward(example, network)
      if newLoss.isNaN { throw LessonError.diverged }
      pass.backward(example, network, into: &gradient)
      gradient.clip(to: settings.clip)
      network.update(gradient, rate: settings.descent.learningRate)
      loss = smooth(loss, newLoss)
      try report.record(loss, at: iteration) {
        try network.reportedNames(settings, alphabet)
      }
    }
    // No loss has been computed since the last update, so check the parameters.
    guard network.isComputable else { throw LessonError.diverged }
    return network
  }
}
