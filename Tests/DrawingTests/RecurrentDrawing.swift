@testable import Charts

/// The network of lesson 12 unrolled over the name "trex": one column a letter, the same weights in each.
struct RecurrentDrawing {
  private static let inputs = ["0", "t", "r", "e", "x"]
  private static let targets = ["t", "r", "e", "x", "↵"]
  private static let (output, state, input) = (118.0, 228.0, 326.0)
  private static let radius = 19.0
  /// Half the distance between an arrow and the one that goes back beside it.
  private static let side = 7.0

  static var drawing: Drawing {
    let first = place(0, state)
    let elements =
      inputs.indices.flatMap(step) + [
        .node("a₀", at: first, Drawing.neutral),
        .label("L = −Σ ln ŷₜ[targetₜ]", x: first.x - 20, y: 32, "head"),
      ]
    return Drawing(
      name: "rnn-unrolled", width: 860, height: 390, title: "A recurrent network unrolled over a name",
      elements: elements)
  }

  /// Column 0 is the state before the first letter.
  private static func place(_ column: Int, _ y: Double) -> ChartPoint {
    ChartPoint(x: 50 + Double(column) * 150, y: y)
  }

  private static func step(_ index: Int) -> [SVGElement] {
    let (number, column) = (subscripted(index + 1), index + 1)
    let (x, a, y) = (place(column, input), place(column, state), place(column, output))
    return arrows(column) + [
      .node("x" + number, at: x, Drawing.neutral), .node("a" + number, at: a, Drawing.forward),
      .node("ŷ" + number, at: y, Drawing.forward),
      .label(inputs[index], x: x.x, y: x.y + 40, "head", anchor: .middle),
      .label("→ " + targets[index], x: y.x, y: y.y - 32, "head", anchor: .middle),
      .label("Wax", x: x.x - 10, y: (x.y + a.y) / 2 + 4, "ink", anchor: .end),
      .label("Wya", x: y.x - side - 6, y: (y.y + a.y) / 2 + 4, "ink", anchor: .end),
      .label("dy" + number, x: y.x + side + 6, y: (y.y + a.y) / 2 + 4, "ink"),
      .label("Waa", x: a.x - 75, y: a.y - side - 7, "ink", anchor: .middle),
    ]
      + (index > 0
        ? [.label("Waaᵀ dz" + number, x: a.x - 75, y: a.y + side + 17, "ink", anchor: .middle)] : [])
  }

  /// The arrows into a column's state and out of it, and those back.
  private static func arrows(_ column: Int) -> [SVGElement] {
    let (x, a, y) = (place(column, input), place(column, state), place(column, output))
    let before = place(column - 1, state)
    let (left, right) = (ChartPoint(x: -side, y: 0), ChartPoint(x: side, y: 0))
    let (above, below) = (ChartPoint(x: 0, y: -side), ChartPoint(x: 0, y: side))
    let gaps = (radius, radius + 2)
    let back = Arrow.backward(a + below, before + below, gaps: gaps)
    return [
      Arrow.forward(x, a, gaps: gaps), Arrow.forward(a + left, y + left, gaps: gaps),
      Arrow.backward(y + right, a + right, gaps: gaps),
      Arrow.forward(before + above, a + above, gaps: gaps),
    ] + (column > 1 ? [back] : [])
  }
}
