/// The places of a panel's bars.
///
/// From left to right: a bar for what is below -1, the bins of [-1, 0), a bar for exact zeros, the bins of
/// (0, 1], a bar for what is above 1. Bins are as tall as their count in relation to the fullest bin, the three
/// others as their share of all values.
struct HistogramGeometry {
  static let edgeWidth = 7.0
  static let zeroWidth = 6.0
  static let gap = 2.0

  let panel: HistogramPanel
  let frame: Rectangle

  /// The width of the bins on either side of 0.
  var halfWidth: Double { (frame.width - 2 * Self.edgeWidth - Self.zeroWidth - 4 * Self.gap) / 2 }

  /// The slots of the three bars that show shares, at their full height.
  var below: Rectangle { slot(0, Self.edgeWidth) }
  var zero: Rectangle { slot(Self.edgeWidth + halfWidth + 2 * Self.gap, Self.zeroWidth) }
  var above: Rectangle { slot(frame.width - Self.edgeWidth, Self.edgeWidth) }

  /// Where -1, 0 and 1 are.
  var landmarks: [Double] {
    [frame.left + Self.edgeWidth + Self.gap, zero.left + zero.width / 2, above.left - Self.gap]
  }

  /// The lower part of `slot` that stands for `count` of the values.
  func filled(_ slot: Rectangle, _ count: Int) -> Rectangle {
    let height = slot.height * min(max(panel.share(count), 0), 1)
    return Rectangle(left: slot.left, top: slot.bottom - height, width: slot.width, height: height)
  }

  /// The bars of the bins that are not empty.
  var bars: [Rectangle] {
    let negative = panel.counts.count / 2
    let positive = panel.counts.count - negative
    let tallest = Double(max(panel.counts.max() ?? 0, 1))
    return panel.counts.indices.filter { panel.counts[$0] > 0 }.map { index in
      let isPositive = index >= negative
      let width = halfWidth / Double(max(isPositive ? positive : negative, 1))
      let start = isPositive ? zero.right + Self.gap : frame.left + Self.edgeWidth + Self.gap
      let height = frame.height * Double(panel.counts[index]) / tallest
      return Rectangle(
        left: start + width * Double(isPositive ? index - negative : index), top: frame.bottom - height,
        width: width, height: height)
    }
  }

  /// The bars as one path: neighbours share an edge, and no light shows between them.
  var outline: SVGPath {
    var path = SVGPath()
    for bar in bars {
      path.move(to: ChartPoint(x: bar.left, y: bar.bottom))
      path.vertical(to: bar.top)
      path.horizontal(to: bar.right)
      path.vertical(to: bar.bottom)
      path.close()
    }
    return path
  }

  private func slot(_ offset: Double, _ width: Double) -> Rectangle {
    Rectangle(left: frame.left + offset, top: frame.top, width: width, height: frame.height)
  }
}
