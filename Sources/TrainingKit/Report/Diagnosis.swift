import Datasets
import LessonKit
import NNCore

/// The likely reasons for a run whose cost is infinite or NaN, or that learns nothing: facts about its data and
/// settings, each with advice.
public struct Diagnosis: Sendable {
  /// What may make the network's sums or the cost large, in sentences.
  let facts: [String]
  /// Why the network can hardly, if at all, tell the classes apart, and what to try; `nil` if neither the examples nor
  /// the first weights are a reason.
  let reasonForOneAnswer: String?
  /// Whether all outputs are the same whatever the learning rate: the examples cannot be told apart, or all first
  /// weights are 0.
  let outputsMustAgree: Bool
  /// How the network that predicts differs from the one whose costs are reported, if it does, in a sentence.
  let prediction: String?
  /// Whether all reported costs are values of one function, and the steps follow its exact gradient. A cost that has
  /// risen then shows that the steps are too long, since short enough ones lower it.
  let isExactDescent: Bool
  /// Whether only an output can make the cost infinite.
  let costIsOfOutputs: Bool

  static let rateAdvice = "Try a smaller --learning-rate."

  /// - Parameters:
  ///   - initialization: How the first weights are drawn, if not as the network's settings say.
  ///   - isNormalized: Whether hidden layers normalize their Z, so that the scale of the weights does not matter.
  ///   - prediction: How the network that predicts differs from the one whose costs are reported, if it does.
  ///   - isExactDescent: Whether all reported costs are values of one function, and the steps follow its exact
  ///     gradient.
  ///   - takesScores: Whether the cost is computed from scores, and no output makes it infinite.
  ///   - lambda: The strength of the cost's penalty (λ/2m) Σ ‖W‖².
  public init(
    _ data: Split, _ network: NetworkSettings, _ initialization: Initialization? = nil,
    isNormalized: Bool = false, prediction: String? = nil, isExactDescent: Bool = false,
    takesScores: Bool = false, lambda: Double = 0
  ) {
    let start = network.start == nil ? initialization ?? network.initialization : nil
    let spread: Double? = if case .random(let scale)? = start, !isNormalized { scale } else { nil }
    let largest = data.train.X.elements.reduce(0) { max($0, abs($1)) }
    // The penalty shrinks the weights by the fraction ηλ/m in each step.
    let isStrong = lambda >= 0.1 * Double(data.train.count)
    let size =
      data.standardization == nil
      ? "The features are not scaled, the largest absolute value is \(largest): try --standardize."
      : "A standardized feature is as large as \(largest): look for an outlier, or for another unit."
    facts = [
      largest > 20 ? size : nil,
      spread.flatMap { scale in
        scale < 0.5
          ? nil : "The first weights are large, \(scale): try a smaller --scale or --initialization he."
      },
      isStrong
        ? "The penalty is strong for so few examples: try a smaller --lambda than \(lambda)." : nil,
    ].compactMap(\.self)
    let isDeep = !network.hidden.isEmpty
    let startsAtZero = isDeep && (start == .zeros || start == .random(scale: 0))
    let sameness = data.train.sameness
    let weights: String? =
      if startsAtZero {
        "First weights of 0 keep the units of a layer equal: try --initialization he."
      } else {
        spread.flatMap { scale in
          isDeep && scale <= 0.1
            ? "First weights of \(scale) are small: try --initialization he, best with --standardize." : nil
        }
      }
    reasonForOneAnswer = sameness ?? weights
    outputsMustAgree = startsAtZero || sameness != nil
    (self.prediction, self.isExactDescent) = (prediction, isExactDescent)
    costIsOfOutputs = !takesScores && !isStrong
  }
}

extension LabelledData {
  /// Why no network can tell these examples apart; `nil` if one can.
  fileprivate var sameness: String? {
    if shares.contains(1) { return "The training set has no examples of another class." }
    let isSame = (0..<X.rows).allSatisfy { row in
      let values = X.elements[row * X.columns..<(row + 1) * X.columns]
      return values.allSatisfy { $0 == values.first }
    }
    return isSame ? "All training examples have the same features." : nil
  }
}
