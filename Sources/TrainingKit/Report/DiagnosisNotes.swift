import Datasets
import Foundation
import LessonKit
import NNCore

extension TrainingTrace {
  /// Whether there were enough steps to learn something.
  var isLong: Bool { length >= 100 }

  /// The likely reasons for a cost that is infinite or NaN, with advice.
  ///
  /// - Parameter isFirst: Whether it is that of the first weights, before any step.
  func facts(isFirst: Bool) -> [String] {
    (diagnosis?.facts ?? []) + (isFirst || diagnosis == nil ? [] : [Diagnosis.rateAdvice])
  }

  /// A note if training has clearly moved away from the minimum: the final cost is infinite, or more than twice both
  /// the first cost and the cost of the best constant answer. Short training gets no note, since the first steps may
  /// lead anywhere.
  ///
  /// The reported costs may be those of few examples, or of a different network than the one that predicts. So the note
  /// compares the cost with that of an answer that needs no training.
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

  /// A note if training has led to one output for all examples, although they differ.
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
  /// A note if the accuracy on the test set needs no network: always predicting the largest class of the training set,
  /// or one of the largest, is right at least as often.
  ///
  /// - Parameter reason: Why a network may predict one class for every example, in a sentence.
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
        "Note: the network predicts \(title) for every example; the accuracies are the shares of that class."
        + (reason.map { " \($0)" } ?? "")
    }
    let share = data.test.shares[larger]
    guard accuracies.test <= share else { return nil }
    let name = shares.count { $0 == shares[larger] } == 1 ? ", the largest class," : ""
    return """
      Note: always predicting \(data.train.title(ofClass: larger))\(name) would be right for \(share.percentage) of the \
      test set: this network is no better.
      """
  }
}
