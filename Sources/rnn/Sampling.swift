import LessonKit
import NNCore
import rnn_heart

extension Parameters {
  /// The names of a report.
  func reportedNames(_ settings: RNN.Settings, _ alphabet: Alphabet) throws(LessonError) -> [String] {
    var names: [String] = []
    for number in 0..<settings.names {
      let name = try sample(end: alphabet.end, maxLength: settings.maxLength) {
        (scores, step) throws(LessonError) in
        publishedChoice(try probabilities(of: scores), number: number, step: step)
      }
      names.append(alphabet.name(of: name))
    }
    return names
  }

  /// A new name of at least one letter, with all letters drawn from `random`.
  ///
  /// A temperature below 1 makes probable letters more probable, one above 1 makes all letters more alike.
  func newName(
    startingWith start: [Int], end: Int, maxLength: Int, temperature: Double,
    using random: inout RandomState
  ) throws(LessonError) -> [Int] {
    try sample(startingWith: start, end: end, maxLength: maxLength) { (scores, step) throws(LessonError) in
      var scores = scores
      if step == 0 { scores[end, 0] = -.infinity }
      return random.choice(probabilities: try probabilities(of: scores, temperature: temperature).elements)
    }
  }
}

/// The softmax of the scores, each probability to the power of 1/temperature, and their sum made 1 again.
///
/// As p ∝ exp(score), p^(1/T) ∝ exp(score/T). The largest score is subtracted first, so nothing overflows.
///
/// - Throws: `LessonError` if a score is NaN or infinite.
func probabilities(of scores: Matrix, temperature: Double = 1) throws(LessonError) -> Matrix {
  let probabilities = rnn_heart.softmax((scores - scores.maximum()) / temperature)
  guard probabilities.isFinite else { throw .diverged }
  return probabilities
}
