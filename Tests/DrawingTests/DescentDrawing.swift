import Datasets
import NNCore
import deep_neural_network_with_gd_heart

@testable import Charts

/// Lesson 8's three kinds of descent, on a network with just two parameters: one unit that classifies tumours by
/// their standardized mean radius. The steps are those of the lesson's heart.
struct DescentDrawing {
  let examples: LabelledData

  init() throws {
    let data = try DataSet.breastCancer.load().standardized().train
    examples = LabelledData(
      X: data.X.rows(0..<1), Y: data.Y, featureNames: [data.featureNames[0]], classNames: data.classNames)
  }

  private static let start = ChartPoint(x: 2, y: -2)
  private static let rate = 0.5
  private static let passes = 2

  private func network(at point: ChartPoint) -> Network {
    Network(layers: [Layer(W: Matrix([[point.x]]), b: Matrix([[point.y]]))])
  }

  private func cost(_ point: ChartPoint) -> Double { network(at: point).cost(examples.X, examples.Y) }

  /// The parameters before each step and after the last.
  func way(_ batches: [(X: Matrix, Y: Matrix)]) -> [ChartPoint] {
    var network = network(at: Self.start)
    return [Self.start]
      + batches.map { batch in
        _ = step(&network, batch.X, batch.Y, rate: Self.rate)
        return ChartPoint(x: network.layers[0].W[0, 0], y: network.layers[0].b[0, 0])
      }
  }

  /// The batches of all passes, of `size` examples each.
  func batches(of size: Int) -> [(X: Matrix, Y: Matrix)] {
    (0..<UInt32(Self.passes)).flatMap { randomMiniBatches(examples.X, examples.Y, size: size, seed: 1 + $0) }
  }

  /// The least cost: where two thousand steps on all examples lead.
  var minimum: ChartPoint {
    var network = network(at: Self.start)
    for _ in 0..<2_000 { _ = step(&network, examples.X, examples.Y, rate: 4) }
    return ChartPoint(x: network.layers[0].W[0, 0], y: network.layers[0].b[0, 0])
  }

  var drawing: Drawing {
    let sizes = [(examples.count, "m = \(examples.count)"), (64, "64"), (1, "1")]
    let elements = sizes.enumerated().flatMap { index, size in
      panel(batches(of: size.0), name: size.1, left: 24 + Double(index) * 276)
    }
    return Drawing(
      name: "descent-paths", width: 860, height: 322,
      title: "Two passes of batch, mini-batch and stochastic gradient descent",
      elements: [landscape(0).contours(Self.levels, of: cost)] + elements + [
        .label("J(w, b),   a = sigmoid(w x + b),   η = \(Self.rate)", x: 38, y: 302, "subtitle")
      ])
  }

  private static let levels = [0.3, 0.33, 0.4, 0.5, 0.7, 1, 1.4, 1.9, 2.5, 3.2]

  private func landscape(_ left: Double) -> Landscape {
    Landscape(
      frame: Rectangle(left: left + 14, top: 42, width: 246, height: 214), x: -5.5...3, y: -3...2.5)
  }

  private func panel(_ batches: [(X: Matrix, Y: Matrix)], name: String, left: Double) -> [SVGElement] {
    let landscape = landscape(left)
    let frame = landscape.frame
    return landscape.drawn([
      Landscape.sharedContours,
      landscape.way(way(batches), Drawing.forward, hasDots: batches.count < 50), landscape.minimum(minimum),
    ]) + [
      .label("B = \(name)", x: frame.left, y: 30, "head"),
      .label("t = \(batches.count)", x: frame.right, y: 30, "muted", anchor: .end),
      .label("w", x: frame.center.x, y: frame.bottom + 18, "ink", anchor: .middle),
      .label("b", x: frame.left - 6, y: frame.center.y + 4, "ink", anchor: .end),
    ]
  }
}
