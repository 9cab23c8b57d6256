import NNCore
import deep_neural_network_with_optimizers_heart

@testable import Charts

/// The paths of lesson 9's seven methods down an elongated valley, J = w₁²/20 + w₂², in 40 steps from (−7, 2).
struct OptimizerDrawing {
  /// A method by its name in `--optimizer`, the setting chosen for it here, and its path.
  struct Way {
    let name: String
    let choice: String
    let points: [ChartPoint]

    init<Method: Optimizer>(
      _ name: String, _ method: Method.Type, rate: Double? = nil, epsilon: Double? = nil
    ) {
      self.name = name
      choice = rate.map { "η = \($0)" } ?? "ε = \(epsilon ?? 0)"
      let given = Hyperparameters(learningRate: rate, epsilon: epsilon)
      var W = Matrix([[-7], [2]])
      var optimizer = Method(.published, given, for: W)
      points = (0...40).map { _ in
        let point = ChartPoint(x: W[0, 0], y: W[1, 0])
        optimizer.update(&W, Matrix([[W[0, 0] / 10], [2 * W[1, 0]]]))
        return point
      }
    }
  }

  static let ways = [
    Way("gradient-descent", GradientDescent.self, rate: 0.95),
    Way("momentum", Momentum.self, rate: 0.95), Way("nesterov", Nesterov.self, rate: 0.1),
    Way("adagrad", AdaGrad.self, rate: 1.5), Way("adadelta", AdaDelta.self, epsilon: 0.01),
    Way("rmsprop", RMSProp.self, rate: 0.3), Way("adam", Adam.self, rate: 0.3),
  ]

  static var drawing: Drawing {
    let elements = ways.enumerated().flatMap { index, way in panel(way, cell: index) }
    return Drawing(
      name: "optimizer-paths", width: 860, height: 322, title: "Seven optimizers on an elongated ellipse",
      elements: [contours] + elements + key)
  }

  private static func landscape(at corner: ChartPoint) -> Landscape {
    Landscape(
      frame: Rectangle(left: corner.x, top: corner.y + 22, width: 194, height: 108), x: -8...2.4,
      y: -2.9...2.9)
  }

  private static var contours: SVGElement {
    landscape(at: corner(0)).contours([0.05, 0.25, 0.75, 1.5, 2.6, 4, 6]) {
      $0.x * $0.x / 20 + $0.y * $0.y
    }
  }

  private static func corner(_ cell: Int) -> ChartPoint {
    ChartPoint(x: 24 + Double(cell % 4) * 206, y: 16 + Double(cell / 4) * 150)
  }

  private static func panel(_ way: Way, cell: Int) -> [SVGElement] {
    let corner = corner(cell)
    let landscape = landscape(at: corner)
    return landscape.drawn([
      Landscape.sharedContours,
      landscape.way(way.points, Drawing.forward, hasDots: true),
      landscape.minimum(ChartPoint(x: 0, y: 0)),
    ]) + [
      .label(way.name, x: corner.x, y: corner.y + 14, "strong"),
      .label(way.choice, x: landscape.frame.right, y: corner.y + 14, "muted", anchor: .end),
    ]
  }

  private static var key: [SVGElement] {
    let corner = corner(7) + ChartPoint(x: 12, y: 56)
    return ["J = w₁²/20 + w₂²", "t = 0, 1, …, 40"].enumerated().map { index, text in
      .label(text, x: corner.x, y: corner.y + Double(index) * 24, "subtitle")
    }
  }
}
