import Datasets
import LessonKit
import NNCore
import TestSupport
import Testing
import TrainingKit
import rnn_heart

@testable import rnn

extension Corpus {
  static func dinosaurs() throws -> Corpus { try Corpus(path: dataFile(RNN.ownCorpus)) }
}

/// The letters, and the names that are made of them.
@Suite struct RNNNamesTests {
  @Test func theAlphabetIsThatOfTheNames() throws {
    let alphabet = Alphabet(of: ["zoë", "åsa", "bo-bo"])
    #expect(alphabet.letters == ["\n", "-", "a", "b", "o", "s", "z", "å", "ë"])
    #expect(alphabet.count == 9 && alphabet.end == 0)
    #expect(try alphabet.name(of: alphabet.numbers(of: "åsa")) == "Åsa")
    #expect(Alphabet(of: ["a\tb"]).end == 1, "a tab sorts before the newline")
  }

  /// A letter may be written as one code point or as two, in the names and in the start that is asked for.
  @Test func lettersCompareInComposedForm() throws {
    let corpus = try Corpus(bytes: Array("Jose\u{301}\n".utf8), path: "names.txt")
    let alphabet = Alphabet(of: corpus.names)
    let composed = try alphabet.numbers(of: "JOS\u{C9}")
    #expect(try alphabet.numbers(of: "Jose\u{301}") == composed)
    #expect(composed.count == 4)
    #expect(Array(alphabet.name(of: composed).unicodeScalars) == ["J", "o", "s", "é"])
  }

  /// White space is a letter like any other, at the ends too.
  @Test func noLetterOfAStartIsLost() throws {
    let alphabet = Alphabet(of: ["san juan"])
    #expect(try alphabet.numbers(of: "San ") == alphabet.numbers(of: "san") + alphabet.numbers(of: " "))
    #expect(try alphabet.name(of: alphabet.numbers(of: " san ")) == " san ")
  }

  /// The first input is nothing, the last target the newline.
  @Test func aNameIsReadOneLetterBehind() throws {
    let examples = try Example.shuffled(["ab"], by: 0, Alphabet(of: ["ab"]))
    #expect(examples == [Example(inputs: [nil, 1, 2], targets: [1, 2, 0])])
  }

  @Test(arguments: [("Dax", #""x""#), ("ada ", #"" ""#), ("a\u{1B}", #""\u{1B}""#), ("a\nb", #""\n""#)])
  func anUnknownLetterIsNamed(text: String, letter: String) throws {
    let alphabet = Alphabet(
      of: ["ada", "bo\u{7}b", "a b", "d d"].filter { text.hasSuffix(" ") != $0.contains(" ") })
    let error = #expect(throws: LessonError.self) { try alphabet.numbers(of: text) }
    #expect(error?.kind == .usage)
    #expect(error?.message == "the network does not know the letter \(letter): it is in none of the names")
  }

  @Test func namesDoNotSteerTheTerminal() throws {
    let alphabet = Alphabet(of: ["a\u{1B}[1m\u{9B}b"])
    let name = try alphabet.name(of: alphabet.numbers(of: "a\u{1B}[1m\u{9B}"))
    #expect(name == #"A\u{1B}[1m\u{9B}"#)
  }

  /// p^(1/T), scaled to sum to 1 again.
  @Test(arguments: [0.3, 1, 2.5]) func temperatureIsAPowerOfTheProbabilities(temperature: Double) throws {
    let p = [0.1, 0.6, 0.05, 0.25]
    let scores = log(Matrix.column(p)) + 3
    let powers = exp(log(Matrix.column(p)) / temperature)
    let expected = (powers / powers.sum()).elements
    expectClose(
      try probabilities(of: scores, temperature: temperature).elements, expected, relative: 1e-14,
      "T \(temperature)")
  }

  @Test func extremeTemperaturesAreTheLargestAndAnyLetter() throws {
    let scores = Matrix.column([2, 700, -5])
    #expect(try probabilities(of: scores, temperature: 1e-300) == .column([0, 1, 0]))
    expectClose(
      try probabilities(of: scores, temperature: 1e300), .column([1 / 3, 1 / 3, 1 / 3]), relative: 1e-12)
    #expect(throws: LessonError.self) { try probabilities(of: Matrix.column([1, .nan])) }
    #expect(throws: LessonError.self) { try probabilities(of: Matrix.column([1, .infinity])) }
  }

  private func newNames(
    _ count: Int, start: [Int] = [], temperature: Double = 1, seed: UInt32 = 5
  ) throws -> [[Int]] {
    var random = RandomState(seed: seed)
    return try (0..<count).map { _ in
      try RNNTrainingTests.network.newName(
        startingWith: start, end: 0, maxLength: 8, temperature: temperature, using: &random)
    }
  }

  @Test func newNamesAreReproducibleAndNeverEmpty() throws {
    let names = try newNames(300)
    #expect(try newNames(300) == names)
    #expect(try newNames(300, seed: 6) != names)
    #expect(names.allSatisfy { (1...8).contains($0.count) && !$0.contains(0) })
    #expect(names.contains { $0.count == 1 } && names.contains { $0.count == 8 })
  }

  @Test func coldNamesAreAllTheSame() throws {
    #expect(try Set(newNames(50, temperature: 1e-6)).count == 1)
    #expect(try Set(newNames(50, temperature: 10)).count > 40)
  }

  @Test func newNamesBeginAsAsked() throws {
    let names = try newNames(50, start: [3, 1])
    #expect(names.allSatisfy { $0.starts(with: [3, 1]) })
    #expect(Set(names).count > 5)
  }
}
