import Datasets
import NNCore

/// What may make a cost infinite or no number in a run: found by looking at its data and settings.
public struct Suspects: Sendable {
  /// That of the run's features which is furthest from 0, if that is far; `nil` if they are scaled.
  let largestFeature: Double?
  /// The spread of the first weights, if it is large.
  let weightScale: Double?
  /// Whether all first weights are 0: then all outputs are the same, whatever the rate.
  let startsAtZero: Bool
  /// The spread of random first weights that lets a signal fade, if it is small.
  let fadingScale: Double?

  /// Features beyond this make a unit's Z large whatever the first weights.
  private static let farFeature = 20.0
  /// Random weights of this spread and more saturate an output of few layers.
  private static let largeScale = 0.5
  /// Random weights of this spread and less shrink a signal in every layer of a few dozen units.
  private static let smallScale = 0.1

  public init(_ data: Split, _ network: NetworkSettings) {
    let largest = data.train.X.elements.reduce(0) { max($0, abs($1)) }
    largestFeature = largest > Suspects.farFeature ? largest : nil
    let isRandom = network.kind == .random
    let isLarge = network.start == nil && isRandom && network.scale >= Suspects.largeScale
    weightScale = isLarge ? network.scale : nil
    startsAtZero = network.start == nil && (network.kind == .zeros || isRandom && network.scale == 0)
    let isFading = network.start == nil && isRandom && network.scale <= Suspects.smallScale
    fadingScale = isFading && !startsAtZero && !network.hidden.isEmpty ? network.scale : nil
  }

  /// Why a network may not learn to tell classes apart, and what helps; `nil` if its first weights are no reason.
  var reasonForOneAnswer: String? {
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

  /// The reasons that apply, as sentences.
  ///
  /// - Parameter hasStepped: Whether weights have been updated: until then no rate is to blame.
  func sentences(hasStepped: Bool) -> [String] {
    var sentences: [String] = []
    if let largestFeature {
      sentences.append(
        "The features are not scaled, they go up to \(largestFeature): --standardize helps.")
    }
    if let weightScale {
      sentences.append("The first weights are large, \(weightScale): a smaller --scale or he helps.")
    }
    if hasStepped {
      sentences.append(
        sentences.isEmpty
          ? "The steps are too long: a smaller --learning-rate helps."
          : "The steps may be too long: a smaller --learning-rate helps.")
    }
    return sentences.isEmpty ? ["An output is exactly 0 or 1 for an example of the other class."] : sentences
  }
}
