import LessonKit
import NNCore
import TestSupport
import Testing

@testable import gradient_checking
@testable import gradient_checking_heart

/// Lesson 7's check with given settings, as the program makes it.
struct CheckedRun {
  let settings: GradientChecking.Settings
  let network: NetworkCheck
  let check: GradientComparison
  let mistakes: [(mistake: PlantedMistake, check: GradientComparison)]

  init(_ arguments: [String] = []) throws {
    settings = try GradientChecking.settings(from: arguments)
    network = try NetworkCheck(settings, on: settings.data.load().train)
    (check, mistakes) = (network.right, network.mistakes)
  }

  var quotients: [DifferenceQuotient] { network.quotients }

  var gradient: [Double] { network.gradient }

  /// The gradient that a mistake gives.
  func gradient(with mistake: PlantedMistake) -> [Double] {
    gradientsToVector(backwardPropagation(network.caches, network.Y, network.layers, with: mistake))
  }

  var leftOut: Int { quotients.count { $0.crossesKink } }

  var notes: [String] { GradientChecking.notes(on: network) }

  var table: String { GradientChecking.tableOfMistakes(in: network) }

  /// Settings of the program, given by its options.
  struct Setting: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    var testDescription: String { arguments.joined(separator: " ") }
    func run() throws -> CheckedRun { try CheckedRun(arguments) }
  }

  /// All combinations of data sets, sizes and initializations; each of 31 seeds comes three or four times.
  static let settings: [Setting] = {
    let data = [
      ["breast-cancer"], ["breast-cancer", "--standardize"], ["circles"], ["moons"],
      ["moons", "--standardize"],
    ]
    let sizes = ["none", "1", "5,3", "3,3,3,3"]
    let scales = [
      ["zeros"], ["random", "--scale", "0.01"], ["random", "--scale", "1"], ["random", "--scale", "10"],
      ["xavier"],
      ["he"],
    ]
    var settings: [Setting] = []
    for data in data {
      for hidden in sizes {
        for scale in scales {
          let seed = "\(settings.count % 31)"
          settings.append(
            Setting(
              arguments: ["--dataset"] + data + ["--hidden", hidden, "--initialization"] + scale + [
                "--seed", seed,
              ]))
        }
      }
    }
    return settings
  }()
}

/// Whatever the check says must be true.
@Suite struct GradientCheckingSettingsTests {
  /// A mistake that passes has changed nothing that is compared, except by rounding.
  @Test(arguments: CheckedRun.settings)
  func aRightGradientPassesAndOnlyInvisibleMistakesDo(_ setting: CheckedRun.Setting) throws {
    let run = try setting.run()
    #expect([.right, .zero].contains(run.check.verdict), "\(run.check)")
    #expect(run.check.difference < 2e-7, "\(run.check)")
    #expect(run.leftOut < run.quotients.count)
    for wrong in run.mistakes where wrong.check.passes {
      let gradient = run.gradient(with: wrong.mistake)
      for part in parts(of: run.network.layers) {
        let compared = part.range.filter { !run.quotients[$0].crossesKink }
        let change = norm(compared.map { gradient[$0] - run.gradient[$0] })
        let distance = Distance(run.gradient, run.quotients, in: compared)
        let (size, precision) = (distance.gradient, distance.rounding + distance.bending)
        #expect(
          change <= 1e-6 * size + 2 * precision,
          "\(wrong.mistake.rawValue) changes \(part.name) of size \(size) by \(change)")
      }
    }
  }

  /// The centred difference across a kink is not the derivative: if compared, it would make a right gradient look
  /// wrong.
  @Test func kinksAreLeftOut() throws {
    let run = try CheckedRun(["--dataset", "moons"])
    #expect(run.leftOut == 3)
    let all = Distance(run.gradient, run.quotients, in: Array(run.quotients.indices))
    #expect(all.difference > 0.01, "difference \(all.difference)")
    let text = GradientChecking.verdict(on: run.check, of: run.quotients, epsilon: 1e-7)
    #expect(
      text == """
        Difference: \(run.check.difference)
        The gradient of 34 of 37 parameters is right: the difference is below 2e-07.
        Left out: 3 parameters, where a step of ε crosses a kink of the cost.
        """)
    let notes = run.notes
    #expect(notes.count == 1 && notes[0].hasPrefix("a kink is where a ReLU switches"), "\(notes)")
  }

  /// Balanced classes and zero weights: every derivative that is left is a sum that cancels.
  @Test func zeroIsSaidToBeZero() throws {
    let run = try CheckedRun(["--dataset", "circles", "--initialization", "zeros"])
    #expect(run.check.verdict == .zero && run.check.difference == 0)
    let text = GradientChecking.verdict(on: run.check, of: run.quotients, epsilon: 1e-7)
    #expect(
      text == """
        Difference: 0.0
        The gradient of 19 of 37 parameters is zero up to rounding, and so are the differences of the cost.
        Left out: 18 parameters, where a step of ε crosses a kink of the cost.
        """)
    #expect(!run.table.contains("caught") && run.table.contains("not visible here"), "\(run.table)")
  }

  /// All units of the last hidden layer are off.
  @Test func aMistakeWhereAllIsOffIsNotVisible() throws {
    let run = try CheckedRun(["--seed", "4"])
    let invisible = run.mistakes.filter(\.check.passes)
    #expect(invisible.map(\.mistake) == [.doubledWeights, .quadrupledBiases])
    #expect(invisible.allSatisfy { run.gradient(with: $0.mistake) == run.gradient })
    let notes = run.notes
    #expect(
      notes.last?.hasPrefix("not visible here: “dW of the second layer twice as large”, “db of the first")
        == true,
      "\(notes)")
  }

  /// The derivatives of two layers are 10⁻⁹ of the whole gradient, but each W and b is compared separately.
  @Test func aSmallWrongPartIsCaught() throws {
    let run = try CheckedRun([
      "--standardize", "--hidden", "3,3,3,3", "--initialization", "random", "--seed", "3",
    ])
    let doubled = run.mistakes[0].check
    #expect(doubled.difference < 2e-7 && doubled.wrongParts == ["W2"], "\(doubled)")
    #expect(run.table.contains("caught in W2"), "\(run.table)")
  }

  @Test func aNetworkWithoutHiddenLayersHasFewerMistakes() throws {
    let run = try CheckedRun(["--hidden", "none"])
    #expect(
      run.mistakes.map(\.mistake) == [.quadrupledBiases, .forgottenBiases, .forgottenMean, .swappedSign])
    #expect(run.mistakes.allSatisfy { !$0.check.passes })
  }

  /// If the step is too small or too wide, the check blames the step, and reports no mistake as caught.
  @Test(arguments: [(1e-300, false), (1e-16, false), (1e-12, false), (0.1, true), (1, true)])
  func badStepsAreBlamed(epsilon: Double, isWide: Bool) throws {
    for data in ["breast-cancer", "circles"] {
      let run = try CheckedRun(["--epsilon", "\(epsilon)", "--dataset", data])
      #expect(run.check.verdict == (isWide ? .stepTooWide : .stepTooSmall), "\(data): \(run.check)")
      #expect(!run.table.contains("caught"), "\(run.table)")
      let text = GradientChecking.verdict(on: run.check, of: run.quotients, epsilon: epsilon)
      let reason =
        isWide
        ? "within ε = \(epsilon), the cost bends as much as this. Try a smaller --epsilon."
        : "with ε = \(epsilon), rounding alone may make this difference. Try a larger --epsilon."
      #expect(text.split(separator: "\n")[1].hasSuffix("parameters cannot be judged: \(reason)"), "\(text)")
    }
  }

  /// For the steps in between, the verdict is that the gradient is right or that the step is to blame, never that the
  /// gradient is wrong.
  @Test(arguments: [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-9, 1e-10, 1e-11, 1e-13, 1e-14])
  func aRightGradientIsNeverCalledWrongSlow(epsilon: Double) throws {
    for setting in CheckedRun.settings where setting.arguments.contains("5,3") {
      let run = try CheckedRun(setting.arguments + ["--epsilon", "\(epsilon)"])
      #expect(run.check.verdict != .wrong, "\(setting.testDescription): \(run.check)")
    }
  }

  @Test func nothingLeftToCompareIsSaid() throws {
    let quotient = DifferenceQuotient(
      slope: 1, crossesKink: true, rounding: 0, bending: 0, scale: 1)
    let check = gradientCheck([2], [quotient], [("W1", 0..<1)])
    #expect(check.verdict == .nothingToCompare && check.difference == 0)
    let text = GradientChecking.verdict(on: check, of: [quotient], epsilon: 1e-7)
    #expect(
      text == """
        Difference: 0.0
        The derivative cannot be judged: nothing is left to compare. Try another --epsilon.
        Left out: 1 parameter, where a step of ε crosses a kink of the cost.
        """)
  }

  @Test func theOneDimensionalCheckTakesItsStep() throws {
    let plain = try runProgram("gradient_checking", ["--one-dimensional", "--no-plot", "--epsilon", "1e-6"])
    #expect(plain.status == 0, "\(plain)")
    let verdict = plain.stdout.split(separator: "\n").last
    #expect(verdict == "The derivative is right: the difference is below 2e-07.")
  }
}
