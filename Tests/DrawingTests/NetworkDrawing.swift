@testable import Charts

/// A network layer by layer, with the flow of values above and that of derivatives below.
struct NetworkDrawing {
  enum Kind { case plain, dropout, normalized }

  /// One value of a layer, its derivative below it, and what is between the two. In all texts `#` stands for the
  /// layer's number.
  private struct Stage {
    let symbol: String
    /// What happens on the way to it, and on the way back from it.
    var into = ""
    var back = ""
    var between = Between.nothing
  }

  private enum Between {
    /// Parameters and their derivatives, and the factor that turns the stage's derivative into theirs.
    case parameters(String, derivatives: String, factor: String = "")
    /// What both passes use.
    case shared(String, width: Double)
    case shape(units: Int)
    case nothing
  }

  let name: String
  let title: String
  let kind: Kind
  /// From the features to the output.
  let sizes: [Int]

  private static let (top, bottom) = (96.0, 296.0)
  private static let (parameters, gradients) = (168.0, 224.0)
  private static let radius = 19.0
  private static let margin = 40.0

  var drawing: Drawing {
    Drawing(name: name, width: 860, height: 356, title: title, elements: panels + input + layers + output)
  }

  private var layerCount: Int { sizes.count - 1 }

  /// The stages of layer `number`, counted from 1.
  private func stages(_ number: Int) -> [Stage] {
    let input = number == 1 ? "X" : (kind == .dropout ? "Ã" : "A") + subscripted(number - 1)
    let weights = Stage(
      symbol: "Z#", back: number > 1 ? "W#ᵀ ·" : "",
      between: .parameters("W# b#", derivatives: "dW# db#", factor: "· \(input)ᵀ"))
    let shape = Between.shape(units: sizes[number])
    if number == layerCount { return [weights, Stage(symbol: "A#", into: "sigmoid", between: shape)] }
    let rectifier = Stage(
      symbol: "A#", into: "ReLU", back: "∘ [\(kind == .normalized ? "O#" : "Z#") > 0]", between: shape)
    switch kind {
    case .plain: return [weights, rectifier]
    case .dropout:
      let mask = Stage(symbol: "Ã#", into: "∘ D#/p", back: "∘ D#/p", between: .shared("D#", width: 36))
      return [weights, rectifier, mask]
    case .normalized:
      let scale = Between.parameters("γ# β#", derivatives: "dγ# dβ#")
      return [
        weights, Stage(symbol: "Ẑ#", between: .shared("μ# σ#²", width: 66)),
        Stage(symbol: "O#", between: scale), rectifier,
      ]
    }
  }

  /// The place of a stage's value; the input is in column 0.
  private func place(_ column: Int, _ y: Double) -> ChartPoint {
    let columns = (1...layerCount).map { stages($0).count }.reduce(2, +)
    return ChartPoint(x: Self.margin + Double(column) * (860 - 2 * Self.margin) / Double(columns - 1), y: y)
  }

  /// The column of a layer's first stage.
  private func firstColumn(_ number: Int) -> Int {
    (1..<number).map { stages($0).count }.reduce(1, +)
  }

  private var panels: [SVGElement] {
    (1...layerCount).flatMap { number -> [SVGElement] in
      let first = firstColumn(number)
      let half = (place(1, 0).x - place(0, 0).x) / 2 - 4
      let left = place(first, 0).x - half
      let right = place(first + stages(number).count - 1, 0).x + half
      return [
        .surface(Rectangle(left: left, top: 14, width: right - left, height: 330)),
        .label(
          "\(sizes[number - 1]) → \(sizes[number])", x: (left + right) / 2, y: 38, "head", anchor: .middle),
      ]
    }
  }

  private var input: [SVGElement] {
    let x = place(0, Self.top)
    return [
      Arrow.forward(x, place(1, Self.top), gaps: (Self.radius, Self.radius + 3)),
      .node("X", at: x, Drawing.neutral),
      .label("(\(sizes[0]), m)", x: x.x, y: x.y + 38, "muted", anchor: .middle),
    ]
  }

  private var layers: [SVGElement] {
    (1...layerCount).flatMap { number in
      zip(firstColumn(number)..., stages(number)).flatMap { column, stage in
        draw(stage, in: column) { $0.replacing("#", with: subscripted(number)) }
      }
    }
  }

  private func draw(_ stage: Stage, in column: Int, _ numbered: (String) -> String) -> [SVGElement] {
    let (value, gradient) = (place(column, Self.top), place(column, Self.bottom))
    let gaps = (Self.radius, Self.radius + 3)
    let middle = (place(column - 1, 0).x + value.x) / 2
    let forward: [SVGElement] = [
      Arrow.forward(value, place(column + 1, Self.top), gaps: gaps),
      .label(numbered(stage.into), x: middle, y: Self.top - 26, "ink", anchor: .middle),
    ]
    let between =
      between(stage, column, numbered) + [
        .node(numbered(stage.symbol), at: value, Drawing.forward)
      ]
    // There is no derivative of the output: cost and sigmoid are differentiated together.
    if column == firstColumn(layerCount) + 1 { return forward + between }
    let back = Arrow.backward(gradient, place(column - 1, Self.bottom), gaps: gaps)
    return forward + between + (column > 1 ? [back] : []) + [
      .node("d" + numbered(stage.symbol), at: gradient, Drawing.backward),
      .label(numbered(stage.back), x: middle, y: Self.bottom + 34, "ink", anchor: .middle),
    ]
  }

  private func between(_ stage: Stage, _ column: Int, _ numbered: (String) -> String) -> [SVGElement] {
    let (value, gradient) = (place(column, Self.top), place(column, Self.bottom))
    let (upper, lower) = (place(column, Self.parameters), place(column, Self.gradients))
    let center = place(column, (Self.parameters + Self.gradients) / 2)
    let gaps = (13.0, Self.radius + 3)
    switch stage.between {
    case .nothing: return []
    case .shape(let units):
      return [.label("(\(units), m)", x: center.x, y: center.y + 4, "muted", anchor: .middle)]
    case .shared(let symbols, let width):
      return [value, gradient].map { Arrow(places: [center, $0], gaps: gaps, color: Drawing.shared).drawn }
        + [.box(numbered(symbols), at: center, Drawing.shared, width: width)]
    case .parameters(let symbols, let derivatives, let factor):
      return [
        Arrow.forward(upper, value, gaps: gaps), Arrow.backward(gradient, lower, gaps: (Self.radius, 16)),
        Arrow(places: [lower, upper], gaps: (13, 16), color: Drawing.neutral).drawn,
        .label("−η", x: center.x + 8, y: center.y + 4, "ink"),
        .label(factor, x: lower.x + 9, y: (lower.y + gradient.y) / 2 + 3, "ink"),
        .box(numbered(symbols), at: upper, Drawing.forward),
        .box(numbered(derivatives), at: lower, Drawing.backward),
      ]
    }
  }

  /// The cost, and the start of the backward pass.
  private var output: [SVGElement] {
    let column = firstColumn(layerCount) + 2
    let (cost, corner) = (place(column, Self.top), place(column, Self.bottom))
    let start = place(column - 2, Self.bottom)
    let last = subscripted(layerCount)
    return [
      Arrow.backward(cost, corner, start, gaps: (Self.radius, Self.radius + 3)),
      .node("J", at: cost, Drawing.neutral),
      .label("(A\(last) − Y)/m", x: (start.x + corner.x) / 2, y: Self.bottom + 34, "ink", anchor: .middle),
    ]
  }
}
