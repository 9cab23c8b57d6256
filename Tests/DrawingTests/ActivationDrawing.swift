import NNCore

@testable import Charts

/// Three activation functions, each with its slope, the factor in the backward pass.
struct ActivationDrawing {
  private struct Function: Sendable {
    let name: String
    let formula: String
    let y: [Double]
    let value: @Sendable (Double) -> Double
    let slope: @Sendable (Double) -> Double
    /// The slope, in terms of the function's value where it is computed from that.
    let slopeFormula: String
  }

  private static let functions = [
    Function(
      name: "ReLU", formula: "g(z) = max(0, z)", y: [-1, 4], value: { max(0, $0) },
      slope: { $0 > 0 ? 1 : 0 }, slopeFormula: "g′(z) = [z > 0]"),
    Function(
      name: "sigmoid", formula: "g(z) = 1/(1 + e⁻ᶻ)", y: [0, 1], value: sigmoid,
      slope: { sigmoid($0) * (1 - sigmoid($0)) }, slopeFormula: "g′(z) = g(z)(1 − g(z))"),
    Function(
      name: "tanh", formula: "g(z) = tanh z", y: [-1, 1], value: tanh, slope: { 1 - tanh($0) * tanh($0) },
      slopeFormula: "g′(z) = 1 − g(z)²"),
  ]

  @Sendable private static func sigmoid(_ z: Double) -> Double { NNCore.sigmoid(Matrix([[z]]))[0, 0] }
  @Sendable private static func tanh(_ z: Double) -> Double { NNCore.tanh(Matrix([[z]]))[0, 0] }

  static var drawing: Drawing {
    let elements = functions.enumerated().flatMap { index, function in
      panel(function, left: 24 + Double(index) * 282)
    }
    return Drawing(
      name: "activations", width: 860, height: 320, title: "ReLU, sigmoid and tanh with their derivatives",
      elements: elements)
  }

  private static func panel(_ function: Function, left: Double) -> [SVGElement] {
    let area = PlotArea(
      frame: Rectangle(left: left + 34, top: 88, width: 214, height: 180),
      x: .linear(Extent([-4, 4]), ticks: 4, rounded: false),
      y: .linear(Extent(function.y), ticks: 5, rounded: false))
    let places = stride(from: -4.0, through: 4, by: 0.1).map { $0 }
    func line(_ z: [Double], _ f: (Double) -> Double) -> SVGPath {
      SVGPath(z.compactMap { area.place(ChartPoint(x: $0, y: f($0))) })
    }
    // ReLU's slope jumps, so it takes two lines; the others take one.
    var slope = SVGPath()
    for part in function.name == "ReLU" ? [[-4, 0], [.leastNonzeroMagnitude, 4]] : [places] {
      slope.append(line(part, function.slope))
    }
    return [.label(function.name, x: left, y: 30, "head")]
      + key(function.formula, at: ChartPoint(x: left, y: 50), Drawing.forward, "flow")
      + key(function.slopeFormula, at: ChartPoint(x: left, y: 70), Drawing.backward, "flow back")
      + area.axes(xName: "z", yName: "") + [
        .group(Drawing.forward, [.path(line(places, function.value), "flow")]),
        .group(Drawing.backward, [.path(slope, "flow back")]),
      ]
  }

  private static func key(_ text: String, at place: ChartPoint, _ color: String, _ style: String)
    -> [SVGElement]
  {
    let y = place.y - 4
    let ends = [ChartPoint(x: place.x, y: y), ChartPoint(x: place.x + 26, y: y)]
    return [.group(color, [.path(SVGPath(ends), style)]), .label(text, x: place.x + 34, y: place.y, "ink")]
  }
}
