import LessonKit
import NNCore
import TestSupport
import Testing
import TrainingKit

@testable import deep_neural_network_with_optimizers

private typealias Program = DeepNeuralNetworkWithOptimizers

/// The whole runs of lesson 9, and what its options do.
@Suite struct OptimizerTests {
  @Test(arguments: Method.allCases) func printsThePublishedNumbers(method: Method) throws {
    let name = method == .gradientDescent ? "sgd" : method.rawValue
    let published = try PublishedRun.named("deep_neural_network_with_optimizers.\(name)")
    let settings = Program.Settings()
    let data = try settings.data.load()
    var trace = TrainingTrace(every: settings.reportEvery, of: settings.epochs)
    let network = try Program.train(
      with: method.optimizer(), settings, on: data.train, trace: &trace)
    published.expect(trace)
    published.expect(TrainingReport.Accuracies(of: network, on: data))
  }

  @Test func adamIsTheDefault() throws {
    let settings = try Program.settings(from: [])
    #expect(settings.method == .adam && settings.variant == .published && settings.given.isEmpty)
    #expect(try Program.settings(from: ["--optimizer", "all"]).method == nil)
  }

  @Test func givenSettingsReplaceThePublishedOnes() throws {
    let settings = try Program.settings(from: [
      "--learning-rate", "0.5", "--beta", "0.25", "--beta2", "0.75", "--epsilon", "0.125",
    ])
    let adam = try #require(try Method.adam.optimizer(settings.variant, settings.given) as? Adam)
    #expect(
      adam.learningRate == 0.5 && adam.beta == 0.25 && adam.beta2 == 0.75 && adam.epsilon == 0.125
        && adam.variant == .published, "\(adam)")
  }

  /// The methods that have each setting.
  @Test(arguments: [
    (Hyperparameter.learningRate, Method.allCases.filter { $0 != .adadelta }),
    (.beta, [.momentum, .nesterov, .adadelta, .rmsprop, .adam]), (.beta2, [.adam]),
    (.epsilon, [.adagrad, .adadelta, .rmsprop, .adam]),
  ])
  func aSettingThatAMethodDoesNotHaveIsAnError(hyperparameter: Hyperparameter, having: [Method]) throws {
    for method in Method.allCases {
      let outcome = Result { try method.optimizer(.published, [hyperparameter: 0.5]) }
      guard case .failure(let error as LessonError) = outcome else {
        #expect(having.contains(method), "\(method) takes \(hyperparameter.rawValue)")
        continue
      }
      #expect(!having.contains(method), "\(method) does not take \(hyperparameter.rawValue)")
      #expect(error.exitStatus == 64)
      #expect(error.message == "\(method.rawValue) has no \(hyperparameter.rawValue)")
    }
  }

  @Test func theHintListsWhatTheMethodTakes() throws {
    let result = try runProgram(Program.name, ["--optimizer", "momentum", "--beta2", "0.9"])
    #expect(result.status == 64 && result.stdout.isEmpty)
    #expect(
      result.stderr == "Error: momentum has no --beta2\n  It takes --learning-rate, --beta.\n",
      "\(result.stderr)")
  }

  @Test func oneFormOnlyIsNoted() throws {
    let arguments = ["--variant", "textbook", "--iterations", "1", "--no-plot", "--optimizer"]
    for method in Method.allCases {
      let result = try runProgram(Program.name, arguments + [method.rawValue])
      #expect(result.status == 0)
      let hasTwo = [.momentum, .rmsprop, .adam].contains(method)
      #expect(result.stderr.contains("the published one") != hasTwo, "\(method): \(result.stderr)")
    }
  }
}
