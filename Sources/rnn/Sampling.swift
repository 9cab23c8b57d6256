import LessonKit
import NNCore

// Making names: the network reads what it has just written. Each letter is drawn with the probabilities that the
// network gives; always taking the most probable one would make the same name again and again.

extension Parameters {
  /// A name, letter by letter, from a hidden state of zeros; it ends where `choose` picks the newline, or at
  /// `maxLength` letters.
  ///
  /// - Parameters:
  ///   - start: Letters that the name begins with, read before the first is chosen.
  ///   - choose: Picks a letter from the scores of all, (V, 1); `step` counts from 0, the start included.
  func name(
    startingWith start: [Int] = [], end: Int, maxLength: Int,
    choose: (_ scores: Matrix, _ step: Int) throws -> Int
  ) rethrows -> [Int] {
    var name = start
    var a = state(after: Matrix(rows: units, columns: 1), reading: oneHot(nil))
    for letter in start { a = state(after: a, reading: oneHot(letter)) }
    while name.count < maxLength {
      let letter = try choose(scores(a), name.count)
      if letter == end { break }
      name.append(letter)
      a = state(after: a, reading: oneHot(letter))
    }
    return name
  }

  /// Name `number` of a report, as published: step n draws from a generator of its own, seeded `number + 2n`, so
  /// that the names of two reports differ by what the network has learnt and by nothing else.
  func reportedName(_ number: Int, end: Int, maxLength: Int) throws -> [Int] {
    try name(end: end, maxLength: maxLength) { scores, step in
      var random = RandomState(seed: UInt32(number + 2 * step))
      return random.choice(probabilities: try probabilities(of: scores))
    }
  }

  /// The names of a report.
  func reportedNames(_ settings: RNN.Settings, _ alphabet: Alphabet) throws -> [String] {
    try (0..<settings.names).map { number in
      alphabet.name(of: try reportedName(number, end: alphabet.end, maxLength: settings.maxLength))
    }
  }

  /// A new name: of at least one letter, all drawn from `random`.
  ///
  /// A temperature below 1 makes probable letters more probable, one above 1 makes all letters more alike.
  func newName(
    startingWith start: [Int], end: Int, maxLength: Int, temperature: Double,
    using random: inout RandomState
  ) throws -> [Int] {
    try name(startingWith: start, end: end, maxLength: maxLength) { scores, step in
      var scores = scores
      if step == 0 { scores[end, 0] = -.infinity }
      return random.choice(probabilities: try probabilities(of: scores, temperature: temperature))
    }
  }
}

/// The softmax of the scores, each probability to the power of 1/temperature, and their sum made 1 again.
///
/// As p ∝ exp(score), p^(1/T) ∝ exp(score/T); relative to the largest score, the quotients cannot overflow.
///
/// - Throws: `LessonError` where the scores are no longer numbers.
func probabilities(of scores: Matrix, temperature: Double = 1) throws(LessonError) -> [Double] {
  let probabilities = softmax((scores - scores.maximum()) / temperature)
  guard probabilities.isFinite else { throw .diverged }
  return probabilities.elements
}
