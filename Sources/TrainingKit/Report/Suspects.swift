import Datasets
import NNCore

/// What may make a run's cost infinite or no number, or keep it from learning: found by looking at its data and
/// settings.
public struct Suspects: Sendable {
  /// That of the run's features which is furthest from 0, if that is far; `nil` if they are scaled.
  let largestFeature: Double?
  /// The spread of the first weights, if it is large.
  let weightScale: Double?
  /// Whether all first weights are 0: then all outputs are the same, whatever the rate.
  let startsAtZero: Bool
  /// The spread of random first weights that lets a signal fade, if it is small.
  let fadingScale: Double?
  /// Why no network can tell the training examples apart, if none can, in a sentence.
  let sameness: String?
  /// Whether hidden layers normalize their Z, when predicting by running averages.
  let isNormalized: Bool
  /// What the lesson itself may have to do with it, in sentences.
  let causes: [String]

  /// Features beyond this make a unit's Z large whatever the first weights.
  private static let farFeature = 20.0
  /// Random weights of this spread and more saturate an output of few layers.
  private static let largeScale = 0.5
  /// Random weights of this spread and less shrink a signal in every layer of a few dozen units.
  private static let smallScale = 0.1
  /// A penalty of this λ/m and more leaves little of the weights.
  private static let strongPenalty = 0.1

  /// - Parameters:
  ///   - initialization: How the first weights are drawn, if not as the network's settings say.
  ///   - isNormalized: Whether hidden layers normalize their Z, so that no spread of the weights matters to them.
  ///   - causes: What the lesson itself may have to do with a cost that is infinite or grows, in sentences.
  public init(
    _ data: Split, _ network: NetworkSettings, _ initialization: Initialization? = nil,
    isNormalized: Bool = false, causes: [String] = []
  ) {
    let largest = data.train.X.elements.reduce(0) { max($0, abs($1)) }
    largestFeature = largest > Suspects.farFeature ? largest : nil
    let start = network.start == nil ? initialization ?? network.initialization : nil
    let spread: Double? = if case .random(let scale)? = start, !isNormalized { scale } else { nil }
    weightScale = spread.flatMap { $0 >= Suspects.largeScale ? $0 : nil }
    startsAtZero = !network.hidden.isEmpty && (start == .zeros || start == .random(scale: 0))
    let mayFade = !startsAtZero && !network.hidden.isEmpty
    fadingScale = spread.flatMap { mayFade && $0 <= Suspects.smallScale ? $0 : nil }
    sameness = data.train.sameness
    self.isNormalized = isNormalized
    self.causes = causes
  }

  /// Why a network may not learn to tell classes apart, and what helps; `nil` if neither its examples nor its first
  /// weights are a reason.
  var reasonForOneAnswer: String? {
    if let sameness { return sameness }
    if startsAtZero {
      return "First weights of 0 keep the units of a layer equal: --initialization he helps."
    }
    return fadingScale.map { scale in
      """
      First weights of \(scale) let a signal fade from layer to layer: --initialization he helps, best with \
      --standardize.
      """
    }
  }

  /// A penalty (λ/2m) Σ ‖W‖² takes the share ηλ/m of the weights in each step: what to say where λ is large for m.
  public static func penalty(_ lambda: Double, of data: Split) -> [String] {
    lambda >= strongPenalty * Double(data.train.count)
      ? ["The penalty is strong for so few examples: a smaller --lambda than \(lambda) helps."] : []
  }

  /// The reasons that apply, as sentences.
  ///
  /// - Parameters:
  ///   - hasStepped: Whether weights have been updated: until then no rate is to blame.
  ///   - isPrediction: Whether the cost is that of predictions, which may differ from those in training.
  func sentences(hasStepped: Bool, isPrediction: Bool = false) -> [String] {
    var sentences: [String] = []
    if let largestFeature {
      sentences.append(
        "The features are not scaled, they go up to \(largestFeature): --standardize helps.")
    }
    if let weightScale {
      sentences.append("The first weights are large, \(weightScale): a smaller --scale or he helps.")
    }
    if isPrediction && isNormalized {
      sentences.append("Predictions use the running averages, which may be far from those of the examples.")
    }
    if hasStepped {
      sentences += causes
      sentences.append(
        sentences.isEmpty
          ? "The steps are too long: a smaller --learning-rate helps."
          : "The steps may be too long: a smaller --learning-rate helps.")
    }
    return sentences.isEmpty ? ["An output is exactly 0 or 1 for an example of the other class."] : sentences
  }
}

extension LabelledData {
  /// Why no network can tell these examples apart, if none can.
  fileprivate var sameness: String? {
    if shares.contains(1) { return "The training set has examples of no other." }
    let isSame = (0..<X.rows).allSatisfy { row in
      let values = X.elements[row * X.columns..<(row + 1) * X.columns]
      return values.allSatisfy { $0 == values.first }
    }
    return isSame ? "All training examples have the same features." : nil
  }
}
