/// The outlines of the region in which the values of a grid are above a level, traced by marching squares
/// (Lorensen and Cline, 1987, in the plane).
struct Contour {
  /// Closed lines in units of the grid: (0, 0) is the first crossing of the first row. A line runs one
  /// unit outside the grid where the region reaches its edge.
  let loops: [[ChartPoint]]

  /// Traces `values`, row by row, each with `columns` of them, all finite.
  init(_ values: [Double], columns: Int, above level: Double = 0.5) {
    let tracer = Tracer(
      values: values, columns: columns, rows: columns > 0 ? values.count / columns : 0, level: level)
    loops = tracer.loops()
  }
}

/// A side of a cell of the grid that the contour crosses: between a crossing and the next one to the right or
/// above.
private struct Side: Hashable {
  var column: Int
  var row: Int
  var isHorizontal: Bool
}

private struct Tracer {
  let values: [Double]
  let columns: Int
  let rows: Int
  let level: Double

  /// Follows each side to the next until it is back at the first.
  func loops() -> [[ChartPoint]] {
    var (next, order) = segments()
    return order.compactMap { start in
      var loop: [ChartPoint] = []
      var side = start
      while let following = next.removeValue(forKey: side) {
        loop.append(point(on: side))
        side = following
      }
      return loop.isEmpty ? nil : loop
    }
  }

  /// For each crossed side the one that follows it, the region on the left; and the sides in a fixed order.
  private func segments() -> (next: [Side: Side], order: [Side]) {
    var next: [Side: Side] = [:]
    var order: [Side] = []
    for row in -1..<rows {
      for column in -1..<columns {
        for (from, to) in crossings(column, row) {
          next[from] = to
          order.append(from)
        }
      }
    }
    return (next, order)
  }

  /// The segments within the cell whose lower left crossing is given.
  private func crossings(_ column: Int, _ row: Int) -> [(from: Side, to: Side)] {
    let bottom = Side(column: column, row: row, isHorizontal: true)
    let top = Side(column: column, row: row + 1, isHorizontal: true)
    let left = Side(column: column, row: row, isHorizontal: false)
    let right = Side(column: column + 1, row: row, isHorizontal: false)
    let corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
    let pattern = corners.enumerated().reduce(0) { $0 | (isInside($1.element) ? 1 << $1.offset : 0) }
    switch pattern {
    case 1: return [(bottom, left)]
    case 2: return [(right, bottom)]
    case 3: return [(right, left)]
    case 4: return [(top, right)]
    case 5: return [(bottom, left), (top, right)]
    case 6: return [(top, bottom)]
    case 7: return [(top, left)]
    case 8: return [(left, top)]
    case 9: return [(bottom, top)]
    case 10: return [(right, bottom), (left, top)]
    case 11: return [(right, top)]
    case 12: return [(left, right)]
    case 13: return [(bottom, right)]
    case 14: return [(left, bottom)]
    default: return []
    }
  }

  private func isInside(_ crossing: (column: Int, row: Int)) -> Bool {
    value(crossing.column, crossing.row).map { $0 > level } ?? false
  }

  /// The value at a crossing; none around the grid, where every line closes.
  private func value(_ column: Int, _ row: Int) -> Double? {
    guard column >= 0, column < columns, row >= 0, row < rows else { return nil }
    return values[row * columns + column]
  }

  /// Where the value is at the level, between the two ends of `side`; the end outside, where there is one, so
  /// that what closes a line along the edge is well outside the picture.
  private func point(on side: Side) -> ChartPoint {
    let start = value(side.column, side.row)
    let end = side.isHorizontal ? value(side.column + 1, side.row) : value(side.column, side.row + 1)
    let part =
      switch (start, end) {
      case (let start?, let end?): (level - start) / (end - start)
      case (nil, _): 0.0
      case (_, nil): 1.0
      }
    return ChartPoint(
      x: Double(side.column) + (side.isHorizontal ? part : 0),
      y: Double(side.row) + (side.isHorizontal ? 0 : part))
  }
}
