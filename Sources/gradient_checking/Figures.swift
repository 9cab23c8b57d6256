import LessonKit
import NNCore
import TrainingKit

/// The published verdict, in `Data/Figures/gradient_checking.json`.
struct Figures: Decodable {
  let heading: String
  let parameters: Int
  let must_be_below: Double
}

extension GradientChecking {
  /// The lesson's check beside the published verdict: the difference is 0 but for less than the threshold.
  ///
  /// - Throws: `LessonError.usage` for options that change the check.
  static func verification(_ settings: Settings, progressOn console: Console? = nil) throws -> Verification {
    try settings.requireReferenceSettings()
    let figures = try reference(Figures.self, named: name)
    let published = Settings()
    let network = try CheckedNetwork(published, on: published.data.load().train)
    var done = 0
    let quotients = network.differenceQuotients(epsilon: published.epsilon) {
      done += 1
      console?.progress("parameter", done, of: network.theta.count)
    }
    let check = GradientComparison(of: network.gradient(), with: quotients, in: network.parts)
    var verification = Verification(heading: figures.heading)
    verification.compare(
      "parameters", Double(quotients.count), with: Double(figures.parameters), tolerance: 0)
    verification.compare("difference", check.difference, with: 0, tolerance: figures.must_be_below)
    return verification
  }
}
