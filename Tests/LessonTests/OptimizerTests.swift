import LessonKit
import NNCore
import TestSupport
import Testing
import TrainingKit

@testable import deep_neural_network_with_optimizers
@testable import deep_neural_network_with_optimizers_heart

private typealias Program = DeepNeuralNetworkWithOptimizers

/// What the options of lesson 9 do.
@Suite struct OptimizerTests {
  @Test func adamIsTheDefault() throws {
    let settings = try Program.settings(from: [])
    #expect(settings.optimizers == [OptimizerChoice(.adam)])
    #expect(settings.variant == .published && settings.hyperparameters == Hyperparameters())
    #expect(try Program.settings(from: ["--optimizer", "all"]).optimizers == nil)
  }

  @Test func givenSettingsReplaceThePublishedOnes() throws {
    let settings = try Program.settings(from: [
      "--learning-rate", "0.5", "--beta", "0.25", "--beta2", "0.75", "--epsilon", "0.125",
    ])
    let prepared = try PreparedOptimizer(OptimizerChoice(.adam), settings.variant, settings.hyperparameters)
    let adam = Adam(prepared.variant, prepared.given, for: Matrix([[0]]))
    #expect(
      prepared.method == .adam && adam.learningRate == 0.5 && adam.beta == 0.25 && adam.beta2 == 0.75
        && adam.epsilon == 0.125
        && adam.variant == .published, "\(adam)")
  }

  /// What each option sets, and the methods that have it.
  static let settable: [(Hyperparameters, [OptimizerKind])] = [
    (Hyperparameters(learningRate: 0.5), OptimizerKind.allCases.filter { $0 != .adadelta }),
    (Hyperparameters(beta: 0.5), [.momentum, .nesterov, .adadelta, .rmsprop, .adam]),
    (Hyperparameters(beta2: 0.5), [.adam]),
    (Hyperparameters(epsilon: 0.5), [.adagrad, .adadelta, .rmsprop, .adam]),
  ]

  @Test(arguments: settable)
  func aSettingThatAMethodDoesNotHaveIsAnError(given: Hyperparameters, having: [OptimizerKind]) throws {
    let name = given.names[0]
    for method in OptimizerKind.allCases {
      let outcome = Result { try PreparedOptimizer(OptimizerChoice(method), .published, given) }
      guard case .failure(let error as LessonError) = outcome else {
        #expect(having.contains(method), "\(method) takes \(name)")
        continue
      }
      #expect(!having.contains(method), "\(method) does not take \(name)")
      #expect(error.exitStatus == 64)
      #expect(error.message == "\(method.rawValue) has no \(name)")
    }
  }

  /// What an option sets is what the method then uses: two steps come out differently.
  @Test(arguments: settable) func whatIsGivenIsUsed(given: Hyperparameters, having: [OptimizerKind]) throws {
    func end(_ method: OptimizerKind, _ given: Hyperparameters) throws -> Double {
      let prepared = try PreparedOptimizer(OptimizerChoice(method), .published, given)
      return switch prepared.method {
      case .gradientDescent: afterTwoSteps(of: GradientDescent.self, prepared)
      case .momentum: afterTwoSteps(of: Momentum.self, prepared)
      case .nesterov: afterTwoSteps(of: Nesterov.self, prepared)
      case .adagrad: afterTwoSteps(of: AdaGrad.self, prepared)
      case .adadelta: afterTwoSteps(of: AdaDelta.self, prepared)
      case .rmsprop: afterTwoSteps(of: RMSProp.self, prepared)
      case .adam: afterTwoSteps(of: Adam.self, prepared)
      }
    }
    func afterTwoSteps<Rule: Optimizer>(of rule: Rule.Type, _ prepared: PreparedOptimizer) -> Double {
      var W = Matrix([[1]])
      var optimizer = Rule(prepared.variant, prepared.given, for: W)
      for g in [0.5, -0.25] { optimizer.update(&W, Matrix([[g]])) }
      return W[0, 0]
    }
    for method in having { #expect(try end(method, given) != end(method, Hyperparameters()), "\(method)") }
  }

  /// The seed determines the first epoch's batches, and so the cost of the last one.
  @Test func theSeedOfTheBatchesCounts() throws {
    func cost(_ arguments: [String]) throws -> String {
      let arguments = ["--iterations", "1", "--no-plot", "--dataset", "moons"] + arguments
      let result = try runProgram(Program.name, arguments)
      return String(result.stdout.prefix { $0 != "\n" })
    }
    #expect(try cost([]) == cost(["--batch-seed", "1"]))
    #expect(try cost([]) != cost(["--batch-seed", "10"]))
  }
}
