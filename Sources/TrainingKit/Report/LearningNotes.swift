import Foundation
import LessonKit
import NNCore

extension TrainingTrace {
  /// A note where training has plainly led away from the minimum: in the end the cost is infinite, or more than twice
  /// what it was at first and what the same answer for all examples costs. The first steps may lead anywhere: a
  /// shorter training says nothing.
  ///
  /// The reported costs may be of few examples, or of another network than the one that predicts. So the note compares
  /// the cost with that of an answer which needs no training.
  ///
  /// - Parameters:
  ///   - cost: The cost of the training set after the last update.
  ///   - shares: The share of each class in the training set.
  func noteOnCost(_ cost: Double, shares: [Double]) -> String? {
    let guess = shares.reduce(0) { $1 > 0 ? $0 - $1 * log($1) : $0 }
    let first = checkpoints.first { $0.cost.isFinite }?.cost
    guard isLong, !hasBlamedSteps, cost == .infinity || cost > 2 * max(first ?? .infinity, guess) else {
      return nil
    }
    let fact = """
      Note: after training the cost of the training set is \(cost.formatted(significantDigits: 4)); answering every \
      example with the shares of the classes would cost \(guess.formatted(significantDigits: 4)).
      """
    let sentences = suspects?.sentences(stepLength(to: cost), isPrediction: true) ?? []
    return ([fact] + sentences).joined(separator: " ")
  }

  /// What the reported costs, and the last one where it is of the same function, say of the steps.
  private func stepLength(to cost: Double) -> Suspects.StepLength {
    guard let suspects, suspects.isExactDescent, let first = checkpoints.first(where: { $0.cost.isFinite })
    else { return .doubtful }
    if suspects.prediction == nil { return cost > first.cost ? .tooLong : .blameless }
    guard let last = checkpoints.last, last.iteration > first.iteration else { return .doubtful }
    return last.cost > first.cost ? .tooLong : .blameless
  }

  /// Whether there were steps enough to learn something.
  var isLong: Bool { length >= 100 }

  /// What to say where training has led to one output for all examples, though these differ: what can lead there, of
  /// which nothing is looked for.
  func noteOnOutputs(_ outputs: Matrix) -> String? {
    guard isLong, let suspects, !suspects.startsAtZero, suspects.sameness == nil, outputs.columns > 1,
      (1..<outputs.columns).allSatisfy({ outputs.column($0) == outputs.column(0) })
    else { return nil }
    let sentences = suspects.sentences(.doubtful)
    let advice = sentences.count > 1 ? sentences : ["Try a smaller --learning-rate, or another --seed."]
    return """
      Note: the output is the same number for all examples. That happens where a layer's ReLU is off for each of \
      them, where weights are nearly 0, and where all outputs are saturated. \(advice.joined(separator: " "))
      """
  }
}
