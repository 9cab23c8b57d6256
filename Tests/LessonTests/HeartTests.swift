import Foundation
import TestSupport
import Testing

/// The hearts of the lessons, as text: plain mathematics on NNCore alone, function by function as in the scripts.
@Suite struct HeartTests {
  /// The functions of each script, and how their Swift forms begin, in the order of the script. What a lesson takes
  /// from NNCore, because lesson 2 has shown it, is not repeated here.
  static let functions: [String: KeyValuePairs<String, String>] = [
    "deep_neural_network_v1": plainNetwork,
    "deep_neural_network_v2": plainNetwork,
    "deep_neural_network_ng": [
      "initialize_parameters": "func initialize(", "linear_forward": "func linearForward(",
      "relu": "func relu(", "sigmoid": "func sigmoid(",
      "linear_activation_forward": "func linearActivationForward(", "L_model_forward": "func modelForward(",
      "compute_cost": "func computeCost(", "sigmoid_backward": "func sigmoidBackward(",
      "relu_backward": "func reluBackward(", "linear_backward": "func linearBackward(",
      "linear_activation_backward": "func linearActivationBackward(",
      "L_model_backward": "func modelBackward(", "update_parameters": "func updateParameters(",
    ],
    "compare_initializations": [
      "zeros": "case .zeros:", "random": "case .random(", "xavier": "case .xavier:", "he": "case .he:",
      "initialize_parameters": "func initialize(", "relu": "func relu(",
      "forward_propagation": "func forward(",
    ],
    "deep_neural_network_with_L2": [
      "compute_cost_with_regularization": "func computeCostWithRegularization(",
      "backward_propagation_with_regularization": "func backwardWithRegularization(",
    ],
    "deep_neural_network_with_dropout": [
      "forward_propagation_with_dropout": "func forwardWithDropout(",
      "backward_propagation_with_dropout": "func backwardWithDropout(",
    ],
    "gradient_checking": [
      "forward_propagation": "func forwardPropagation(", "backward_propagation": "func backwardPropagation(",
      "dictionary_to_vector": "func dictionaryToVector(", "gradients_to_vector": "func gradientsToVector(",
      "vector_to_dictionary": "func vectorToDictionary(", "gradient_check": "func gradientCheck(",
    ],
    "deep_neural_network_with_gd": ["random_mini_batches": "func randomMiniBatches("],
    "deep_neural_network_with_optimizers": [
      "random_mini_batches": "MiniBatches(X, Y, size: batchSize",
      "gradient descent": "struct GradientDescent:",
      "momentum": "struct Momentum:", "Nesterov": "struct Nesterov:", "AdaGrad": "struct AdaGrad:",
      "AdaDelta": "struct AdaDelta:", "RMSprop": "struct RMSProp:", "Adam": "struct Adam:",
    ],
    "batch_normalization": [
      "initialize_parameters": "func initialize(", "relu_forward": "func reluForward(",
      "sigmoid_forward": "func sigmoidForward(", "linear_forward": "func linearForward(",
      "batchnorm_forward": "func forward(_ Z: Matrix)", "forward_propagation": "func forward(_ X: Matrix)",
      "compute_cost": "func computeCost(", "relu_backward": "func reluBackward(",
      "batchnorm_backward": "func backward(_ dO: Matrix, _ cache: Cache)",
      "linear_backward": "func linearBackward(", "backward_propagation": "func backward(_ A: Matrix",
      "update_parameters": "func updateParameters(", "random_mini_batches": "func randomMiniBatches(",
      "forward_propagation_for_test": "func predict(_ X: Matrix)",
    ],
    "deep_neural_network_release": [
      "initialize_parameters": "func initialize(", "linear_forward": "func linearForward(",
      "relu_forward": "func reluForward(", "sigmoid": "func sigmoid(",
      "forward_propagation": "func forward(", "compute_cost": "func computeCost(",
      "relu_backward": "func reluBackward(", "linear_backward": "func linearBackward(",
      "backward_propagation": "func backward(", "update_parameters": "func updateParameters(",
    ],
    "rnn": [
      "initialize_parameters": "init(units n: Int", "clip": "func clip(", "update_parameters": "func update(",
      "softmax": "func softmax(", "rnn_step_forward": "func forward(_ x: Matrix",
      "rnn_step_backward": "func backward(_ da: Matrix", "rnn_forward": "func forward(_ name: Example",
      "rnn_backward": "func backward(_ name: Example", "optimize": "func optimize(", "smooth": "func smooth(",
      "sample": "func sample<",
    ],
    "softmax_regression": [
      "softmax": "func softmax(", "initialize_parameters": "func initialize(",
      "forward_propagation": "func forward(", "compute_cost": "func computeCost(",
      "backward_propagation": "func backward(", "update_parameters": "func updateParameters(",
    ],
  ]

  /// Those of lessons 1 and 2.
  private static let plainNetwork: KeyValuePairs<String, String> = [
    "initialize_parameters": "func initialize(", "relu": "func relu(", "sigmoid": "func sigmoid(",
    "forward_propagation": "func forward(", "compute_cost": "func computeCost(",
    "relu_backward": "func reluBackward(", "backward_propagation": "func backward(",
    "update_parameters": "func updateParameters(",
  ]

  static let lessons = Lessons.hearts.keys.sorted()

  @Test func everyLessonHasAHeart() {
    #expect(Self.lessons == Lessons.names.sorted())
  }

  /// Every function of the script is there, and those in one file are in the script's order.
  @Test(arguments: lessons) func theScriptsFunctionsAreThere(lesson: String) throws {
    let functions = try #require(Self.functions[lesson], "no functions are listed here for \(lesson)")
    let texts = try Self.code(of: lesson)
    var places = texts.map(\.startIndex)
    for (name, declaration) in functions {
      let file = texts.firstIndex { $0.contains(declaration) }
      guard let file, let place = texts[file].firstRange(of: declaration)?.lowerBound else {
        Issue.record("\(lesson) shows no \(name): no code begins with \(declaration)")
        continue
      }
      #expect(places[file] <= place, "\(lesson): \(declaration) stands before what precedes \(name)")
      places[file] = place
    }
  }

  @Test(arguments: lessons) func onlyNNCoreIsImported(lesson: String) throws {
    for text in try Self.code(of: lesson) {
      let modules = text.matches(of: /(?m)^\s*(?:@\w+ )?(?:package |public )?import (\w+)/).map { $0.1 }
      #expect(modules == ["NNCore"], "\(lesson)")
    }
  }

  /// What the mathematics changes, and so may be passed `inout`; everything else is returned as a value.
  private static let changed: Set = [
    "random: inout RandomState",  // as it draws
    "W: inout Matrix", "network: inout Network",  // the parameters, in the update
    "optimizers: inout [LayerOptimizer<Method>]",  // what they remember
  ]

  @Test(arguments: lessons) func resultsAreValues(lesson: String) throws {
    for text in try Self.code(of: lesson) {
      #expect(!text.contains("into:") && !text.contains(/\binto \w+: inout/), "\(lesson) writes into memory")
      let handed = Set(text.matches(of: /(\w+: inout [\w<>\[\]]+)/).map { String($0.1) })
      #expect(handed.isSubset(of: Self.changed), "\(lesson): \(handed.subtracting(Self.changed).sorted())")
    }
  }

  /// What Embedded Swift lacks.
  @Test(arguments: lessons) func nothingNeedsARuntime(lesson: String) throws {
    for text in try Self.code(of: lesson) {
      for (what, match) in [
        ("an existential", text.firstMatch(of: /\bany \w+/).map { $0.0 }),
        ("a key path", text.firstMatch(of: /\\\.\w+|\\\w+\.\w+|KeyPath/).map { $0.0 }),
        ("a dynamic cast", text.firstMatch(of: /\bas[?!]/).map { $0.0 }),
        ("untyped throws", text.firstMatch(of: /\b(re)?throws\b(?!\()/).map { $0.0 }),
        ("coding", text.firstMatch(of: /\b(En|De)?[cC]odable\b/).map { $0.0 }),
      ] {
        #expect(match == nil, "\(lesson) has \(what): \(match ?? "")")
      }
    }
  }

  /// The files of the heart without their comments.
  private static func code(of lesson: String) throws -> [String] {
    try #require(Lessons.hearts[lesson]).map { file in
      try String(contentsOf: file, encoding: .utf8).replacing(/\/\/[^\n]*/, with: "")
    }
  }
}
