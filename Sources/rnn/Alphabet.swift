import Datasets
import LessonKit
import NNCore
import TextAndFiles
import rnn_heart

/// The letters in the names, and the number by which the network knows each.
struct Alphabet: Equatable, Sendable {
  /// The letters of all names, and the newline that ends a name; for a corpus they are sorted by code point.
  let letters: [Unicode.Scalar]

  private let numbers: [Unicode.Scalar: Int]

  init(of names: [String]) {
    self.init(letters: names.reduce(into: Set(["\n"])) { $0.formUnion($1.unicodeScalars) }.sorted())
  }

  /// The letters of a saved network, in the order of their numbers.
  init(letters text: String) { self.init(letters: Array(text.unicodeScalars)) }

  private init(letters: [Unicode.Scalar]) {
    self.letters = letters
    numbers = Dictionary(zip(letters, letters.indices)) { first, _ in first }
  }

  var count: Int { letters.count }

  /// The number of the newline, which ends every name.
  var end: Int { numbers["\n", default: 0] }

  /// The numbers of the letters of `text`, after the same clean-up as for the names of a corpus.
  ///
  /// - Throws: `LessonError.usage` with the first letter that is in none of the names.
  func numbers(of text: String) throws(LessonError) -> [Int] {
    var result: [Int] = []
    for letter in Corpus.uniform(text).unicodeScalars {
      guard let number = numbers[letter], number != end else {
        throw .usage(
          "the network does not know the letter \(quoted(String(letter))): it is in none of the names",
          hint: "It knows \(known).")
      }
      result.append(number)
    }
    return result
  }

  /// The first letter of a name of a corpus that is not in the alphabet.
  func stranger(in name: String) -> Unicode.Scalar? { name.unicodeScalars.first { numbers[$0] == nil } }

  /// The letters as a message lists them.
  var known: String {
    letters.filter { $0 != "\n" }.map { letter in
      letter.properties.isWhitespace ? quoted(String(letter)) : visible(String(letter))
    }.joined(separator: " ")
  }

  /// The name that the letters spell, its first letter capitalised, control characters made visible.
  func name(of numbers: [Int]) -> String {
    var name = String.UnicodeScalarView()
    name.append(contentsOf: numbers.map { letters[$0] })
    let text = String(name)
    return visible(text.prefix(1).uppercased() + text.dropFirst())
  }
}

extension Example {
  /// The names, shuffled, in the form that the network reads.
  static func shuffled(
    _ names: [String], by seed: UInt32, _ alphabet: Alphabet
  ) throws(LessonError) -> [Example] {
    var random = RandomState(seed: seed)
    var names = names
    random.shuffle(&names)
    var examples: [Example] = []
    for name in names { examples.append(Example(letters: try alphabet.numbers(of: name), end: alphabet.end)) }
    return examples
  }
}
