import Datasets
import NNCore
import gradient_checking_heart

// Lesson 7: a gradient compared with its difference quotients, for a step ε.

extension Playground {
  /// The difference, whether the gradient passes, how many parameters were compared and how many there are, for lesson
  /// 7's network and data; with one planted mistake in the gradient if `mistake` is not 0.
  func check(_ form: Form) throws(Complaint) -> Answer {
    let epsilon = try form.number("epsilon", 1e-7, in: 1e-300...1e3)
    var settings = Settings(.v2)
    settings.source = Source(rawValue: form["data"] ?? "") ?? .breastCancer
    settings.useStandardPoints()
    settings.isStandardized = form.flag("standardize")
    let train = try settings.examples(currentTables).train
    var random = RandomState(seed: 1)
    let layers = Network(layerSizes: [train.X.rows, 5, 3, 1], .xavier, using: &random).layers
    let mistakes = PlantedMistake.allCases
    let number = try form.count("mistake", 0, in: 0...mistakes.count)
    let caches = forwardPropagation(train.X, layers)
    let gradients = backwardPropagation(
      caches, train.Y, layers, with: number == 0 ? nil : mistakes[number - 1])
    let quotients = differenceQuotients(train.X, train.Y, layers, epsilon: epsilon)
    let comparison = gradientCheck(gradientsToVector(gradients), quotients, parts(of: layers))
    let compared = quotients.count { !$0.crossesKink }
    return Answer([
      comparison.difference, comparison.passes ? 1 : 0, Double(compared), Double(quotients.count),
    ])
  }
}
