import NNCore
import TestSupport
import Testing

@testable import compare_initializations

@Suite struct CompareInitializationsTests {
  private struct PublishedLayer: Decodable {
    let examples: Int
    let seed: UInt32
    let weight_seed: UInt32
    let activation: String
    let initialization: String
    let layer: Int
    let units: Int
    let mean, standard_deviation, zero_fraction, minimum, maximum: Double
  }

  /// Both runs of the fixture, whole networks, one for ReLU and one for tanh.
  @Test(arguments: Activation.allCases) func measuresThePublishedSpread(activation: Activation) throws {
    let published = try Fixture.load([PublishedLayer].self, "compare_initializations")
      .filter { $0.activation == activation.rawValue }
    let first = try #require(published.first)
    var settings = CompareInitializations.Settings()
    settings.activation = activation
    settings.examples = first.examples
    settings.seed = first.seed
    settings.weightSeed = first.weight_seed
    let layers = CompareInitializations.measure(settings).flatMap { result in
      result.layers.enumerated().map { (result.initialization.rawValue, $0 + 1, result.units[$0], $1) }
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

  /// A small run: 500 examples are two whole blocks and a rest.
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

  /// The streamed statistics against one product over all examples, in the layout of the paper.
  @Test(arguments: Activation.allCases) func streamingChangesNothing(activation: Activation) {
    var settings = smallSettings(threads: 2)
    settings.activation = activation
    settings.initialization = .he
    var random = RandomState(seed: settings.seed)
    var weightRandom = RandomState(seed: settings.weightSeed)
    var A = random.randn(settings.examples, settings.inputs).transposed()  // (features, m)
    let layers = [Layer].stack([30, 20, 7, 3], .he, using: &weightRandom)
    let result = CompareInitializations.measure(settings)[0]
    for (layer, measured) in zip(layers, result.layers) {
      A = activation(affine(layer.W, A, layer.b))
      expectMeasured(measured, A)
    }
  }

  private func expectMeasured(_ measured: LayerStatistics, _ A: Matrix) {
    let mean = A.mean()
    let variance = A.map { ($0 - mean) * ($0 - mean) }.mean()
    #expect(measured.count == A.count)
    expectClose(measured.mean, mean, relative: 1e-12, "mean")
    expectClose(measured.standardDeviation, variance.squareRoot(), relative: 1e-12, "standard deviation")
    #expect(measured.zeros == A.elements.count { $0 == 0 })
    #expect(measured.minimum == A.minimum() && measured.maximum == A.maximum())
  }

  @Test func oneExampleWorks() {
    var settings = smallSettings(threads: 2)
    settings.examples = 1
    let results = CompareInitializations.measure(settings)
    #expect(results.count == 4 && results.allSatisfy { $0.layers.map(\.count) == [20, 7, 3] })
  }
}

@Suite struct LayerStatisticsTests {
  static let values: [Double] = [
    -2, -1, -1, -0.5, 0, 0, 0.049, 0.05, 0.999, 1, 1.001, 3, -1.0000001, 1.0.nextDown, 1.0.nextUp,
    (-1.0).nextDown,
  ]

  private func statistics(_ values: some Collection<Double>) -> LayerStatistics {
    Array(values).withUnsafeBufferPointer { LayerStatistics(of: $0) }
  }

  @Test func histogramEdges() {
    let histogram = statistics(Self.values).histogram
    #expect(histogram.below == 3 && histogram.above == 3)
    #expect(histogram.counts.reduce(0, +) == Self.values.count - 6)
    #expect(histogram.counts[0] == 2, "a bin holds its lower edge")
    #expect(histogram.counts[20] == 3 && histogram.counts[21] == 1, "0 and 0.049; 0.05")
    #expect(histogram.counts[39] == 3, "the last bin holds its upper edge too")
    #expect(histogram.counts[10] == 1)
  }

  /// Every way to cut the values into two parts gives the statistics of the whole.
  @Test(arguments: 0...16) func partsMergeIntoTheWhole(cut: Int) {
    let whole = statistics(Self.values)
    var merged = LayerStatistics()
    merged.merge(statistics(Self.values[..<cut]))
    merged.merge(statistics(Self.values[cut...]))
    #expect(merged.histogram == whole.histogram)
    #expect(merged.count == 16 && merged.zeros == 2 && merged.minimum == -2 && merged.maximum == 3)
    expectClose(merged.mean, whole.mean, relative: 1e-14, "mean")
    expectClose(merged.standardDeviation, whole.standardDeviation, relative: 1e-14, "standard deviation")
  }

  /// More values than are measured at a time, against the definitions.
  @Test func manyValues() {
    var random = RandomState(seed: 5)
    let values = random.randn(1, 50_001).elements.map { max(0, $0 - 0.3) }
    let measured = statistics(values)
    let mean = compensatedSum(values) / 50_001
    let variance = compensatedSum(values.map { ($0 - mean) * ($0 - mean) }) / 50_001
    expectClose(measured.mean, mean, relative: 1e-13, "mean")
    expectClose(measured.standardDeviation, variance.squareRoot(), relative: 1e-13, "standard deviation")
    #expect(measured.zeros == values.count { $0 == 0 })
    #expect(measured.minimum == 0 && measured.maximum == values.max())
    let histogram = measured.histogram
    #expect(histogram.above == values.count { $0 > 1 } && histogram.below == 0)
    for bin in 20..<40 {
      let expected = values.count { $0 <= 1 && min(39, Int((($0 + 1) * 20).rounded(.down))) == bin }
      #expect(histogram.counts[bin] == expected, "bin \(bin)")
    }
  }

  /// The sum, with what each addition rounds off added in the end (Kahan, 1965).
  private func compensatedSum(_ values: [Double]) -> Double {
    var (sum, lost) = (0.0, 0.0)
    for value in values {
      let term = value - lost
      let next = sum + term
      lost = (next - sum) - term
      sum = next
    }
    return sum
  }
}
