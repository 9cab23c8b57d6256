import Charts
import LessonKit
import NNCore
import compare_initializations_heart

extension CompareInitializations {
  /// Announces the run on the first line of stderr.
  static func announce(_ settings: Settings, on console: Console) {
    let sizes = settings.sizes.map(String.init).joined(separator: "→")
    console.note(
      """
      \(settings.examples.grouped) standard-normal examples of \(settings.inputs.grouped) features; \
      \(sizes), \(settings.activation.title); forward only, weights \
      \(settings.kinds.map(\.title).joined(separator: ", "))
      """)
  }

  /// The table on stdout: a row for each layer under each initialization.
  static func table(of results: [Result]) -> String {
    var table = TextTable([
      ("initialization", .left), ("layer", .right), ("units", .right), ("mean", .right), ("std", .right),
      ("zeros", .right), ("minimum", .right), ("maximum", .right),
    ])
    for result in results {
      for (index, layer) in result.layers.enumerated() {
        table.append([
          result.initialization.title, "\(index + 1)", "\(result.units[index])",
          layer.mean.formatted(significantDigits: 4), layer.standardDeviation.formatted(significantDigits: 4),
          layer.zeroFraction.percentage, layer.minimum.formatted(significantDigits: 4),
          layer.maximum.formatted(significantDigits: 4),
        ])
      }
    }
    return table.text
  }

  /// The table for `--trace`, with all digits.
  static func trace(of results: [Result]) -> CSVWriter {
    var table = CSVWriter(columns: [
      "initialization", "layer", "units", "mean", "standard_deviation", "zero_fraction", "minimum", "maximum",
    ])
    for result in results {
      for (index, layer) in result.layers.enumerated() {
        table.append(
          result.initialization.description, index + 1, result.units[index], layer.mean,
          layer.standardDeviation,
          layer.zeroFraction, layer.minimum, layer.maximum)
      }
    }
    return table
  }

  /// The picture: a row of histograms for each initialization, a column for each layer.
  static func picture(of results: [Result], _ settings: Settings) -> HistogramGrid {
    HistogramGrid(
      title: "How activations spread, layer by layer",
      subtitle: """
        \(settings.examples.grouped) standard-normal examples of \(settings.inputs.grouped) features \
        through \(settings.hidden.count) \(settings.activation.title) layers
        """,
      xAxis: "activation",
      columns: settings.hidden.enumerated().map {
        HistogramGrid.Column("Layer \($0 + 1)", detail: "\($1) units")
      },
      rows: results.map { result in
        HistogramGrid.Row(
          result.initialization.title, detail: result.initialization.formula,
          panels: result.layers.map(\.panel))
      })
  }
}

extension Spread {
  /// The share of activations that are exactly 0.
  var zeroFraction: Double { Double(zeros) / Double(count) }

  /// The histogram for the chart, with exact zeros taken out of their bin.
  fileprivate var panel: HistogramPanel {
    var counts = histogram.counts
    counts[histogram.binsPerUnit] -= zeros
    return HistogramPanel(
      counts: counts, below: histogram.below, above: histogram.above, zeros: zeros, mean: mean,
      standardDeviation: standardDeviation)
  }
}

extension Initialization {
  fileprivate var title: String {
    switch self {
    case .zeros: "zeros"
    case .random(let scale): "random × \(scale)"
    case .xavier: "Xavier"
    case .he: "He"
    }
  }

  /// How the weights are drawn.
  fileprivate var formula: String {
    switch self {
    case .zeros: "W = 0"
    case .random: "W = randn × 0.01"
    case .xavier: "W = randn × √(1/inputs)"
    case .he: "W = randn × √(2/inputs)"
    }
  }
}

extension Activation {
  fileprivate var title: String {
    switch self {
    case .relu: "ReLU"
    case .tanh: "tanh"
    }
  }
}
