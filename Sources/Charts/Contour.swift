/// The outlines of the region in which the values of a grid are above a level, traced by marching squares
/// (Lorensen and Cline, 1987, in the plane).
struct Contour {
  /// Closed lines in units of the grid: (0, 0) is the first crossing of the first row. A line runs one
  /// unit outside the grid where the region reaches its edge.
  let loops: [[ChartPoint]]

  /// Traces `values`, row by row, each with `columns` of them, all finite.
  init(_ values: [Double], columns: Int, above level: Double = 0.5) {
    let rows = columns > 0 ? values.count / columns : 0
    loops = Tracer(values: values, columns: columns, rows: rows, level: level).loops()
  }
}

/// Grid points are numbered row by row, including those of a border around the grid, in which every line closes. A cell
/// has the number of its lower left point; a side of a cell has twice the number of the point where it starts, plus 1
/// if it leads up and not to the right.
private struct Tracer {
  let values: [Double]
  let columns: Int
  let rows: Int
  let level: Double

  /// The step from a grid point to the one above it.
  private var up: Int { columns + 2 }

  /// Follows each side to the next until it is back at the first.
  func loops() -> [[ChartPoint]] {
    var (next, order) = segments()
    return order.compactMap { start in
      var loop: [ChartPoint] = []
      var side = start
      while next[side] >= 0 {
        loop.append(point(on: side))
        (side, next[side]) = (next[side], -1)
      }
      return loop.isEmpty ? nil : loop
    }
  }

  /// For each crossed side the side that follows it, with the region on the left, and -1 for all others; and the
  /// crossed sides in a fixed order. Most cells are entirely inside or outside the region, and no line crosses them.
  private func segments() -> (next: [Int], order: [Int]) {
    let inside = self.inside
    var next = [Int](repeating: -1, count: 2 * inside.count)
    var order: [Int] = []
    // The left corners of a cell, the upper one counting 2, are the right corners of the cell before.
    var left = 0
    for cell in 0..<max(0, inside.count - up - 1) {
      let right = inside[cell + 1] + 2 * inside[cell + 1 + up]
      if left != right || left == 1 || left == 2 {
        for (from, to) in crossings(of: cell, left, right) {
          next[from] = to
          order.append(from)
        }
      }
      left = right
    }
    return (next, order)
  }

  /// For each grid point 1 if its value is above the level, otherwise 0, also in the border.
  private var inside: [Int] {
    var inside = [Int](repeating: 0, count: up * (rows + 2))
    for row in 0..<rows {
      let first = (row + 1) * up + 1
      for column in 0..<columns where values[row * columns + column] > level { inside[first + column] = 1 }
    }
    return inside
  }

  /// The segments within a cell that has these corners.
  private func crossings(of cell: Int, _ left: Int, _ right: Int) -> [(from: Int, to: Int)] {
    let (bottomSide, topSide, leftSide, rightSide) = (2 * cell, 2 * (cell + up), 2 * cell + 1, 2 * cell + 3)
    switch (left, right) {
    case (1, 0): return [(bottomSide, leftSide)]
    case (0, 1): return [(rightSide, bottomSide)]
    case (1, 1): return [(rightSide, leftSide)]
    case (0, 2): return [(topSide, rightSide)]
    case (1, 2): return [(bottomSide, leftSide), (topSide, rightSide)]
    case (0, 3): return [(topSide, bottomSide)]
    case (1, 3): return [(topSide, leftSide)]
    case (2, 0): return [(leftSide, topSide)]
    case (3, 0): return [(bottomSide, topSide)]
    case (2, 1): return [(rightSide, bottomSide), (leftSide, topSide)]
    case (3, 1): return [(rightSide, topSide)]
    case (2, 2): return [(leftSide, rightSide)]
    case (3, 2): return [(bottomSide, rightSide)]
    case (2, 3): return [(leftSide, bottomSide)]
    default: return []
    }
  }

  /// The value at a grid point; `nil` in the border.
  private func value(_ crossing: Int) -> Double? {
    let (row, column) = (crossing / up - 1, crossing % up - 1)
    guard column >= 0, column < columns, row >= 0, row < rows else { return nil }
    return values[row * columns + column]
  }

  /// Where the value equals the level, between the two ends of `side`; its outer end if it leads into the border, so
  /// that what closes a line along the edge is well outside the picture.
  private func point(on side: Int) -> ChartPoint {
    let (start, isHorizontal) = (side / 2, side % 2 == 0)
    let part =
      switch (value(start), value(start + (isHorizontal ? 1 : up))) {
      case (let start?, let end?): (level - start) / (end - start)
      case (nil, _): 0.0
      case (_, nil): 1.0
      }
    let (row, column) = (Double(start / up - 1), Double(start % up - 1))
    return ChartPoint(x: column + (isHorizontal ? part : 0), y: row + (isHorizontal ? 0 : part))
  }
}
