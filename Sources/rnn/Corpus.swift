import LessonKit
import NNCore

/// Names to learn from, and the letters that they are made of.
struct Corpus: Sendable {
  /// Lower-cased, without white space at their ends.
  let names: [String]
  /// The letters of all names and the newline that ends a name, sorted by code point.
  let alphabet: [Unicode.Scalar]

  private let numbers: [Unicode.Scalar: Int]

  /// More is no name; such a line would take memory for every letter's hidden state.
  static let longestName = 1_000

  /// - Throws: `LessonError`: of the kind `file` if it cannot be read, `data` if it is not a list of names.
  init(path: String) throws(LessonError) {
    try self.init(readText(of: path), path: path)
  }

  /// One name a line.
  ///
  /// - Throws: `LessonError.data` if there is none, or with the line that is blank or too long.
  init(_ text: String, path: String) throws(LessonError) {
    var lines = text.split(omittingEmptySubsequences: false) { ["\n", "\r\n", "\r"].contains($0) }
    if lines.last?.isEmpty == true { lines.removeLast() }
    if lines.isEmpty { throw .data("\(path) is empty", hint: "A corpus has a name on each line.") }
    var names: [String] = []
    for (index, line) in lines.enumerated() {
      let name = normalized(line)
      try Corpus.requireName(name, at: "\(path), line \(index + 1)")
      names.append(name)
    }
    self.names = names
    alphabet = names.reduce(into: Set(["\n"])) { $0.formUnion($1.unicodeScalars) }.sorted()
    numbers = Dictionary(uniqueKeysWithValues: zip(alphabet, alphabet.indices))
  }

  private static func requireName(_ name: String, at place: String) throws(LessonError) {
    if name.isEmpty {
      throw .data("\(place): blank", hint: "Every line must hold a name; remove those that do not.")
    }
    let count = name.unicodeScalars.count
    if count > longestName {
      throw .data(
        "\(place): a name of \(count) letters; at most \(longestName) are allowed",
        hint: "A corpus has a name on each line.")
    }
  }

  /// The number of the newline, which ends every name.
  var end: Int { numbers["\n", default: 0] }

  /// The numbers of the letters, lower-cased.
  ///
  /// - Throws: `LessonError.usage` with the first letter that is in none of the names.
  func numbers(of text: String) throws(LessonError) -> [Int] {
    var result: [Int] = []
    for letter in normalized(text[...]).unicodeScalars {
      guard let number = numbers[letter], number != end else {
        throw .usage(
          "the network does not know the letter \"\(letter)\": it is in none of the names",
          hint: "It knows \(alphabet.filter { $0 != "\n" }.map(String.init).joined(separator: " ")).")
      }
      result.append(number)
    }
    return result
  }

  /// The name that the letters spell, its first letter capitalised.
  func name(of letters: [Int]) -> String {
    var name = String.UnicodeScalarView()
    name.append(contentsOf: letters.map { alphabet[$0] })
    let text = String(name)
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The names as the network reads them, shuffled.
  func examples(shuffledBy seed: UInt32) throws(LessonError) -> [Example] {
    var random = RandomState(seed: seed)
    var shuffled = names
    random.shuffle(&shuffled)
    var examples: [Example] = []
    for name in shuffled { examples.append(Example(letters: try numbers(of: name), end: end)) }
    return examples
  }
}

/// A name as the network reads it: what goes in at each step, and what should come out.
struct Example: Equatable, Sendable {
  /// The letter before; none at the first step, where the input is the zero vector.
  let inputs: [Int?]
  /// The letter to foresee; the newline at the last step.
  let targets: [Int]

  var count: Int { targets.count }

  init(letters: [Int], end: Int) { self.init(inputs: [nil] + letters, targets: letters + [end]) }

  init(inputs: [Int?], targets: [Int]) { (self.inputs, self.targets) = (inputs, targets) }
}

/// The text in lower case, without white space at its ends.
private func normalized(_ text: Substring) -> String {
  var letters = text.lowercased().unicodeScalars[...]
  while letters.first?.properties.isWhitespace == true { letters.removeFirst() }
  while letters.last?.properties.isWhitespace == true { letters.removeLast() }
  return String(letters)
}
