import Foundation
import LessonKit
import NNCore

extension TrainingTrace {
  /// A note where training has plainly led away from the minimum: in the end the cost is infinite, or more than twice
  /// what it was at first and what guessing among the classes costs. The first steps may lead anywhere: a shorter
  /// training says nothing.
  ///
  /// - Parameters:
  ///   - cost: The cost of the training set after the last update.
  ///   - classes: How many there are.
  func noteOnRise(to cost: Double, classes: Int) -> String? {
    let first = checkpoints.first { $0.cost.isFinite }?.cost
    let limit = first.map { 2 * max($0, log(Double(classes))) } ?? .infinity
    guard isLong, !hasBlamedSteps, cost == .infinity || cost > limit else { return nil }
    let before = first.map { "was \($0.formatted(significantDigits: 4)) and" } ?? "was infinite and"
    let rise =
      "Note: training has not brought the cost down: it \(before) is \(cost.formatted(significantDigits: 4))."
    let causes = suspects?.sentences(hasStepped: true, isPrediction: true) ?? []
    return ([rise] + causes).joined(separator: " ")
  }

  /// Whether there were steps enough to learn something.
  var isLong: Bool { length >= 100 }

  /// What to say where training has led to one output for all examples, though these differ.
  func noteOnOutputs(_ outputs: Matrix) -> String? {
    guard isLong, let suspects, !suspects.startsAtZero, suspects.sameness == nil, outputs.columns > 1,
      (1..<outputs.columns).allSatisfy({ outputs.column($0) == outputs.column(0) })
    else { return nil }
    let causes = suspects.sentences(hasStepped: true)
    let advice = """
      Too long steps do that, and some first weights: a smaller --learning-rate or another --seed helps.
      """
    return """
      Note: the output is the same number for all examples, as where a layer's ReLU is off for each of them or its \
      weights are nearly 0. \(causes.count > 1 ? causes.joined(separator: " ") : advice)
      """
  }
}
