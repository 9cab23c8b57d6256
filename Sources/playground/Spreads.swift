import NNCore
import compare_initializations_heart

// Lesson 4: how six layers change the distribution of normal numbers.

extension Playground {
  /// For each of the six layers: the number of units, the mean, the standard deviation, the share of zeros, the least
  /// and the greatest activation, the numbers of activations below -1 and above 1, and the forty bins in between.
  func spreads(_ form: Form) throws(Complaint) -> Answer {
    let count = try form.count("examples", 100, in: 1...1_000)
    let scale = try form.number("scale", 0.01, in: 0...10)
    let initialization: Initialization =
      switch form["init"] {
      case "xavier": .xavier
      case "he": .he
      case "zeros": .zeros
      default: .random(scale: scale)
      }
    var random = RandomState(seed: try form.seed("seed", 1))
    let X = random.randn(count, 1_000).transposed()
    random = RandomState(seed: 3)
    let sizes = [1_000, 800, 500, 300, 200, 100, 10]
    let weights = zip(sizes, sizes.dropFirst()).map { inputs, units in
      initialize(units: units, inputs: inputs, initialization, using: &random)
    }
    let spreads = forward(X, weights, form["activation"] == "tanh" ? .tanh : .relu)
    var numbers: [Double] = []
    for (spread, units) in zip(spreads, sizes.dropFirst()) {
      numbers += [
        Double(units), spread.mean, spread.standardDeviation, Double(spread.zeros) / Double(spread.count),
      ]
      numbers += [spread.minimum, spread.maximum]
      numbers += ([spread.histogram.below, spread.histogram.above] + spread.histogram.counts).map {
        Double($0)
      }
    }
    return Answer(numbers)
  }
}
