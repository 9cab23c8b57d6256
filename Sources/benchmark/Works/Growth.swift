import Charts
import LessonKit
import NNCore

/// How the time of a training step grows with everything that makes it longer.
enum Growth {
  static func measure(threads: Int) -> [GrowthResult] {
    [
      series("examples", [125, 250, 500, 1_000, 2_000, 4_000]) { ([100, 100, 100, 1], $0) },
      series("units", [25, 50, 100, 200, 400]) { ([100, $0, $0, 1], 500) },
      series("depth", [2, 4, 8, 16, 32]) { ([100] + [Int](repeating: 100, count: $0) + [1], 500) },
      batchSizes, self.threads(threads),
    ]
  }

  private static func series(
    _ name: String, _ sizes: [Int], _ network: (Int) -> (layers: [Int], examples: Int)
  ) -> GrowthResult {
    GrowthResult(
      name: name, sizes: sizes.map(Double.init),
      seconds: sizes.map { size in
        let (layers, examples) = network(size)
        return stepTime(layers, examples)
      },
      work: sizes.map { size in
        let (layers, examples) = network(size)
        return trainingOperations(layers, examples: examples)
      })
  }

  /// The seconds of a step: forward, backward, update.
  private static func stepTime(_ sizes: [Int], _ examples: Int) -> Double {
    var random = RandomState(seed: 3)
    var network = Network(layerSizes: sizes, .he, using: &random)
    let X = random.randn(sizes[0], examples)
    let Y = random.rand(1, examples).map { $0 > 0.5 ? 1 : 0 }
    var pass = NetworkPass()
    return Stopwatch.fastest(budget: 0.02) {
      network.forward(X, into: &pass)
      network.backward(Y, into: &pass)
      network.descend(pass.gradients, rate: 1e-6)
    }
  }

  /// An epoch is the same work for every batch size; small batches cost more per example.
  private static var batchSizes: GrowthResult {
    let sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]
    let m = 2_000
    return GrowthResult(
      name: "batch size, epoch", sizes: sizes.map(Double.init),
      seconds: sizes.map { stepTime([100, 100, 100, 1], $0) * Double(m / $0) },
      work: sizes.map { _ in trainingOperations([100, 100, 100, 1], examples: m) })
  }

  /// A product of two 1024×1024 matrices; the work is that of one thread.
  private static func threads(_ most: Int) -> GrowthResult {
    let counts = Array(1...max(2, min(most, 8)))
    let A = filled(1_024, 1_024)
    var C = A
    return GrowthResult(
      name: "threads, a product", sizes: counts.map(Double.init),
      seconds: counts.map { count in
        Stopwatch.fastest(budget: 0.05) { A.dot(A, into: &C, threads: count) }
      },
      work: counts.map { 2 * 0x1p30 / Double($0) })
  }

  // MARK: - Showing

  static func table(of results: [GrowthResult], on machine: Machine) -> String {
    var table = TextTable([
      ("grows with", .left), ("from … to", .left), ("times", .left), ("exponent", .right), ("work's", .right),
      ("of peak", .left),
    ])
    for result in results {
      let shares = zip(result.work, result.seconds).map { $0 / $1 / machine.peak }
      table.append([
        result.name, ends(result.sizes.map(\.shortest)), ends(result.seconds.map(time)),
        result.exponent.formatted(decimals: 2), result.exponentOfWork.formatted(decimals: 2),
        ends(shares.map { (100 * $0).formatted(decimals: 0) }) + " %",
      ])
    }
    return table.text
  }

  private static func ends(_ words: [String]) -> String { "\(words[0]) … \(words[words.count - 1])" }

  /// All curves in one chart, relative to their first points, because their sizes have different units.
  static func chart(of results: [GrowthResult]) -> LineChart {
    LineChart(
      title: "How the time of a training step grows",
      subtitle: "100→100→100→1, 500 examples, one of these changed; exponent of the time (of the work)",
      xAxis: "size ÷ smallest size", yAxis: "seconds ÷ seconds at the smallest size",
      horizontal: .logarithmic, scale: .logarithmic,
      series: results.map { result in
        LineChart.Series(
          "\(result.name): \(result.exponent.formatted(decimals: 2)) (\(result.exponentOfWork.formatted(decimals: 2)))",
          points: zip(result.sizes, result.seconds).map {
            ChartPoint(x: $0 / result.sizes[0], y: $1 / result.seconds[0])
          })
      })
  }
}
