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
  /// How the network that predicts differs from the one whose costs are reported, if it does, in a sentence.
  let prediction: String?
  /// Whether all reported costs are of one function, whose exact gradient the steps follow. Then a cost that has
  /// risen shows that steps are too long, since short ones lower it.
  let isExactDescent: Bool
  /// Whether the cost is computed from scores, and no output makes it infinite.
  let takesScores: Bool
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
  ///   - prediction: How the network that predicts differs from the one whose costs are reported, if it does.
  ///   - isExactDescent: Whether all reported costs are of one function, whose exact gradient the steps follow.
  ///   - takesScores: Whether the cost is computed from scores, and no output makes it infinite.
  ///   - causes: What the lesson itself may have to do with a cost that is infinite or grows, in sentences.
  public init(
    _ data: Split, _ network: NetworkSettings, _ initialization: Initialization? = nil,
    isNormalized: Bool = false, prediction: String? = nil, isExactDescent: Bool = false,
    takesScores: Bool = false, causes: [String] = []
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
    self.prediction = prediction
    self.isExactDescent = isExactDescent
    self.takesScores = takesScores
    self.causes = causes
  }

  /// Why a network may not learn to tell classes apart, and what to try; `nil` if neither its examples nor its first
  /// weights are a reason.
  var reasonForOneAnswer: String? {
    if let sameness { return sameness }
    if startsAtZero {
      return "First weights of 0 keep the units of a layer equal: try --initialization he."
    }
    return fadingScale.map { scale in
      """
      First weights of \(scale) may let a signal fade from layer to layer: try --initialization he, best with \
      --standardize.
      """
    }
  }

  /// A penalty (λ/2m) Σ ‖W‖² takes the share ηλ/m of the weights in each step: what to say where λ is large for m.
  public static func penalty(_ lambda: Double, of data: Split) -> [String] {
    lambda >= strongPenalty * Double(data.train.count)
      ? ["The penalty is strong for so few examples: try a smaller --lambda than \(lambda)."] : []
  }

  /// Whether steps are too long.
  enum StepLength {
    /// They may be.
    case doubtful
    /// The cost that they are to lower has risen.
    case tooLong
    /// No step has been made, or the cost that they are to lower is lower.
    case blameless

    var advice: String? {
      switch self {
      case .doubtful: "The steps may be too long: try a smaller --learning-rate."
      case .tooLong: "The cost rose in training, so the steps are too long: try a smaller --learning-rate."
      case .blameless: nil
      }
    }
  }

  /// What is known of the run, as sentences, each with what to try: facts are stated as such, reasons only where
  /// they are certain.
  func sentences(_ steps: StepLength, isPrediction: Bool = false) -> [String] {
    let features = largestFeature.map {
      "The features are not scaled, the largest is \($0) in size: try --standardize."
    }
    let weights = weightScale.map {
      "The first weights are large, \($0): try a smaller --scale or --initialization he."
    }
    return [isPrediction ? prediction : nil, features, weights].compactMap(\.self) + causes
      + [steps.advice].compactMap(\.self)
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
