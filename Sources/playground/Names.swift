import NNCore
import rnn_heart

/// Lesson 12's network, which reads names letter by letter and generates new ones.
struct NameReader {
  private let letters: [UInt8]
  private let examples: [Example]
  private var parameters: Parameters
  private var state: Matrix
  private var loss: Double
  private(set) var iterations = 0
  private let rate, clip: Double

  /// - Parameter text: Names of letters from a to z, in either case, one on each line.
  /// - Throws: `Complaint` if there is no name, or a name has another letter.
  init(_ text: [UInt8], _ form: Form) throws(Complaint) {
    var names: [[UInt8]] = []
    for line in text.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      let name = line.filter { $0 != 32 && $0 != 9 }.map { 0x41...0x5A ~= $0 ? $0 + 32 : $0 }
      guard name.allSatisfy({ 0x61...0x7A ~= $0 }) else {
        throw Complaint(.letters, ("got", String(decoding: line, as: UTF8.self)))
      }
      if !name.isEmpty { names.append(name) }
    }
    if names.isEmpty { throw Complaint(.noNames) }
    letters = [10] + Array(Set(names.joined())).sorted()
    let letters = letters
    var random = RandomState(seed: 0)
    random.shuffle(&names)
    examples = names.map { name in
      Example(letters: name.compactMap { letters.firstIndex(of: $0) }, end: 0)
    }
    let units = try form.count("units", 50, in: 1...200)
    rate = try form.number("rate", 0.01, in: 1e-9...10)
    clip = try form.number("clip", 5, in: 1e-9...1e9)
    random = RandomState(seed: try form.seed("seed", 1))
    parameters = Parameters(units: units, letters: letters.count, using: &random)
    state = .zeros(units, 1)
    loss = firstLoss(letters: letters.count)
  }

  /// Trains on `count` names; returns the smoothed loss after the last, and the number of names read so far. The loss
  /// is NaN once a parameter or an output is NaN.
  mutating func read(_ count: Int) -> [Double] {
    for _ in 0..<count where !loss.isNaN {
      let example = examples[iterations % examples.count]
      let (new, next) = parameters.optimize(example, from: state, rate: rate, clip: clip)
      state = next
      loss = smooth(loss, new)
      iterations += 1
    }
    return [loss, Double(iterations)]
  }

  /// A new name that begins with these letters. Its random numbers depend only on `number`, as in the program: names
  /// with the same number differ by what the network has learnt in between.
  func name(_ number: Int, startingWith start: [UInt8]) -> [UInt8] {
    let begin = start.compactMap { letters.firstIndex(of: $0) }
    let name = parameters.sample(startingWith: begin, end: 0, maxLength: 50) { scores, step in
      let probabilities = rnn_heart.softmax(scores)
      return probabilities.isFinite ? publishedChoice(probabilities, number: number, step: step) : 0
    }
    return name.enumerated().map { index, letter in index == 0 ? letters[letter] - 32 : letters[letter] }
  }

  /// The probability of each letter to follow these, in the order of the alphabet.
  func probabilities(after text: [UInt8]) -> [Double] {
    var a = parameters.state(after: .zeros(parameters.units, 1), reading: parameters.oneHot(nil))
    for letter in text.compactMap({ letters.firstIndex(of: $0) }) {
      a = parameters.state(after: a, reading: parameters.oneHot(letter))
    }
    return rnn_heart.softmax(parameters.scores(a)).elements
  }

  var alphabet: [UInt8] { letters }
}

extension Playground {
  /// `names` starts anew with the attached list; `read` continues reading; `invent` generates names.
  mutating func nameAnswer(_ request: String, _ form: Form, _ bytes: [UInt8]) throws(Complaint) -> Answer {
    if request == "names" {
      reader = nil
      let reader = try NameReader(bytes, form)
      self.reader = reader
      return Answer([], reader.alphabet)
    }
    guard var reader else { throw Complaint(.noNames) }
    if request == "read" {
      self.reader = nil  // so that there is one owner, and nothing is copied
      let numbers = reader.read(try form.count("count", 1, in: 0...100_000))
      self.reader = reader
      return Answer(numbers)
    }
    let start = Array((form["start"] ?? "").utf8).map { 0x41...0x5A ~= $0 ? $0 + 32 : $0 }
    let known = reader.alphabet.dropFirst()
    guard start.allSatisfy(known.contains), start.count < 20 else {
      throw Complaint(.start)
    }
    let first = try form.count("first", 0, in: 0...1_000_000)
    var lines: [UInt8] = []
    for number in 0..<(try form.count("count", 7, in: 1...100)) {
      lines += reader.name(first + number, startingWith: start) + [10]
    }
    return Answer(reader.probabilities(after: start), lines)
  }
}
