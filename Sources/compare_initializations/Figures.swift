import LessonKit
import NNCore
import compare_initializations_heart

/// NumPy's figures for the lesson, in `Data/Figures/compare_initializations.json`.
struct Figures: Decodable {
  struct Layer: Decodable {
    let examples: Int
    let seed, weight_seed: UInt32
    let activation, initialization: String
    let layer, units: Int
    let mean, standard_deviation, zero_fraction, minimum, maximum: Double
  }

  let heading: String
  let layers: [Layer]

  /// The runs in the order of the file, each as the list of layers with the same settings.
  var runs: [[Layer]] {
    layers.reduce(into: []) { runs, layer in
      if let first = runs.last?.first, first.seed == layer.seed, first.activation == layer.activation {
        runs[runs.count - 1].append(layer)
      } else {
        runs.append([layer])
      }
    }
  }
}

extension CompareInitializations {
  /// Repeats NumPy's runs and compares their figures.
  static func verification(
    threads: Int = processorCount(), progressOn console: Console? = nil
  ) throws -> Verification {
    let figures = try reference(Figures.self, named: name)
    var verification = Verification(heading: figures.heading)
    for (number, layers) in zip(1..., figures.runs) {
      var settings = Settings()
      settings.threads = threads
      settings.examples = layers[0].examples
      (settings.seed, settings.weightSeed) = (layers[0].seed, layers[0].weight_seed)
      settings.activation = Activation(rawValue: layers[0].activation) ?? .relu
      let total = settings.examples
      let results = measure(settings) { done in
        console?.progress("run \(number) of \(figures.runs.count), example", done, of: total)
      }
      verification.begin(
        "\(settings.activation.rawValue), \(settings.examples.grouped) examples from seed \(settings.seed)")
      for layer in layers { verification.compare(results, with: layer) }
    }
    return verification
  }
}

extension Verification {
  /// Compares the statistics of a layer with NumPy's. The tolerance is 1e-9 of the value, or of 0.001 if that is
  /// larger.
  fileprivate mutating func compare(_ results: [CompareInitializations.Result], with layer: Figures.Layer) {
    guard let result = results.first(where: { $0.initialization.description == layer.initialization }) else {
      return
    }
    let spread = result.layers[layer.layer - 1]
    for (name, here, value) in [
      ("mean", spread.mean, layer.mean), ("std", spread.standardDeviation, layer.standard_deviation),
      ("zeros", spread.zeroFraction, layer.zero_fraction), ("minimum", spread.minimum, layer.minimum),
      ("maximum", spread.maximum, layer.maximum),
    ] {
      compare(
        "\(layer.initialization) \(layer.layer) \(name)", here, with: value,
        tolerance: 1e-9 * max(abs(value), 1e-3))
    }
  }
}
