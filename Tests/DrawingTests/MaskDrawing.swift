import NNCore
import deep_neural_network_with_dropout_heart

@testable import Charts

/// The first masks of lesson 6's first hidden layer, as its heart draws them with the program's settings: seed 1 and
/// p = 0.86, breast-cancer data, 30→10→5→1.
struct MaskDrawing {
  /// How many of the 455 examples are shown.
  private static let examples = 48
  private static let keep = 0.86

  /// The masks of layer 1 in iterations 0 and 1, drawn from one generator with those of layer 2 between them.
  static var masks: [Matrix] {
    let dropout = Dropout(keep: keep)
    var random = RandomState(seed: 1)
    return (0..<2).map { _ in
      let first = dropout.mask(like: .zeros(10, 455), using: &random)
      _ = dropout.mask(like: .zeros(5, 455), using: &random)
      return first
    }
  }

  static var drawing: Drawing {
    let elements = masks.enumerated().flatMap { iteration, mask in
      panel(mask, "t = \(iteration)", top: 24 + Double(iteration) * 226)
    }
    return Drawing(
      name: "dropout-mask", width: 860, height: 470, title: "The first masks of lesson 6, seed 1",
      elements: elements)
  }

  private static func panel(_ mask: Matrix, _ name: String, top: Double) -> [SVGElement] {
    let cells = Cells(left: 64, top: top + 24, side: 16, columns: examples, rows: mask.rows)
    let frame = cells.frame
    var (on, off) = (SVGPath(), SVGPath())
    for unit in 0..<mask.rows {
      for example in 0..<examples {
        let area = cells.area(unit, example)
        if mask[unit, example] == 1 {
          square(area, in: &on)
        } else {
          cross(area, in: &off)
        }
      }
    }
    return [
      .rectangle(frame, "field"), .group(Drawing.shared, [.path(on, "shade")]),
      .group(Drawing.backward, [.path(off, "flow")]),
      .label("D₁ = [rand(10, m) < p],   p = \(keep)", x: frame.left, y: top + 14, "strong"),
      .label(name, x: frame.right, y: top + 14, "strong", anchor: .end),
      .label("u = 1", x: frame.left - 8, y: frame.top + 13, "muted", anchor: .end),
      .label("10", x: frame.left - 8, y: frame.bottom - 4, "muted", anchor: .end),
      .label("i = 1", x: frame.left, y: frame.bottom + 18, "muted"),
      .label("\(examples)", x: frame.right, y: frame.bottom + 18, "muted", anchor: .end),
    ]
  }

  private static func square(_ area: Rectangle, in path: inout SVGPath) {
    path.move(to: ChartPoint(x: area.left + 1, y: area.top + 1))
    path.horizontal(to: area.right - 1)
    path.vertical(to: area.bottom - 1)
    path.horizontal(to: area.left + 1)
    path.close()
  }

  private static func cross(_ area: Rectangle, in path: inout SVGPath) {
    for side in [1.0, -1] {
      path.move(to: area.center + ChartPoint(x: -4, y: -4 * side))
      path.line(to: area.center + ChartPoint(x: 4, y: 4 * side))
    }
  }
}
