import Datasets
import NNCore
import gradient_checking_heart

// Lesson 7: a gradient compared with its difference quotients, for a step ε.

extension Playground {
  /// The difference, the verdict as a number, how many parameters were compared and how many there are, for lesson 7's
  /// network and data; with one planted mistake in the gradient if `mistake` is not 0. The text lists each W and b in
  /// which the gradient is wrong.
  ///
  /// The verdicts: 0 wrong, 1 right, 2 zero, 3 step too small, 4 step too wide, 5 nothing to compare, 6 not judged,
  /// because not even the right gradient passes with this step, 7 the mistake changes no derivative that is compared.
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
    let quotients = differenceQuotients(train.X, train.Y, layers, epsilon: epsilon)
    func comparison(with mistake: PlantedMistake?) -> GradientComparison {
      let gradients = backwardPropagation(caches, train.Y, layers, with: mistake)
      return gradientCheck(gradientsToVector(gradients), quotients, parts(of: layers))
    }
    let right = comparison(with: nil)
    let chosen = number == 0 ? right : comparison(with: mistakes[number - 1])
    var verdict = chosen.verdict.number
    if number > 0 { verdict = !right.passes ? 6 : chosen.passes ? 7 : verdict }
    let compared = quotients.count { !$0.crossesKink }
    var wrong = ""
    for name in chosen.wrongParts { wrong += (wrong.isEmpty ? "" : ", ") + name }
    return Answer(
      [chosen.difference, Double(verdict), Double(compared), Double(quotients.count)], Array(wrong.utf8))
  }
}

extension Verdict {
  fileprivate var number: Int {
    switch self {
    case .wrong: 0
    case .right: 1
    case .zero: 2
    case .stepTooSmall: 3
    case .stepTooWide: 4
    case .nothingToCompare: 5
    }
  }
}
