import LessonKit
import NNCore
import TestSupport
import Testing
import TrainingKit

@testable import rnn

extension Corpus {
  static func dinosaurs() throws -> Corpus { try Corpus(path: dataFile(RNN.ownCorpus)) }
}

/// The corpus, and the names that are made.
@Suite struct RNNNamesTests {
  @Test func theAlphabetIsThatOfTheText() throws {
    let corpus = try Corpus("  Zoë\r\nÅSA\t\nBo-Bo", path: "names.txt")
    #expect(corpus.names == ["zoë", "åsa", "bo-bo"])
    #expect(corpus.alphabet == ["\n", "-", "a", "b", "o", "s", "z", "å", "ë"])
    #expect(corpus.end == 0)
    #expect(try corpus.name(of: corpus.numbers(of: "åsa")) == "Åsa")
    #expect(try Corpus("a\tb", path: "names.txt").end == 1, "a tab sorts before the newline")
  }

  /// The first input is nothing, the last target the newline.
  @Test func aNameIsReadOneLetterBehind() throws {
    let corpus = try Corpus("ab", path: "names.txt")
    #expect(try corpus.examples(shuffledBy: 0) == [Example(inputs: [nil, 1, 2], targets: [1, 2, 0])])
  }

  @Test(arguments: [
    ("", "names.txt is empty"), ("\n", "names.txt, line 1: blank"),
    ("ada\n\nbob\n", "names.txt, line 2: blank"),
    ("ada\n \t\n", "names.txt, line 2: blank"), ("ada\r\n\r\n", "names.txt, line 2: blank"),
    (
      String(repeating: "x", count: 1_001),
      "names.txt, line 1: a name of 1001 letters; at most 1000 are allowed"
    ),
  ])
  func whatIsNoCorpus(_ text: String, _ message: String) {
    let error = #expect(throws: LessonError.self) { try Corpus(text, path: "names.txt") }
    #expect(error?.kind == .data)
    #expect(error?.message == message)
  }

  @Test func anUnknownLetterIsNamed() throws {
    let corpus = try Corpus("ada\nbob", path: "names.txt")
    let error = #expect(throws: LessonError.self) { try corpus.numbers(of: "Dax") }
    #expect(error?.kind == .usage)
    #expect(error?.message == "the network does not know the letter \"x\": it is in none of the names")
  }

  /// p^(1/T), and its sum 1 again.
  @Test(arguments: [0.3, 1, 2.5]) func temperatureIsAPowerOfTheProbabilities(temperature: Double) throws {
    let p = [0.1, 0.6, 0.05, 0.25]
    let scores = log(Matrix.column(p)) + 3
    let powers = exp(log(Matrix.column(p)) / temperature)
    let expected = (powers / powers.sum()).elements
    expectClose(
      try probabilities(of: scores, temperature: temperature), expected, relative: 1e-14, "T \(temperature)")
  }

  @Test func extremeTemperaturesAreTheLargestAndAnyLetter() throws {
    let scores = Matrix.column([2, 700, -5])
    #expect(try probabilities(of: scores, temperature: 1e-300) == [0, 1, 0])
    expectClose(try probabilities(of: scores, temperature: 1e300), [1 / 3, 1 / 3, 1 / 3], relative: 1e-12)
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
