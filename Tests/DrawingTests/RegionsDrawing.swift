import Datasets
import NNCore
import deep_neural_network_ng_heart

@testable import Charts

/// How lesson 3's network divides the plane as it trains: the program's data, first weights and rate.
struct RegionsDrawing {
  /// The network at an iteration, before its step.
  struct Moment {
    let iteration: Int
    let layers: [Layer]
    let cost: Double
  }

  let examples: LabelledData
  let moments: [Moment]

  private static let iterations = [0, 100, 1_000, 10_000]

  init() throws {
    let data = try DataSet.circles.load().train
    var random = RandomState(seed: 3)
    let start = initialize([2, 10, 5, 1], scale: { _ in 1 }, using: &random)
    var moments: [Moment] = []
    _ = gradientDescent(data.X, data.Y, from: start, rate: 0.01, iterations: 10_001) {
      iteration, A, layers in
      guard Self.iterations.contains(iteration) else { return }
      moments.append(Moment(iteration: iteration, layers: layers, cost: computeCost(A, data.Y)))
    }
    (examples, self.moments) = (data, moments)
  }

  private static let side = 194.0

  var drawing: Drawing {
    let elements = moments.enumerated().flatMap { index, moment in
      panel(moment, left: 24 + Double(index) * 206)
    }
    return Drawing(
      name: "regions-over-time", width: 860, height: 250, title: "Decision regions in the course of training",
      elements: [SVGElement("defs", [:], [points])] + elements)
  }

  private var places: [ChartPoint] {
    (0..<examples.count).map { ChartPoint(x: examples.X[0, $0], y: examples.X[1, $0]) }
  }

  private func grid(_ moment: Moment) -> DecisionGrid {
    DecisionGrid(around: places, columns: 41, rows: 41) { points in
      modelForward(Matrix([points.map(\.x), points.map(\.y)]), moment.layers).A_L.elements.map { $0 }
    }
  }

  /// The examples, drawn once for all panels.
  private var points: SVGElement {
    let scales = grid(moments[0]).scales(ticks: 4)
    let area = PlotArea(
      frame: Rectangle(left: 0, top: 0, width: Self.side, height: Self.side), x: scales.x, y: scales.y)
    let groups = (0..<2).map { label -> SVGElement in
      var path = SVGPath()
      for (place, known) in zip(places, examples.classes) where known == label {
        guard let place = area.place(place) else { continue }
        if label == 0 {
          // A line of no length with round ends takes a quarter of a circle's characters.
          path.move(to: place)
          path.horizontal(to: place.x)
        } else {
          path.append(ClassStyle(label).marker.path(at: place, radius: 2.1))
        }
      }
      return .group(ClassStyle(label).color, [.path(path, label == 0 ? "dots" : "solid")])
    }
    return SVGElement("g", ["id": "points"], groups)
  }

  private func panel(_ moment: Moment, left: Double) -> [SVGElement] {
    let frame = Rectangle(left: left, top: 40, width: Self.side, height: Self.side)
    let grid = grid(moment)
    let shades = (0..<2).map { label -> SVGElement in
      let lead = grid.lead(of: label)
      let paths = [0, 0.5, 0.9].map { outline(lead, above: $0, grid) }
      let boundary = label > 0 ? [SVGElement.path(paths[0], "boundary")] : []
      return .group(
        ClassStyle(label).color, paths.filter { !$0.isEmpty }.map { .path($0, "shade") } + boundary)
    }
    let content = shades + [SVGElement("use", ["href": "#points"])]
    return [
      .rectangle(frame, "field"),
      SVGElement(
        "svg", ["x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height], content),
      .label("t = \(moment.iteration)", x: frame.left, y: 28, "head"),
      .label(
        "J = \((moment.cost * 1000).rounded() / 1000)", x: frame.right, y: 28, "muted", anchor: .end),
    ]
  }

  private func outline(_ values: [Double], above level: Double, _ grid: DecisionGrid) -> SVGPath {
    let step = Self.side / Double(grid.columns - 1)
    var path = SVGPath()
    for loop in Contour(values, columns: grid.columns, above: level).loops {
      path.append(SVGPath(closed: loop.map { ChartPoint(x: $0.x * step, y: Self.side - $0.y * step) }))
    }
    return path
  }
}
