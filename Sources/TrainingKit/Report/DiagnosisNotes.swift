import Datasets
import Foundation
import LessonKit
import NNCore

extension TrainingTrace {
  /// Whether there were steps enough to learn something.
  var isLong: Bool { length >= 100 }

  /// What is known about a cost that is infinite or no number.
  ///
  /// - Parameter isFirst: Whether it is that of the first weights, before any step.
  func facts(isFirst: Bool) -> [String] {
    (diagnosis?.facts ?? []) + (isFirst || diagnosis == nil ? [] : [Diagnosis.rateAdvice])
  }

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
    guard isLong, !hasAdvisedOnRate, cost == .infinity || cost > 2 * max(first ?? .infinity, guess) else {
      return nil
    }
    // The cost of a network that is not the trained one says nothing about the steps.
    let last = diagnosis?.prediction == nil ? cost : checkpoints.last?.cost ?? .nan
    let hasRisen = diagnosis?.isExactDescent == true && last > first ?? .infinity
    let fact = """
      Note: after training the cost of the training set is \(cost.formatted(significantDigits: 4)); answering every \
      example with the shares of the classes would cost \(guess.formatted(significantDigits: 4)).
      """
    let rise = "The cost rose in training, so the steps are too long: try a smaller --learning-rate."
    return
      ([fact, diagnosis?.prediction].compactMap(\.self) + facts(isFirst: true) + (hasRisen ? [rise] : []))
      .joined(separator: " ")
  }

  /// What to say where training has led to one output for all examples, though these differ.
  func noteOnOutputs(_ outputs: Matrix) -> String? {
    guard isLong, let diagnosis, !diagnosis.outputsMustAgree, outputs.columns > 1,
      (1..<outputs.columns).allSatisfy({ outputs.column($0) == outputs.column(0) })
    else { return nil }
    let advice =
      diagnosis.facts.isEmpty ? ["Try a smaller --learning-rate, or another --seed."] : facts(isFirst: false)
    return (["Note: the output is the same number for all examples."] + advice).joined(separator: " ")
  }
}

extension Classifier {
  /// A note where the accuracy on the test set needs no network: always saying the class that is largest in the
  /// training set, or one of the largest, is as often right.
  ///
  /// - Parameter reason: Why a network may say one class of every example, in a sentence.
  func noteOnLargerClass(
    of data: Split, _ accuracies: TrainingReport.Accuracies, reason: String? = nil
  ) -> String? {
    let shares = data.train.shares
    guard data.test.count > 0, let larger = shares.indices.max(by: { shares[$0] < shares[$1] }) else {
      return nil
    }
    let answers = Set(predictedClasses(predict(data.train.X)) + predictedClasses(predict(data.test.X)))
    if answers.count == 1, let answer = answers.first {
      let title = data.train.title(ofClass: answer)
      return
        "Note: the network says \(title) of every example; the accuracies are the shares of that class."
        + (reason.map { " \($0)" } ?? "")
    }
    let share = data.test.shares[larger]
    guard accuracies.test <= share else { return nil }
    let name = shares.count { $0 == shares[larger] } == 1 ? ", the largest class," : ""
    return """
      Note: always saying \(data.train.title(ofClass: larger))\(name) would be right for \(share.percentage) of the \
      test set: this network is not better.
      """
  }
}
