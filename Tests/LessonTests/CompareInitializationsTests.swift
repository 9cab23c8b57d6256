import LessonKit
import NNCore
import TestSupport
import Testing
import compare_initializations_heart

@testable import compare_initializations

@Suite struct CompareInitializationsTests {
  /// Both published runs, one with ReLU and one with tanh, with the whole networks.
  @Test(arguments: Activation.allCases) func measuresThePublishedSpreadSlow(activation: Activation) throws {
    let published = try reference(Figures.self, named: "compare_initializations").layers
      .filter { $0.activation == activation.rawValue }
    let first = try #require(published.first)
    var settings = CompareInitializations.Settings()
    settings.activation = activation
    settings.examples = first.examples
    settings.seed = first.seed
    settings.weightSeed = first.weight_seed
    let layers = CompareInitializations.measure(settings).flatMap { result in
      result.layers.enumerated().map { (result.initialization.description, $0 + 1, result.units[$0], $1) }
    }
    #expect(layers.count == published.count)
    for ((initialization, number, units, layer), expected) in zip(layers, published) {
      #expect(
        initialization == expected.initialization && number == expected.layer && units == expected.units)
      let actual = [
        layer.mean, layer.standardDeviation, layer.zeroFraction, layer.minimum, layer.maximum,
      ]
      let values = [
        expected.mean, expected.standard_deviation, expected.zero_fraction, expected.minimum,
        expected.maximum,
      ]
      expectClose(actual, values, relative: 1e-9, absolute: 1e-12, "\(initialization), layer \(number)")
    }
  }

  /// A small run: 500 examples are a whole block and part of another.
  private func smallSettings(threads: Int) -> CompareInitializations.Settings {
    var settings = CompareInitializations.Settings()
    settings.examples = 500
    settings.inputs = 30
    settings.hidden = [20, 7, 3]
    settings.threads = threads
    return settings
  }

  @Test(arguments: [2, 3, 7]) func threadsChangeNoDigit(threads: Int) {
    let one = CompareInitializations.measure(smallSettings(threads: 1))
    #expect(CompareInitializations.measure(smallSettings(threads: threads)) == one)
  }

  /// The lesson's plain form, with all examples at once, against the program. Only the order of the sums differs.
  @Test(arguments: Activation.allCases, [500, 1]) func streamingChangesNothing(
    activation: Activation, examples: Int
  ) {
    var settings = smallSettings(threads: 2)
    settings.activation = activation
    settings.examples = examples
    var random = RandomState(seed: settings.seed)
    let X = random.randn(settings.examples, settings.inputs).transposed()  // (inputs, m)
    for result in CompareInitializations.measure(settings) {
      var random = RandomState(seed: settings.weightSeed)
      let layers = zip(settings.sizes, settings.hidden).map { inputs, units in
        initialize(units: units, inputs: inputs, result.initialization, using: &random)
      }
      let plain = forward(X, layers, activation)
      #expect(plain.count == 3 && result.layers.count == 3)
      for (layer, (streamed, plain)) in zip(result.layers, plain).enumerated() {
        expectEqualSpreads(streamed, plain, "\(result.initialization), layer \(layer + 1)")
      }
    }
  }

  private func expectEqualSpreads(_ streamed: Spread, _ plain: Spread, _ name: String) {
    expectClose(streamed.mean, plain.mean, relative: 1e-12, "\(name): mean")
    expectClose(
      streamed.standardDeviation, plain.standardDeviation, relative: 1e-12, absolute: 1e-300,
      "\(name): standard deviation")
    #expect(streamed.count == plain.count && streamed.zeros == plain.zeros, "\(name): counts")
    expectClose(
      [streamed.minimum, streamed.maximum], [plain.minimum, plain.maximum], relative: 1e-12,
      "\(name): extremes")
    #expect(streamed.histogram == plain.histogram, "\(name): histogram")
  }

  /// The lesson's four scales equal the library's.
  @Test(arguments: Initialization.allCases) func theScalesAreThoseOfTheLibrary(kind: Initialization) {
    var (here, there) = (RandomState(seed: 8), RandomState(seed: 8))
    let expected = kind.weights(units: 6, inputs: 7, using: &there)
    expectEqual(initialize(units: 6, inputs: 7, kind, using: &here), expected)
    #expect(scale(kind, inputs: 7) == kind.scale(inputs: 7))
  }

  @Test func reluIsTheLibrarys() {
    let Z = Matrix.row([-.infinity, -1, -0.0, 0, 1e-300, 2, .infinity])
    expectEqual(compare_initializations_heart.relu(Z), NNCore.relu(Z))
  }

  /// With zero weights, every activation is 0.
  @Test func zerosLetNothingThrough() {
    let zeros = CompareInitializations.measure(smallSettings(threads: 1))[0]
    #expect(zeros.initialization == .zeros)
    #expect(zeros.layers.allSatisfy { $0.zeros == $0.count && $0.maximum == 0 && $0.minimum == 0 })
  }
}

/// How examples are cut into blocks, and how much memory that takes.
@Suite struct BlockPlanTests {
  /// The published setting must keep its blocks: other blocks change the last digits.
  @Test(arguments: [1, 2, 256]) func usualBlocksAreOf384Examples(threads: Int) {
    let sizes = [1_000, 800, 500, 300, 200, 100, 10]
    #expect(BlockPlan(sizes: sizes, examples: 100_000, threads: threads).rows == 384)
  }

  @Test func aBlockIsNoLargerThanItsExamples() {
    let plan = BlockPlan(sizes: [1_000_000, 1], examples: 1, threads: 8)
    #expect(plan.rows == 1 && plan.threads == 1)
    #expect(plan.bytes(networks: 4) < 100e6)
  }

  @Test(arguments: [[1_000_000, 1], [100, 1_000_000], [30_000, 3_000]]) func aBlockIsBounded(sizes: [Int]) {
    let plan = BlockPlan(sizes: sizes, examples: 1_000_000, threads: 2)
    #expect(plan.rows >= 1 && plan.rows * sizes.reduce(0, +) * 8 <= 64 << 20)
    #expect(plan.threads == 2)
    #expect(BlockPlan(sizes: sizes, examples: 1_000_000, threads: 1).rows == plan.rows)
  }

  /// 4 networks, a layer's weights twice, and for each thread a block with its largest layer twice.
  @Test func allIsCounted() {
    let plan = BlockPlan(sizes: [100, 50, 20], examples: 10_000, threads: 3)
    #expect(plan.bytes(networks: 4) == 8 * Double(4 * 6_000 + 2 * 5_000 + 3 * 384 * (170 + 100)))
  }

  #if os(Linux)  // elsewhere, shells cannot limit the address space
    @Test func whatDoesNotFitIsRefused() throws {
      let result = try runShell(
        "ulimit -v 2097152; \"$1\" --inputs 1000000 --hidden 100 --examples 1 --no-plot",
        "compare_initializations")
      #expect(result.status == 64, "\(result.stderr)")
      #expect(
        result.stderr.hasPrefix("Error: weights and blocks of examples would take 4.8"), "\(result.stderr)")
    }
  #endif
}
