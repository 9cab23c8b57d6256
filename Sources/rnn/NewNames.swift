import LessonKit
import NNCore
import TextAndFiles
import rnn_heart

/// The names to write after training.
struct SampleSettings: Equatable, Sendable {
  /// The number of names.
  var count = 0
  var temperature = 1.0
  /// The letters that they begin with, if any.
  var start: String?
  /// One generator draws all letters of all new names, one after another.
  var seed: UInt32 = 0

  static let options: [Option<SampleSettings>] = [
    .integer("--sample", \.count, in: 0...1_000_000, "How many new names to print after training."),
    .number(
      "--temperature", \.temperature, in: .above(0),
      "Letters are drawn with p^(1/temperature): lower is more typical, higher is more varied."),
    .text("--start", \.start, "LETTERS", "What the new names begin with."),
    .integer("--sample-seed", \.seed, in: 0...UInt32.max, "Seed of the one generator that draws them."),
  ].inSection("New names")

  /// The numbers of the letters that new names begin with.
  ///
  /// - Throws: `LessonError.usage` for a letter that is in no name, or if there is no room for another letter.
  func letters(of alphabet: Alphabet, maxLength: Int) throws(LessonError) -> [Int] {
    let letters = try start.map { text throws(LessonError) in try alphabet.numbers(of: text) } ?? []
    if letters.count < maxLength { return letters }
    throw .usage("--start has \(counted(letters.count, "letter")), but --max-length is \(maxLength)")
  }

  /// Prints the new names under a heading, if any were asked for.
  func printNames(
    of network: Parameters, _ alphabet: Alphabet, startingWith start: [Int], maxLength: Int,
    _ console: Console
  ) throws {
    if count == 0 { return }
    console.print("New names, temperature \(temperature):")
    var random = RandomState(seed: seed)
    for _ in 0..<count {
      let letters = try network.newName(
        startingWith: start, end: alphabet.end, maxLength: maxLength, temperature: temperature, using: &random
      )
      console.print(alphabet.name(of: letters))
    }
  }
}
