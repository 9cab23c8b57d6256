import LessonKit
import TrainingKit

/// The published verdict, in `Data/Figures/gradient_checking.json`.
struct Figures: Decodable {
  let heading: String
  let parameters: Int
  let must_be_below: Double
}

extension GradientChecking {
  /// Compares the lesson's check with the published verdict: the difference must be below the threshold.
  ///
  /// - Throws: `LessonError.usage` for options that change the check.
  static func verification(_ settings: Settings, progressOn console: Console? = nil) throws -> Verification {
    try settings.requireReferenceSettings()
    let figures = try reference(Figures.self, named: name)
    var published = Settings()
    published.output.isPlotted = false
    let check = try NetworkCheck(published, on: published.data.load().train, progressOn: console)
    var verification = Verification(heading: figures.heading)
    verification.compare(
      "parameters", Double(check.quotients.count), with: Double(figures.parameters), tolerance: 0)
    verification.compare("difference", check.right.difference, with: 0, tolerance: figures.must_be_below)
    return verification
  }
}
