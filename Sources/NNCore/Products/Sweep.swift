/// One operand of a sweep: a block of a matrix as it lies, or packed into panels, one per tile, that are read
/// from end to end.
struct Panels {
  let start: UnsafePointer<Double>
  private let isPacked: Bool
  private let rowStep: Int
  private let depthStep: Int

  /// A(row, k) at `start[row * rowStep + k * depthStep]`, or B(k, column) at
  /// `start[k * depthStep + column]`.
  @inline(__always)
  init(_ start: UnsafePointer<Double>, rowStep: Int = 1, depthStep: Int) {
    self.start = start
    isPacked = false
    self.rowStep = rowStep
    self.depthStep = depthStep
  }

  /// Panel after panel; in each, k after k; in each, the tile's rows of A or vectors of B.
  @inline(__always)
  init(packed start: UnsafePointer<Double>) {
    self.start = start
    isPacked = true
    rowStep = 1
    depthStep = 0
  }

  /// A's rows from `row` on, `count` of them.
  @inline(__always)
  func left(_ row: Int, count: Int, depth: Int) -> (UnsafePointer<Double>, rowStep: Int, depthStep: Int) {
    isPacked ? (start + row * depth, 1, count) : (start + row * rowStep, rowStep, depthStep)
  }

  /// B's columns from `column` on, where `packedColumn` is their place among the packed ones.
  @inline(__always)
  func right(_ column: Int, packedColumn: Int, width: Int, depth: Int, lanes: Int)
    -> (UnsafePointer<Double>, depthStep: Int, last: Int)
  {
    let padded = (width + lanes - 1) / lanes * lanes
    return isPacked
      ? (start + packedColumn * depth, padded, padded - lanes) : (start + column, depthStep, width - lanes)
  }
}

/// The part of C that a sweep writes.
struct Target {
  let start: UnsafeMutablePointer<Double>
  let rowStep: Int
  let rows: Int
  let columns: Int
}

/// Covers `target` with tiles: one block of k, `depth` long, of `left · right`.
///
/// - Precondition: `target` has at least as many columns as `Lanes`.
func sweep<Lanes: TileLanes>(
  _: Lanes.Type, _ left: Panels, _ right: Panels, depth: Int, into target: Target, _ ending: Ending
) {
  let lanes = Lanes.scalarCount
  var column = 0
  var packedColumn = 0
  while column < target.columns {
    let width = largestTile.nextColumns(target.columns - column, lanes: lanes)
    let vectors = (width + lanes - 1) / lanes
    let (b, bStep, bLast) = right.right(
      column, packedColumn: packedColumn, width: width, depth: depth, lanes: lanes)
    var row = 0
    while row < target.rows {
      let rows = largestTile.nextRows(target.rows - row)
      let (a, aRow, aStep) = left.left(row, count: rows, depth: depth)
      let job = TileJob(
        depth: depth, a: a, aRow: aRow, aStep: aStep, b: b, bStep: bStep, bLast: bLast,
        c: target.start + row * target.rowStep + column, cRow: target.rowStep, cLast: width - lanes,
        ending: ending.at(row: row, column: column))
      runTile(Lanes.self, rows: rows, vectors: vectors, job)
      row += rows
    }
    column += width
    packedColumn += vectors * lanes
  }
}
