import Datasets
import LessonKit
import NNCore
import TrainingKit
import gradient_checking_heart

/// The check of a network at its first weights: the gradient must be right there as anywhere.
struct NetworkCheck {
  let settings: GradientChecking.Settings
  let X, Y: Matrix
  let layers: [Layer]
  let caches: [Cache]
  /// Backpropagation's gradient, in the order of θ.
  let gradient: [Double]
  private(set) var quotients: [DifferenceQuotient] = []

  init(
    _ settings: GradientChecking.Settings, on examples: LabelledData, progressOn console: Console? = nil
  ) throws(LessonError) {
    (self.settings, X, Y) = (settings, examples.X, examples.Y)
    layers = try settings.network.firstLayers(for: examples)
    caches = forwardPropagation(X, layers)
    guard caches.output.Z.isFinite else {
      throw .computation(
        "the network's outputs are not finite numbers, so there is no cost to take differences of",
        hint: "its weights or its data are too large: a smaller --scale, --standardize")
    }
    gradient = gradientsToVector(backwardPropagation(caches, Y, layers))
    quotients = quotients(epsilon: settings.epsilon, after: 0, progressOn: console)
  }

  /// The difference quotients with a step ε, after those with `others` other steps.
  func quotients(epsilon: Double, after others: Int, progressOn console: Console?) -> [DifferenceQuotient] {
    let (count, further) = (gradient.count, settings.furtherSteps.count)
    let remedy = further == 0 ? nil : "Most of it is for the picture: --no-plot leaves it out."
    return differenceQuotients(X, Y, layers, epsilon: epsilon) { done in
      console?.progress("quotient", others * count + done, of: (1 + further) * count, remedy: remedy)
    }
  }

  var right: GradientComparison { comparison(of: gradient) }

  private func comparison(of gradient: [Double]) -> GradientComparison {
    gradientCheck(gradient, quotients, parts(of: layers))
  }

  /// What the check says about each mistake that can be made in this network.
  var mistakes: [(mistake: PlantedMistake, check: GradientComparison)] {
    PlantedMistake.allCases.filter { $0.exists(inLayers: layers.count) }.map {
      ($0, comparison(of: gradientsToVector(backwardPropagation(caches, Y, layers, with: $0))))
    }
  }
}
