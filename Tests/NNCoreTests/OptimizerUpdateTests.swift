import Foundation
import NNCore
import TestSupport
import Testing

/// NNCore's optimizers; `SharedOptimizerTests` compares their digits with lesson 9's.
@Suite struct OptimizerUpdateTests {
  static let all: [ParameterOptimizer] = [
    .gradientDescent(), .momentum(form: .average), .momentum(form: .velocity), .nesterov(), .adaGrad(),
    .adaDelta(), .rmsProp(), .adam(), .adam(rate: 0.01, schedule: .cosine(steps: 12, floor: 0.1)),
  ]

  static func example() -> (network: Network, X: Matrix, Y: Matrix) {
    var random = RandomState(seed: 6)
    let network = Network(layerSizes: [3, 4, 2], hidden: .tanh, output: .softmax, .xavier, using: &random)
    return (network, random.randn(3, 40), oneHot((0..<40).map { $0 % 2 }, classes: 2))
  }

  /// The forms for a network, for layers and for a list of matrices do the same.
  @Test(arguments: all) func listsOfMatricesAreUpdatedAsNetworksAre(optimizer: ParameterOptimizer) {
    let (start, X, Y) = Self.example()
    var (network, layers) = (start, start.layers)
    var matrices = start.layers.flatMap { [$0.W, $0.b] }
    var (first, second, third) = (optimizer, optimizer, optimizer)
    for step in 1...5 {
      let gradients = network.backward(network.forward(X), Y)
      first.update(&network, gradients)
      second.update(&layers, gradients.layers)
      third.update(&matrices, gradients.layers.flatMap { [$0.dW, $0.db] })
      #expect(layers == network.layers && matrices == layers.flatMap { [$0.W, $0.b] }, "step \(step)")
    }
    #expect(first == second && first == third && first.steps == 5 && network != start)
  }

  @Test(arguments: all) func goesDownhill(optimizer: ParameterOptimizer) {
    var (network, X, Y) = Self.example()
    var optimizer = optimizer
    let before = network.cost(X, Y)
    for _ in 0..<50 { optimizer.update(&network, network.backward(network.forward(X), Y)) }
    #expect(network.cost(X, Y) < before, "\(optimizer.method): from \(before) to \(network.cost(X, Y))")
  }

  /// The first step by hand, with g = 2.
  @Test func firstStepsAreThoseOfTheFormulas() {
    func move(_ optimizer: ParameterOptimizer) -> Double {
      var (optimizer, parameters) = (optimizer, [Matrix([[1]])])
      optimizer.update(&parameters, [[[2]]])
      return 1 - parameters[0][0, 0]
    }
    let moves: [(ParameterOptimizer, Double)] = [
      (.gradientDescent(rate: 0.1), 0.2), (.momentum(rate: 0.1, form: .average), 0.02),
      (.momentum(rate: 0.1, form: .velocity), 0.2), (.nesterov(rate: 0.1), 0.38),
      (.adaGrad(rate: 0.1, epsilon: 2), 0.05), (.adaDelta(beta: 0.75, epsilon: 3), 3.squareRoot()),
      (.rmsProp(rate: 0.1, beta: 0.75, epsilon: 3), 0.05), (.adam(rate: 0.1, epsilon: 2), 0.05),
    ]
    for (optimizer, expected) in moves {
      expectClose(move(optimizer), expected, relative: 1e-14, "\(optimizer.method)")
    }
  }

  @Test func schedulesMultiplyTheRate() {
    func factors(_ schedule: LearningRateSchedule, _ steps: [Int]) -> [Double] {
      steps.map { schedule.factor(at: $0) }
    }
    #expect(factors(.constant, [0, 1000]) == [1, 1])
    #expect(factors(.step(every: 3, factor: 0.5), [0, 2, 3, 5, 6, 15]) == [1, 1, 0.5, 0.5, 0.25, 1.0 / 32])
    #expect(factors(.inverseTime(decay: 0.5), [0, 2, 6]) == [1, 0.5, 0.25])
    #expect(factors(.cosine(steps: 10), [0, 10, 11]) == [1, 0, 0])
    #expect(factors(.cosine(steps: 10, floor: 0.25), [10, 1000]) == [0.25, 0.25])
    for step in 0...1000 {
      let expected = (1 + cos(Double.pi * Double(step) / 1000)) / 2
      let found = LearningRateSchedule.cosine(steps: 1000).factor(at: step)
      expectClose(found, expected, relative: 0, absolute: 3e-16, "step \(step)")
    }
    var optimizer = ParameterOptimizer.gradientDescent(rate: 1, schedule: .step(every: 2, factor: 0.5))
    var parameters: [Matrix] = [[[0]]]
    for place in [-1, -2, -2.5, -3, -3.25] {
      optimizer.update(&parameters, [[[1]]])
      expectEqual(parameters[0], [[place]])
    }
    #expect(optimizer.currentRate == 0.25 && optimizer.rate == 1)
  }

  /// Training that is saved as JSON after three epochs and continued ends like training without a break, to the bit.
  @Test(arguments: all) func aTrainingIsContinuedToTheBit(optimizer: ParameterOptimizer) throws {
    struct Training: Codable, Equatable {
      var network: Network
      var optimizer: ParameterOptimizer
      var random: RandomState

      /// Runs epochs whose order and noise on the examples come from the generator.
      mutating func run(epochs: Int, _ X: Matrix, _ Y: Matrix) {
        for _ in 0..<epochs {
          let order = random.permutation(X.columns)
          for start in stride(from: 0, to: X.columns, by: 16) {
            let batch = order[start..<min(start + 16, X.columns)]
            let noisy = X.columns(at: batch) + 0.1 * random.randn(X.rows, batch.count)
            let gradients = network.backward(network.forward(noisy), Y.columns(at: batch))
            optimizer.update(&network, gradients)
          }
        }
      }
    }
    let (network, X, Y) = Self.example()
    var whole = Training(network: network, optimizer: optimizer, random: RandomState(seed: 9))
    var stopped = whole
    whole.run(epochs: 7, X, Y)
    stopped.run(epochs: 3, X, Y)
    _ = stopped.random.randn()  // with the second number of a pair in store
    var continued = try JSONDecoder().decode(Training.self, from: JSONEncoder().encode(stopped))
    #expect(continued == stopped)
    _ = continued.random.randn()
    _ = stopped.random.randn()
    #expect(continued == stopped)
    stopped.run(epochs: 4, X, Y)
    continued.run(epochs: 4, X, Y)
    #expect(continued == stopped)
    stopped = Training(network: network, optimizer: optimizer, random: RandomState(seed: 9))
    stopped.run(epochs: 3, X, Y)
    continued = try JSONDecoder().decode(Training.self, from: JSONEncoder().encode(stopped))
    continued.run(epochs: 4, X, Y)
    #expect(continued == whole)
  }

  /// No input can be decoded to an optimizer with impossible numbers.
  @Test(arguments: [
    (#""rate":0.01"#, #""rate":-1"#), (#""beta":0.9"#, #""beta":1"#), (#""steps":0"#, #""steps":-1"#),
    (#""constant""#, #""never""#), (#""epsilon":1e-08"#, #""epsilon":0"#),
  ]) func whatCannotBeIsAnError(piece: String, other: String) throws {
    let text = String(decoding: try JSONEncoder().encode(ParameterOptimizer.adam(rate: 0.01)), as: UTF8.self)
    try #require(text.contains(piece), "\(text)")
    let changed = Data(text.replacingOccurrences(of: piece, with: other).utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(ParameterOptimizer.self, from: changed) }
  }

  @Test func aCopyIsIndependent() {
    var (network, X, Y) = Self.example()
    var optimizer = ParameterOptimizer.adam()
    let gradients = network.backward(network.forward(X), Y)
    optimizer.update(&network, gradients)
    let copy = optimizer
    optimizer.update(&network, gradients)
    #expect(copy.steps == 1 && optimizer.steps == 2 && copy != optimizer)
  }

  @Test func refusesWhatDoesNotFit() async {
    let rate = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ParameterOptimizer.adam(rate: 0)
    }
    expectMessage(of: rate, "a learning rate must be positive, got 0.0")
    expectMessage(of: rate, "OptimizerUpdateTests.swift")
    let beta = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ParameterOptimizer.momentum(beta: 1)
    }
    expectMessage(of: beta, "a β must be in 0..<1, got 1.0")
    let schedule = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ParameterOptimizer.nesterov(schedule: .step(every: 0, factor: 0.5))
    }
    expectMessage(of: schedule, "a schedule counts at least one step, got 0")
    let count = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (optimizer, two) = (ParameterOptimizer.adam(), [Matrix([[1]]), [[1]]])
      optimizer.update(&two, [[[1]], [[1]]])
      var one: [Matrix] = [[[1]]]
      optimizer.update(&one, [[[1]]])
    }
    expectMessage(of: count, "an optimizer of 2 matrices of parameters cannot update 1")
    let gradients = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (optimizer, one) = (ParameterOptimizer.adam(), [Matrix([[1]])])
      optimizer.update(&one, [])
    }
    expectMessage(of: gradients, "0 gradients for 1 matrices")
    let shape = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (optimizer, one) = (ParameterOptimizer.rmsProp(), [Matrix([[1]])])
      optimizer.update(&one, [[[1, 2]]])
    }
    expectMessage(of: shape, "cannot update 1×1 together with 1×2")
  }
}
