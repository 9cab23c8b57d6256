import TestSupport
import Testing

@testable import LessonKit
@testable import batch_normalization
@testable import compare_initializations
@testable import deep_neural_network_ng
@testable import deep_neural_network_release
@testable import deep_neural_network_v1
@testable import deep_neural_network_v2
@testable import deep_neural_network_with_L2
@testable import deep_neural_network_with_dropout
@testable import deep_neural_network_with_gd
@testable import deep_neural_network_with_optimizers
@testable import gradient_checking
@testable import rnn
@testable import softmax_regression

/// What holds for the options of all lessons.
@Suite struct LessonOptionsTests {
  /// A lesson's name, its options, and what its parser says about a command line: an error's message, or nothing.
  struct Declared: Sendable {
    let name: String
    let options: [(name: String, rule: String)]
    let message: @Sendable ([String]) -> String?

    init<Program: Lesson & SendableMetatype>(_ program: Program.Type) {
      name = program.name
      options = program.options.map { ($0.name, $0.placeholder == nil ? "" : $0.rule) }
      message = { arguments in
        do throws(LessonError) {
          _ = try program.settings(from: arguments)
          return nil
        } catch {
          return error.kind == .usage ? error.message : "not 64: \(error)"
        }
      }
    }
  }

  /// In the order of the course.
  static let lessons = [
    Declared(DeepNeuralNetworkV1.self), Declared(DeepNeuralNetworkV2.self),
    Declared(DeepNeuralNetworkNg.self),
    Declared(CompareInitializations.self), Declared(DeepNeuralNetworkWithL2.self),
    Declared(DeepNeuralNetworkWithDropout.self), Declared(GradientChecking.self),
    Declared(DeepNeuralNetworkWithGd.self), Declared(DeepNeuralNetworkWithOptimizers.self),
    Declared(BatchNormalizationLesson.self), Declared(DeepNeuralNetworkRelease.self), Declared(RNN.self),
    Declared(SoftmaxRegression.self),
  ]

  /// The table of other lessons' options has each option that not all lessons have, with the lessons that have it.
  @Test func theTableIsComplete() {
    #expect(Self.lessons.map(\.name) == Lessons.names)
    for option in Set(Self.lessons.flatMap { $0.options.map(\.name) }) {
      let names = Self.lessons.filter { $0.options.contains { $0.name == option } }.map(\.name)
      let words =
        switch names.count {
        case Self.lessons.count: nil as String?
        case 4...: "\(names[0]) and other lessons"
        case 3: "\(names[0]), \(names[1]) and \(names[2])"
        default: names.joined(separator: " and ")
        }
      #expect(LessonOptions.lessons(with: option) == words, "\(option)")
    }
    #expect(LessonOptions.lessons(with: "--") == nil && LessonOptions.lessons(with: "--scal") == nil)
  }

  @Test func anOptionOfAnotherLessonNamesThatLesson() {
    var count = 0
    for lesson in Self.lessons {
      for other in Self.lessons.flatMap({ $0.options.map(\.name) })
      where !lesson.options.contains(where: { $0.name == other }) {
        let message = lesson.message([other, "1"])
        #expect(
          message?.contains("it is an option of ") == true, "\(lesson.name) \(other): \(message ?? "nil")")
        count += 1
      }
    }
    #expect(count > 500)
  }

  @Test(arguments: lessons.indices) func anOptionIsGivenOnce(_ index: Int) {
    for (name, rule) in Self.lessons[index].options {
      let value = rule.isEmpty ? [] : [sample(rule)]
      let message = Self.lessons[index].message([name] + value + [name] + value)
      #expect(message == "\(name) is given twice", "\(name): \(message ?? "nil")")
    }
  }

  /// A value that follows the rule.
  private func sample(_ rule: String) -> String {
    if rule.hasPrefix("a number") || rule.hasPrefix("a whole number") || rule.hasPrefix("up to") {
      return rule.contains("below 1") ? "0.5" : "1"
    }
    return rule.split(whereSeparator: { ",; ".contains($0) }).first.map(String.init) ?? "x"
  }

  @Test(arguments: lessons.indices) func noOptionTakesWhatIsNotANumber(_ index: Int) {
    for (name, rule) in Self.lessons[index].options where rule.contains("number") {
      for value in [
        "inf", "-inf", "+inf", "nan", "-nan", "NaN", "Infinity", "1e999", "0x1p3", "1e", "", " 1",
      ] {
        let message = Self.lessons[index].message(["\(name)=\(value)"])
        #expect(message?.contains("takes") == true, "\(name)=\(value): \(message ?? "nil")")
      }
    }
  }

  /// Pairs of options that contradict each other, in both orders, and options without the one that they need.
  @Test func contradictionsAreRefused() {
    let pairs = [
      [["--no-plot"], ["--plot", "p.svg"]], [["--header"], ["--no-header"]],
      [["--initialization", "he"], ["--scale", "5"]], [["--initialization", "zeros"], ["--scale", "1"]],
    ]
    for lesson in Self.lessons {
      for pair in pairs where pair.allSatisfy({ part in lesson.options.contains { $0.name == part[0] } }) {
        for arguments in [pair[0] + pair[1], pair[1] + pair[0]] {
          #expect(lesson.message(arguments) != nil, "\(lesson.name) \(arguments)")
        }
      }
      for (option, needed) in [("--precision single", "--save"), ("--predictions p.csv", "--predict")]
      where lesson.options.contains(where: { option.hasPrefix($0.name + " ") }) {
        let message = lesson.message(option.split(separator: " ").map(String.init))
        #expect(message?.contains("needs \(needed) FILE") == true, "\(lesson.name) \(option)")
      }
    }
  }
}
