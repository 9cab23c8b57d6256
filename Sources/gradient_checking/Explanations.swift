import LessonKit
import NNCore

// What a student may ask about the results; said on stderr.

extension GradientChecking {
  static func notes(
    on check: GradientComparison, _ network: CheckedNetwork, _ mistakes: [CheckedMistake],
    _ quotients: [DifferenceQuotient]
  ) -> [String] {
    var notes: [String] = []
    if network.isSaturated { notes.append(aboutSaturation(cost: network.cost(at: network.theta))) }
    if quotients.contains(where: { $0.obstacle == .kink }) { notes.append(aboutKinks) }
    if check.verdict == .zero { notes.append(aboutZero) }
    if !check.passes {
      return notes + ["where the right gradient does not pass, no wrong one can be told from it."]
    }
    let invisible = mistakes.filter(\.check.passes)
    for reason in Invisibility.allCases {
      let names = invisible.filter { $0.invisibility(quotients) == reason }.map { "“\($0.mistake.rawValue)”" }
      if names.isEmpty { continue }
      notes.append("not visible here, because \(reason.rawValue): \(names.joined(separator: ", ")).")
    }
    return notes
  }

  private static func aboutSaturation(cost: Double) -> String {
    """
    some outputs are exactly 0 or 1, and wrong: their cost on paper is ln 0, infinite. Taken from z, before the \
    sigmoid, the cost is \(cost.formatted(significantDigits: 4)), and its differences are what is compared.
    """
  }

  private static let aboutKinks = """
    a kink is where a ReLU switches on or off, at z = 0. The cost has one slope before it and another behind it, \
    and a difference across it is a mean of both: no derivative, and no test of one. Another --seed has its kinks \
    elsewhere.
    """

  private static let aboutZero = """
    each derivative is a mean over the examples. Here every mean is zero, or its terms cancel so far that their \
    rounding is more than a ten-millionth of what remains.
    """
}

/// Why a mistake passes the check.
enum Invisibility: String, CaseIterable {
  case changesNothing = "the derivatives that it changes are all zero at these weights"
  case changesWhatIsLeftOut = "the derivatives that it changes are all left out"
  case changesTooLittle = "it changes what is compared by less than the difference quotients can tell"
}

extension CheckedMistake {
  func invisibility(_ quotients: [DifferenceQuotient]) -> Invisibility {
    let changed = right.indices.filter { wrong[$0] != right[$0] }
    if changed.isEmpty { return .changesNothing }
    return changed.allSatisfy { quotients[$0].obstacle != nil } ? .changesWhatIsLeftOut : .changesTooLittle
  }
}
