import LessonKit
import NNCore

extension TrainingLesson {
  /// The initialization lab: the lesson's own training from three kinds of first weights.
  ///
  /// - Parameter claim: What the table shows, in a sentence.
  public static func initializationLab(_ settings: Settings, claim: String) -> Comparison<Settings> {
    var lab = settings
    lab.training.adopt(.initializationLab)
    let ways = [("zeros", Initialization.zeros), ("random × 10", .random(scale: 10)), ("he", .he)]
    return Comparison(
      lab,
      ways.map { name, initialization in
        var settings = lab
        settings.training.network.kind = initialization
        if case .random(let scale) = initialization { settings.training.network.scale = scale }
        return way(name, settings)
      },
      claim: claim)
  }
}
